import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Needs } from '../http/operation.decorator.js';
import { HelpPage } from './pages/help/help-page.js';
import { SitePages } from './site-pages.js';
import { Visiting, type Visit } from './visit.js';

/** What the words of the site mean, for anybody. */
@ApiExcludeController()
@Controller('help')
export class HelpController {
  constructor(private readonly pages: SitePages) {}

  @Get()
  @Needs('be welcomed')
  show(@Visiting() visit: Visit): Promise<string> {
    return this.pages.show(visit, (view) => HelpPage({ view }));
  }
}
