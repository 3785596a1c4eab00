import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import type { VNode } from 'preact';
import { VALUE_TYPES } from '../coalition/domain/value-types.js';
import { PathId } from '../http/caller.decorator.js';
import { Needs } from '../http/operation.decorator.js';
import { Amount } from '../kernel/amount.js';
import type { JsonObject } from '../kernel/canonical-json.js';
import { Acting, memberOf } from './acting.js';
import { Form } from './form.js';
import { NewOfferPage, OfferPage } from './pages/knowledge/offer-pages.js';
import { OffersPage } from './pages/knowledge/offers-page.js';
import { siteQuestions as ask } from './questions.js';
import { saying, SitePages } from './site-pages.js';
import { optionalAmount, optionalDay, typedAmount, typedDay } from './typed-fields.js';
import { Visiting, type Visit } from './visit.js';
import { inCoalition, type View } from './view.js';

const SHOWN = 60;
const NAME_LIMIT = 300;
const TEXT_LIMIT = 2_000;

/** What credits are redeemed for: offers, and who reserved and got what. */
@ApiExcludeController()
@Controller('c/:slug')
export class OfferPagesController {
  constructor(
    private readonly pages: SitePages,
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
    private readonly acting: Acting,
  ) {}

  @Get('knowledge/offers')
  @Needs('look as a member')
  list(@Visiting() visit: Visit): Promise<string> {
    return this.pages.show(visit, (view) => this.drawList(visit, view));
  }

  @Get('knowledge/offers/:id')
  @Needs('look as a member')
  one(@PathId('id') id: string, @Visiting() visit: Visit): Promise<string> {
    return this.pages.show(visit, (view) => this.draw(visit, view, id));
  }

  @Get('new/offer')
  @Needs('take part')
  showNew(@Visiting() visit: Visit): Promise<string> {
    return this.pages.show(visit, (view) => this.drawNew(visit, view));
  }

  @Post('new/offer')
  @Needs('take part')
  make(@Visiting() visit: Visit): Promise<string> {
    return this.pages.submit(visit, {
      form: 'offer',
      work: async (form, view) => {
        const capacity = form.optional('capacity');
        if (capacity !== null && !/^[1-9]\d{0,8}$/.test(capacity))
          form.add('capacity', view.words.offers.capacityWrong);
        const data = {
          ...{ offerId: null, title: form.line('title', NAME_LIMIT), offeredBy: form.text('offeredBy') },
          ...{
            price: typedAmount(view, form, 'price'),
            capacity,
            value: optionalAmount(view, form, 'value'),
          },
          valueType: form.typed('valueType') === '' ? null : form.choice('valueType', VALUE_TYPES),
          validFrom: typedDay(view, form, 'validFrom'),
          validTo: optionalDay(view, form, 'validTo'),
        };
        form.assertRight();
        const old = form.isTicked('closeOld') ? await this.renewable(visit, form.typed('like')) : null;
        const { answer } = await this.order(visit, 'list-offer', data);
        // Nothing reserved is lost, and where somebody closed it meanwhile, it is as it should be.
        if (old !== null)
          await this.order(visit, 'withdraw-offer', {
            ...{ offerId: old.id, on: data.validFrom, reason: view.words.offers.renewed },
          });
        return saying('offer-listed', pathOf(visit, answer['offerId'] as string));
      },
      again: (view, form) => this.drawNew(visit, view, form),
    });
  }

  @Post('knowledge/offers/:id/withdrawal')
  @Needs('take part')
  withdraw(@PathId('id') id: string, @Visiting() visit: Visit): Promise<string> {
    return this.pages.submit(visit, {
      form: 'close',
      work: async (form, view) => {
        const data = {
          offerId: id,
          on: typedDay(view, form, 'on'),
          reason: form.text('reason', TEXT_LIMIT),
        };
        form.assertRight();
        await this.order(visit, 'withdraw-offer', data);
        return saying('offer-closed', pathOf(visit, id));
      },
      again: (view, form) => this.draw(visit, view, id, form),
    });
  }

  @Post('knowledge/offers/:id/reservations')
  @Needs('take part')
  reserve(@PathId('id') id: string, @Visiting() visit: Visit): Promise<string> {
    return this.pages.submit(visit, {
      form: 'reserve',
      work: async (form, view) => {
        const data = {
          ...{ redemptionId: null, offerId: id },
          memberId: form.text('member'),
          on: typedDay(view, form, 'on'),
        };
        form.assertRight();
        await this.order(visit, 'reserve-credits', data);
        return saying('credits-reserved', `${pathOf(visit, id)}#redemptions`);
      },
      again: (view, form) => this.draw(visit, view, id, form),
    });
  }

  @Post('knowledge/redemptions/:id/redemption')
  @Needs('take part')
  redeem(@PathId('id') id: string, @Visiting() visit: Visit): Promise<string> {
    return this.end(visit, id, 'redeem');
  }

  @Post('knowledge/redemptions/:id/release')
  @Needs('take part')
  release(@PathId('id') id: string, @Visiting() visit: Visit): Promise<string> {
    return this.end(visit, id, 'release');
  }

  @Post('knowledge/redemptions/lapse')
  @Needs('administer')
  releaseLapsed(@Visiting() visit: Visit): Promise<string> {
    return this.pages.submit(visit, {
      form: 'acts',
      work: async () => {
        const { answer } = await this.order(visit, 'release-lapsed', {});
        const isAny = (answer['released'] as readonly string[]).length > 0;
        const path = `/c/${visit.coalitionId}/knowledge/offers`;
        return saying(isAny ? 'lapsed-released' : 'nothing-lapsed', path);
      },
      again: (view, form) => this.drawList(visit, view, form),
    });
  }

