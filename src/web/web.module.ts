import { Module } from '@nestjs/common';
import { Acting } from './acting.js';
import { AccountController } from './account.controller.js';
import { AssetsController } from './assets.controller.js';
import { CoalitionPagesController } from './coalition.controller.js';
import { EverybodyController } from './everybody.controller.js';
import { InvitationController } from './invitation.controller.js';
import { NamedRoles } from './named-roles.js';
import { ApplicationPagesController } from './application-pages.controller.js';
import { CreditPagesController } from './credit-pages.controller.js';
import { LibraryPagesController } from './library-pages.controller.js';
import { OfferPagesController } from './offer-pages.controller.js';
import { PeoplePagesController } from './people.controller.js';
import { PledgePagesController } from './pledges-pages.controller.js';
import { siteQuestions } from './questions.js';
import { RecognitionPagesController } from './recognition-pages.controller.js';
import { SignInController } from './sign-in.controller.js';
import { SitePages } from './site-pages.js';

/** The pages of the site. */
@Module({
  controllers: [
    AccountController,
    AssetsController,
    CoalitionPagesController,
    EverybodyController,
    InvitationController,
    ApplicationPagesController,
    CreditPagesController,
    LibraryPagesController,
    OfferPagesController,
    PeoplePagesController,
    PledgePagesController,
    RecognitionPagesController,
    SignInController,
  ],
  providers: [SitePages, NamedRoles, Acting, ...Object.values(siteQuestions).map(({ handler }) => handler)],
})
export class WebModule {}
