import { Controller, Get, Inject, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import type { VNode } from 'preact';
import { NAME_LIMIT } from '../coalition/domain/field-checks.js';
import { DISPUTE_READERS, INFORMATION_TIERS, POSITION_READERS } from '../coalition/domain/sight.js';
import { READS } from '../http/bus.js';
import { Needs } from '../http/operation.decorator.js';
import type { JsonObject } from '../kernel/canonical-json.js';
import { dateIn } from '../kernel/calendar.js';
import { currencyCodes } from '../kernel/currency.js';
import { isProblem } from '../kernel/problem.js';
import type { LedgerReads } from '../portfolios/view.queries.js';
import { Form } from './form.js';
import {
  ExchangeRateFormPage,
  PoolFormPage,
  RATED_KINDS,
  RATE_METHODS,
  RateFormPage,
  REASON_LIMIT,
  SETTINGS,
  SettingsFormPage,
  type Setting,
} from './pages/policies/policy-forms.js';
import type { CoalitionView } from './pages/reports/reports-page.js';
import { siteQuestions as ask } from './questions.js';
import { saying, SitePages } from './site-pages.js';
import { inCoalition, type View } from './view.js';
import { Visiting, type Visit } from './visit.js';

const DAY_LENGTH = 10;
const DECIMAL_LIMIT = 40;

/** What coordinators set: rates, exchange rates, pools, and settings. Rules have a controller of their own. */
@ApiExcludeController()
@Controller('c/:slug/policies')
export class PolicyFormsController {
  constructor(
    private readonly pages: SitePages,
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
    @Inject(READS) private readonly reads: Pick<LedgerReads, 'now'>,
  ) {}

  @Get('rates/new')
  @Needs('administer')
  showRate(@Visiting() visit: Visit): Promise<string> {
    return this.pages.show(visit, (view) => this.drawRate(view));
  }

  @Post('rates/new')
  @Needs('administer')
  adoptRate(@Visiting() visit: Visit): Promise<string> {
    return this.pages.submit(visit, {
      form: 'rate',
      work: async (form) => {
        const data = {
          kind: form.choice('kind', RATED_KINDS),
          category: form.optional('category', 200) ?? '',
          unit: form.line('unit', 100),
          rate: form.line('rate', DECIMAL_LIMIT),
          method: form.choice('method', RATE_METHODS),
          validFrom: form.line('validFrom', DAY_LENGTH),
          validTo: form.optional('validTo', DAY_LENGTH),
          source: form.line('source', REASON_LIMIT),
        };
        form.assertRight();
        return this.done(visit, 'adopt-rate', data, 'rate-set', '#rates');
      },
      again: (view, form) => this.drawRate(view, form),
    });
  }

  @Get('exchange-rates/new')
  @Needs('administer')
  showExchangeRate(@Visiting() visit: Visit): Promise<string> {
    return this.pages.show(visit, (view) => this.drawExchangeRate(view));
  }

  @Post('exchange-rates/new')
  @Needs('administer')
  recordExchangeRate(@Visiting() visit: Visit): Promise<string> {
    return this.pages.submit(visit, {
      form: 'exchange-rate',
      work: async (form) => {
        const data = {
          currency: form.choice('currency', currencyCodes()),
          rateToBase: form.line('rateToBase', DECIMAL_LIMIT),
          validOn: form.line('validOn', DAY_LENGTH),
          source: form.line('source', REASON_LIMIT),
        };
        form.assertRight();
        return this.done(visit, 'record-exchange-rate', data, 'exchange-rate-set', '#exchange');
      },
      again: (view, form) => this.drawExchangeRate(view, form),
    });
  }

  @Get('pools/new')
  @Needs('administer')
  showPool(@Visiting() visit: Visit): Promise<string> {
    return this.pages.show(visit, (view) => this.drawPool(view));
  }

  @Post('pools/new')
  @Needs('administer')
  openPool(@Visiting() visit: Visit): Promise<string> {
    return this.pages.submit(visit, {
      form: 'pool',
      work: async (form) => {
        const data = {
          name: form.line('name', NAME_LIMIT),
          poolId: form.line('poolId', 200),
          restrictedTo: form.optional('restrictedTo', NAME_LIMIT),
          allowNegative: form.isTicked('allowNegative'),
          openedOn: form.line('openedOn', DAY_LENGTH),
        };
        form.assertRight();
        return this.done(visit, 'open-pool', data, 'pool-opened', '#pools');
      },
      again: (view, form) => this.drawPool(view, form),
    });
  }

  @Get('settings')
  @Needs('administer')
  showSettings(@Visiting() visit: Visit): Promise<string> {
    return this.pages.show(visit, (view) => this.drawSettings(view));
  }

  /** What was left as it was is not sent: it may have been changed by somebody else, who would lose that. */
  @Post('settings')
  @Needs('administer')
  changeSettings(@Visiting() visit: Visit): Promise<string> {
    return this.pages.submit(visit, {
      form: 'settings',
      work: async (form, view) => {
        const typed: Record<Setting, string> = {
          informationTier: form.choice('informationTier', INFORMATION_TIERS),
          disputesShownTo: form.choice('disputesShownTo', DISPUTE_READERS),
          positionsShownTo: form.choice('positionsShownTo', POSITION_READERS),
          name: form.line('name', NAME_LIMIT),
          timeZone: form.text('timeZone'),
        };
        const reason = form.text('reason', REASON_LIMIT).trim();
        const changed = Object.fromEntries(
          SETTINGS.map((setting) => [
            setting,
            typed[setting] === form.typed(`was-${setting}`) ? null : typed[setting],
          ]),
        );
        const { policies } = view.words;
        if (Object.values(changed).every((value) => value === null)) form.add(null, policies.nothingChanged);
        form.assertRight();
        const condition = { ifDirectoryUnchangedSince: sinceOf(form) };
        try {
          const data = { ...changed, reason };
          await this.commands.execute(visit.order('change-settings', data, condition));
        } catch (error) {
          if (!isProblem(error) || error.code !== 'request.precondition-failed') throw error;
          form.add(null, policies.changedMeanwhile);
          form.assertRight();
        }
        return saying('settings-changed', `/c/${visit.coalitionId}/policies#sight`);
      },
      again: (view, form) => this.drawSettings(view, form),
    });
  }

  private async done(
    visit: Visit,
    command: string,
    data: JsonObject,
    said: Parameters<typeof saying>[0],
    place: string,
  ): Promise<string> {
    await this.commands.execute(visit.order(command, data));
    return saying(said, `/c/${visit.coalitionId}/policies${place}`);
  }

  private today({ coalition }: CoalitionView): string {
    return dateIn(coalition.timeZone, this.reads.now());
  }

  private async drawRate(view: View, form = new Form('rate', view.words)): Promise<VNode> {
    const here = inCoalition(view);
    const { answer } = await this.queries.execute(ask.settings.ask(here.coalition.id));
    return RateFormPage({ view: here, form, currency: answer.currency, today: this.today(here) });
  }

  private async drawExchangeRate(view: View, form = new Form('exchange-rate', view.words)): Promise<VNode> {
    const here = inCoalition(view);
    const { answer } = await this.queries.execute(ask.settings.ask(here.coalition.id));
    return ExchangeRateFormPage({ view: here, form, currency: answer.currency, today: this.today(here) });
  }

  private drawPool(view: View, form = new Form('pool', view.words)): VNode {
    const here = inCoalition(view);
    return PoolFormPage({ view: here, form, today: this.today(here) });
  }

  private async drawSettings(view: View, form = new Form('settings', view.words)): Promise<VNode> {
    const here = inCoalition(view);
    const { answer, directoryPosition } = await this.queries.execute(ask.settings.ask(here.coalition.id));
    const isSent = form.typed('since') !== '';
    const meanwhile = SETTINGS.filter(
      (setting) => isSent && form.typed(`was-${setting}`) !== answer[setting],
    );
    // What was left as it was follows what somebody else made of it, or the next try would take that back.
    const kept = form.with(
      meanwhile
        .filter((setting) => form.typed(setting) === form.typed(`was-${setting}`))
        .map((setting) => [setting, answer[setting]]),
    );
    return SettingsFormPage({
      view: here,
      form: kept,
      settings: answer,
      since: directoryPosition,
      meanwhile,
    });
  }
}

/** The position of the directory that a form was shown with; what nobody can have sent matches none. */
export function sinceOf(form: Form): number {
  const typed = form.typed('since');
  return /^[0-9]{1,15}$/.test(typed) ? Number(typed) : -1;
}
