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
import { PortfolioPagesController } from './portfolio-pages.controller.js';
import { siteQuestions } from './questions.js';
import { SignInController } from './sign-in.controller.js';
import { SitePages } from './site-pages.js';
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
    PortfolioPagesController,
    SignInController,
  ],
  providers: [
    SitePages,
    NamedRoles,
    WaitingFor,
    ...Object.values(siteQuestions).map(({ handler }) => handler),
  ],
})
export class WebModule {}
