import { Module, type DynamicModule } from '@nestjs/common';
import { PreviewedUploads } from '../interchange/previewed-uploads.js';
import { AccountController } from './account.controller.js';
import { Acting } from './acting.js';
import { ApplicationPagesController } from './application-pages.controller.js';
import { AssetsController } from './assets.controller.js';
import { CoalitionPagesController } from './coalition.controller.js';
import { CreditPagesController } from './credit-pages.controller.js';
import { DeparturePagesController } from './departure-pages.controller.js';
import { EntryDrawing } from './entry-drawing.js';
import { NamesForEntries } from './entry-names.js';
import { EntryPagesController } from './entry-pages.controller.js';
import { EverybodyController } from './everybody.controller.js';
import { HelpController } from './help.controller.js';
import { HookPagesController } from './hook-pages.controller.js';
import { ImportPagesController } from './import-pages.controller.js';
import { InvitationController } from './invitation.controller.js';
import { LedgerPagesController } from './ledger-pages.controller.js';
import { LibraryPagesController } from './library-pages.controller.js';
import { LongAnswers } from './long-answers.js';
import { MembersPagesController } from './members-pages.controller.js';
import { NamedRoles } from './named-roles.js';
import { OfferPagesController } from './offer-pages.controller.js';
import { OverviewController } from './overview.controller.js';
import { PeoplePagesController } from './people.controller.js';
import { PersonNames } from './person-names.js';
import { PledgePagesController } from './pledges-pages.controller.js';
import { PoliciesPagesController } from './policies.controller.js';
import { PolicyFormsController } from './policy-forms.controller.js';
import { PortfolioPagesController } from './portfolio-pages.controller.js';
import { ProposalsUnderWay } from './proposals-under-way.js';
import { siteQuestions } from './questions.js';
import { RecognitionPagesController } from './recognition-pages.controller.js';
import { RecordPagesController } from './record-pages.controller.js';
import { ReportFilePagesController } from './report-files.controller.js';
import { ReportsPagesController } from './reports.controller.js';
import { ReviewActsController } from './review-acts.controller.js';
import { ReviewDrawing } from './review-drawing.js';
import { ReviewPagesController } from './review-pages.controller.js';
import { ReviewRooms } from './review-room.js';
import { ReviewVoicesPagesController } from './review-voices-pages.controller.js';
import { RuleEffectsReader } from './rule-effects-reader.js';
import { RulesFormController } from './rules-form.controller.js';
import { SignInController } from './sign-in.controller.js';
import { SitePages } from './site-pages.js';
import { VerifyPagesController } from './verify-pages.controller.js';
import { WaitingFor } from './waiting.js';
import { WhatIfPagesController } from './what-if.controller.js';

export interface WebOptions {
  /** What was uploaded to be looked at before it is imported. */
  readonly uploads: PreviewedUploads;
}

/** The pages of the site. */
@Module({
  controllers: [
    AccountController,
    ApplicationPagesController,
    AssetsController,
    CoalitionPagesController,
    CreditPagesController,
    DeparturePagesController,
    EntryPagesController,
    EverybodyController,
    HelpController,
    HookPagesController,
    ImportPagesController,
    InvitationController,
    LedgerPagesController,
    LibraryPagesController,
    MembersPagesController,
    OfferPagesController,
    OverviewController,
    PeoplePagesController,
    PledgePagesController,
    PoliciesPagesController,
    PolicyFormsController,
    PortfolioPagesController,
    RecognitionPagesController,
    RecordPagesController,
    ReportFilePagesController,
    ReportsPagesController,
    ReviewActsController,
    ReviewPagesController,
    ReviewVoicesPagesController,
    RulesFormController,
    SignInController,
    VerifyPagesController,
    WhatIfPagesController,
  ],
  providers: [
    Acting,
    EntryDrawing,
    LongAnswers,
    NamedRoles,
    NamesForEntries,
    PersonNames,
    ProposalsUnderWay,
    ReviewDrawing,
    ReviewRooms,
    RuleEffectsReader,
    SitePages,
    WaitingFor,
    ...Object.values(siteQuestions).map(({ handler }) => handler),
  ],
})
export class WebModule {
  static with({ uploads }: WebOptions): DynamicModule {
    return { module: WebModule, providers: [{ provide: PreviewedUploads, useValue: uploads }] };
  }
}
