import { Module } from '@nestjs/common';
import { AccountController } from './account.controller.js';
import { AssetsController } from './assets.controller.js';
import { CoalitionPagesController } from './coalition.controller.js';
import { EverybodyController } from './everybody.controller.js';
import { InvitationController } from './invitation.controller.js';
import { NamedRoles } from './named-roles.js';
import { MembersPagesController } from './members-pages.controller.js';
import { OverviewController } from './overview.controller.js';
import { PeoplePagesController } from './people.controller.js';
import { PoliciesPagesController } from './policies.controller.js';
import { PolicyFormsController } from './policy-forms.controller.js';
import { PortfolioPagesController } from './portfolio-pages.controller.js';
import { siteQuestions } from './questions.js';
import { ProposalsUnderWay } from './proposals-under-way.js';
import { ReviewActsController } from './review-acts.controller.js';
import { ReviewDrawing } from './review-drawing.js';
import { ReviewPagesController } from './review-pages.controller.js';
import { ReviewRooms } from './review-room.js';
import { ReviewVoicesPagesController } from './review-voices-pages.controller.js';
import { ReportFilePagesController } from './report-files.controller.js';
import { ReportsPagesController } from './reports.controller.js';
import { RuleEffectsReader } from './rule-effects-reader.js';
import { RulesFormController } from './rules-form.controller.js';
import { SignInController } from './sign-in.controller.js';
import { SitePages } from './site-pages.js';
import { WhatIfPagesController } from './what-if.controller.js';
import { WaitingFor } from './waiting.js';

/** The pages of the site. */
@Module({
  controllers: [
    AccountController,
    AssetsController,
    CoalitionPagesController,
    EverybodyController,
    InvitationController,
    MembersPagesController,
    OverviewController,
    PeoplePagesController,
    ReviewActsController,
    ReviewPagesController,
    ReviewVoicesPagesController,
    PoliciesPagesController,
    PolicyFormsController,
    ReportFilePagesController,
    ReportsPagesController,
    RulesFormController,
    WhatIfPagesController,
    PortfolioPagesController,
    SignInController,
  ],
  providers: [
    SitePages,
    NamedRoles,
    ProposalsUnderWay,
    ReviewDrawing,
    ReviewRooms,
    RuleEffectsReader,
    WaitingFor,
    ...Object.values(siteQuestions).map(({ handler }) => handler),
  ],
})
export class WebModule {}