  /** Ends a reservation today: what was reserved is handed over, or free again. */
  private async end(visit: Visit, id: string, how: 'redeem' | 'release'): Promise<string> {
    const { coalitionId, sight } = visit;
    const { offerId } = await this.queries.execute(ask.redemption.ask(coalitionId, id, sight));
    return this.pages.submit(visit, {
      form: 'acts',
      work: async () => {
        const { today } = await this.queries.execute(ask.names.ask(coalitionId, sight));
        await this.order(visit, `${how}-credits`, { redemptionId: id, on: today, reason: null });
        const said = how === 'redeem' ? 'credits-redeemed' : 'credits-released';
        return saying(said, `${pathOf(visit, offerId)}#redemptions`);
      },
      again: (view, form) => this.draw(visit, view, offerId, form),
    });
  }

  /** An offer that whoever looks may close; null where it may not, and where it is closed already. */
  private async renewable(visit: Visit, id: string) {
    const { coalitionId, sight } = visit;
    const offer = await this.queries.execute(ask.creditOffer.ask(coalitionId, id, sight));
    const party = await this.acting.as(visit);
    const { withdraw } = await this.queries.execute(ask.offerActs.ask(coalitionId, party, offer));
    return withdraw ? offer : null;
  }

  private order(visit: Visit, command: string, data: JsonObject) {
    const { actingFor } = visit.caller;
    return this.commands.execute(visit.order(command, { ...data, actingFor }));
  }

  private async drawList(visit: Visit, view: View, form = new Form('acts', view.words)): Promise<VNode> {
    const { coalitionId, sight } = visit;
    const names = await this.queries.execute(ask.names.ask(coalitionId, sight));
    const isAll = visit.asked('which') === 'all';
    const page = { after: visit.asked('after'), limit: SHOWN };
    const asked = { openOn: isAll ? null : names.today, ...page };
    const offers = await this.queries.execute(ask.creditOffers.ask(coalitionId, asked, sight));
    const party = await this.acting.as(visit);
    const own = memberOf(party);
    return OffersPage({
      ...{ view: inCoalition(view), names, ...offers, isAll, form, mayOffer: party !== null },
      own: own === null ? null : await this.reservationsOf(visit, own),
    });
  }

  /** What a member has reserved, and what it could still reserve. */
  private async reservationsOf({ coalitionId, sight }: Visit, memberId: string) {
    const reservations = [];
    for (const state of ['reserved', 'lapsed']) {
      const asked = { member: memberId, offer: null, state, after: null, limit: SHOWN };
      reservations.push(
        ...(await this.queries.execute(ask.redemptions.ask(coalitionId, asked, sight))).items,
      );
    }
    const titles = new Map<string, string>();
    for (const id of new Set(reservations.map(({ offerId }) => offerId)))
      titles.set(id, (await this.queries.execute(ask.creditOffer.ask(coalitionId, id, sight))).title);
    const held = await this.queries.execute(ask.heldCredits.ask(coalitionId, memberId, sight));
    return { memberId, held, reservations, titles };
  }

  private async draw(visit: Visit, view: View, id: string, sent?: Form): Promise<VNode> {
    const { coalitionId, sight } = visit;
    const here = inCoalition(view);
    const offer = await this.queries.execute(ask.creditOffer.ask(coalitionId, id, sight));
    const party = await this.acting.as(visit);
    const memberId = memberOf(party);
    const asked = { member: null, offer: id, state: null, after: visit.asked('after'), limit: SHOWN };
    const { items, next } = await this.queries.execute(ask.redemptions.ask(coalitionId, asked, sight));
    const held = memberId && (await this.queries.execute(ask.heldCredits.ask(coalitionId, memberId, sight)));
    const isEnough = !held || Amount.parse(held).compare(Amount.parse(offer.price)) >= 0;
    const { knowledge } = await this.queries.execute(
      ask.rulesOfQuarter.ask(coalitionId, here.coalition.quarter.id, sight),
    );
    return OfferPage({
      ...{ view: here, offer, redemptions: items, next },
      names: await this.queries.execute(ask.names.ask(coalitionId, sight)),
      acts: await this.queries.execute(ask.offerActs.ask(coalitionId, party, offer)),
      redemptionActs: await this.queries.execute(ask.redemptionActs.ask(coalitionId, party, offer, items)),
      own: memberId === null ? null : { memberId, held, isEnough },
      reservationDays: knowledge.reservationDays,
      sent,
      formOf: (name) => (sent?.name === name ? sent : new Form(name, view.words)),
    });
  }

  private async drawNew(visit: Visit, view: View, form = new Form('offer', view.words)): Promise<VNode> {
    const { coalitionId, sight } = visit;
    const like = visit.asked('like') ?? form.optional('like');
    const old =
      like === null ? null : await this.queries.execute(ask.creditOffer.ask(coalitionId, like, sight));
    return NewOfferPage({
      view: inCoalition(view),
      names: await this.queries.execute(ask.names.ask(coalitionId, sight)),
      own: memberOf(await this.acting.as(visit)),
      like: old,
      mayCloseOld: old !== null && (await this.renewable(visit, old.id)) !== null,
      form,
    });
  }
}

function pathOf({ coalitionId }: Visit, id: string): string {
  return `/c/${coalitionId}/knowledge/offers/${encodeURIComponent(id)}`;
}
