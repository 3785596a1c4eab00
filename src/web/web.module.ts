import { Module } from '@nestjs/common';
import { AccountController } from './account.controller.js';
import { AssetsController } from './assets.controller.js';
import { CoalitionPagesController } from './coalition.controller.js';
import { EverybodyController } from './everybody.controller.js';
import { InvitationController } from './invitation.controller.js';
import { EntryDrawing } from './entry-drawing.js';
import { EntryPagesController } from './entry-pages.controller.js';
import { NamesForEntries } from './entry-names.js';
import { LedgerPagesController } from './ledger-pages.controller.js';
import { NamedRoles } from './named-roles.js';
import { PeoplePagesController } from './people.controller.js';
import { siteQuestions } from './questions.js';
import { RecordPagesController } from './record-pages.controller.js';
import { SignInController } from './sign-in.controller.js';
import { SitePages } from './site-pages.js';

/** The pages of the site. */
@Module({
  controllers: [
    AccountController,
    AssetsController,
    CoalitionPagesController,
    EntryPagesController,
    EverybodyController,
    InvitationController,
    LedgerPagesController,
    PeoplePagesController,
    RecordPagesController,
    SignInController,
  ],
  providers: [
    SitePages,
    NamedRoles,
    NamesForEntries,
    EntryDrawing,
    ...Object.values(siteQuestions).map(({ handler }) => handler),
  ],
})
export class WebModule {}
