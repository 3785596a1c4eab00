import { Module, type DynamicModule } from '@nestjs/common';
import { PreviewedUploads } from '../interchange/previewed-uploads.js';
import { AccountController } from './account.controller.js';
import { AssetsController } from './assets.controller.js';
import { CoalitionPagesController } from './coalition.controller.js';
import { EverybodyController } from './everybody.controller.js';
import { HelpController } from './help.controller.js';
import { ImportPagesController } from './import-pages.controller.js';
import { InvitationController } from './invitation.controller.js';
import { NamedRoles } from './named-roles.js';
import { PersonNames } from './person-names.js';
import { PeoplePagesController } from './people.controller.js';
import { siteQuestions } from './questions.js';
import { SignInController } from './sign-in.controller.js';
import { SitePages } from './site-pages.js';
import { VerifyPagesController } from './verify-pages.controller.js';

export interface WebOptions {
  /** Where uploads lie between their preview and their import. */
  readonly uploads: PreviewedUploads;
}

/** The pages of the site. */
@Module({
  controllers: [
    AccountController,
    AssetsController,
    CoalitionPagesController,
    EverybodyController,
    HelpController,
    ImportPagesController,
    InvitationController,
    PeoplePagesController,
    SignInController,
    VerifyPagesController,
  ],
  providers: [
    SitePages,
    NamedRoles,
    PersonNames,
    ...Object.values(siteQuestions).map(({ handler }) => handler),
  ],
})
export class WebModule {
  static with({ uploads }: WebOptions): DynamicModule {
    return { module: WebModule, providers: [{ provide: PreviewedUploads, useValue: uploads }] };
  }
}
