import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { QUARTERS } from '../../scripts/demo/calendar.js';
import { Amount, sumOf } from '../../src/kernel/amount.js';
import type { ReviewAgenda } from '../../src/reviews/agenda.queries.js';
import type { ReviewOutline, ReviewView } from '../../src/reviews/reviews.queries.js';
import { onSqlite } from '../support/engines.js';
import { EXAMPLE_REPORT, withoutChance } from './example-report.js';
import { ToldDemo } from './told.js';

const REVIEWED = ['2025-Q4', '2026-Q1', '2026-Q2'];
const UNDER_DISCUSSION = '2026-Q3';

interface Made {
  readonly kind: string;
  readonly status?: string;
  readonly counterparty: string;
  readonly quantity: string;
  readonly value: string;
}

onSqlite('the demo holds its reviews', (engine) => {
  let demo: ToldDemo;
  const shown = (quarter: string): Promise<ReviewView> =>
    demo.ask<ReviewView>(`review show --quarter ${quarter}`);

  beforeAll(async () => {
    demo = await ToldDemo.tell(await engine.readyUrl());
  }, 180_000);
  afterAll(() => demo.close());

  it('and the report of one of them is the one in examples/report', async () => {
    const report = await demo.ask('report --quarter 2026-Q2');
    const example: unknown = JSON.parse(
      readFileSync(join(EXAMPLE_REPORT, 'corran-bay-2026-Q2.json'), 'utf8'),
    );
    expect(withoutChance(report)).toEqual(withoutChance(example));
  });

  it('of three quarters to the end, and has one under discussion', async () => {
    const { reviews } = await demo.ask<{ reviews: ReviewOutline[] }>('review list');
    expect(reviews.map(({ quarter, stage }) => `${quarter} ${stage}`)).toEqual([
      ...REVIEWED.map((quarter) => `${quarter} closed`),
      `${UNDER_DISCUSSION} discussing`,
    ]);
    for (const { quarter, openedOn, preparedOn, closedOn } of reviews) {
      const { to } = QUARTERS.find(({ name }) => name === quarter)!;
      expect([quarter, to < preparedOn!, preparedOn! >= openedOn]).toEqual([quarter, true, true]);
      if (closedOn !== null) expect(closedOn > preparedOn!).toBe(true);
    }
  });

  it.each(REVIEWED)('of %s: everything is decided with a reason, and done', async (quarter) => {
    const { proposals, supplies, signatures, participants, pulses, positions } = await shown(quarter);
    const decisions = proposals.map(({ decision }) => decision!);
    const count = (outcome: string): number => decisions.filter((one) => one.outcome === outcome).length;
    expect([count('amended'), count('rejected'), count('accepted') > 2]).toEqual([1, 1, true]);
    for (const { outcome, quantity, reason, becomes, isPublished } of decisions) {
      expect(isPublished).toBe(true);
      expect(reason.length).toBeGreaterThan(20);
      expect([outcome, quantity === null, becomes === null]).toEqual([
        ...[outcome, outcome === 'rejected', outcome === 'rejected'],
      ]);
    }
    expect(decisions.flatMap(({ dissent }) => dissent)).toHaveLength(1);
    expect(decisions.flatMap(({ actions }) => actions)).toHaveLength(1);
    expect(positions.length).toBeGreaterThan(2);
    expect(new Set(positions.map(({ memberId }) => memberId)).size).toBe(positions.length);
    expect(pulses.count).toBeGreaterThan(4);
    expect(pulses.count).toBeLessThan(participants);
    expect(signatures.map(({ role }) => role)).toEqual(['facilitator', 'backbone']);
    expect(new Set(signatures.map(({ signer }) => signer)).size).toBe(2);

    for (const { id, quantity, decided, openTo, mostEach } of supplies) {
      const given = proposals.filter(({ supplyId }) => supplyId === id);
      const amounts = given.map(({ decision }) => Amount.parse(decision!.quantity ?? '0'));
      expect(sumOf(amounts).equals(Amount.parse(decided!))).toBe(true);
      expect(Amount.parse(decided!).compare(Amount.parse(quantity))).toBeLessThanOrEqual(0);
      for (const { memberId } of given) expect(openTo).toContain(memberId);
      for (const amount of amounts) expect(amount.compare(Amount.parse(mostEach!))).toBeLessThanOrEqual(0);
    }
  });

  it('so that money became entries and hours became pledges, which were kept', async () => {
    for (const quarter of REVIEWED) {
      for (const { memberId, supplyId, decision } of (await shown(quarter)).proposals) {
        const { becomes, quantity, value } = decision!;
        if (becomes === null) continue;
        const [kind, id] = becomes.split('/') as [string, string];
        expect(kind).toBe(supplyId === 'fund' ? 'entry' : 'pledge');
        if (kind === 'entry') {
          const made = await demo.ask<Made & { memberId: string }>(`entry ${id}`);
          expect(made).toMatchObject({ kind: 'funds', status: 'accepted', quantity, value, memberId });
        } else {
          const { items } = await demo.ask<{ items: { quantity: string; counterparty: string }[] }>(
            `entries --pledge ${id}`,
          );
          const delivered = quarter === '2026-Q2' ? [] : [{ quantity, counterparty: `member:${memberId}` }];
          expect(items).toMatchObject(delivered);
        }
      }
    }
  });

  it('and seals each report, which is that of the position of the close', async () => {
    for (const quarter of REVIEWED) {
      const { published } = await shown(quarter);
      const file = await demo.run(['report', '--quarter', quarter, '--format', 'json']);
      expect(createHash('sha256').update(file).digest('hex')).toBe(published);
      const { position, ...sealed } = JSON.parse(file) as { position: number; status: string };
      const then = await demo.ask(`report --quarter ${quarter} --as-known-at ${String(position)}`);
      expect({ ...then, generatedAt: null }).toEqual({ ...sealed, position, generatedAt: null });
    }
  });

  it('of which one was reopened by two for an invoice, signed again, and sealed again', async () => {
    const at = (command: string): number[] =>
      demo.told.flatMap((words, i) => (words.join(' ').startsWith(command) ? [i] : []));
    const [first, second] = at('close --quarter 2026-Q2') as [number, number];
    const [reopened] = at('reopen --quarter 2026-Q2') as [number];
    expect([first < reopened, reopened < second, at('reopen').length]).toEqual([true, true, 1]);
    expect(demo.told[reopened]!.filter((word) => word === '--signer')).toHaveLength(2);
    expect(at('review sign --quarter 2026-Q2')).toHaveLength(4);
    const { events } = await demo.ask<{ events: { position: number }[] }>('entry interpreting-june');
    const { position } = await demo.ask<{ position: number }>('report --quarter 2026-Q2');
    expect(events[0]!.position).toBeLessThan(position);
    const late = demo.run([
      ...'record contribution --member reach --kind funds --on 2026-06-30 --quantity 1.00'.split(' '),
      ...['--unit', 'EUR'],
    ]);
    await expect(late).rejects.toThrow('coalition.quarter-closed');
  });

  it('with an agenda, positions and open proposals in the one that goes on', async () => {
    const { next, proposals, supplies, positions, signatures } = await shown(UNDER_DISCUSSION);
    expect(next.step).toMatch(/^Go on to deciding/);
    expect(proposals.length).toBeGreaterThan(4);
    expect(proposals.map(({ decision }) => decision)).toEqual(proposals.map(() => null));
    expect(supplies.map(({ proposed }) => proposed)).toEqual(['9000.00', '24.00']);
    expect(positions.map(({ stance }) => stance).sort()).toEqual(['concern', 'object', 'support']);
    expect(signatures).toEqual([]);
    const { counts } = await demo.ask<ReviewAgenda>(`review agenda --quarter ${UNDER_DISCUSSION}`);
    expect(counts).toMatchObject({ objection: 1, pulse: 2 });
    const page = await demo.run(['review', 'agenda', '--quarter', UNDER_DISCUSSION]);
    const numbers = [...page.matchAll(/^(\d+)\. /gm)].map(([, number]) => Number(number));
    expect(numbers).toEqual(numbers.map((_, i) => i + 1));
    expect(page).toMatch(/^ {3}… and \d+ more that got less than their fair share$/m);
    const sheet = ['review', 'sheet', '--member', 'tenants-union', '--quarter', UNDER_DISCUSSION];
    expect(await demo.run(sheet)).toMatch(/^Given, beside \d+ entries without a value +0\.00$/m);
    for (const kind of ['gap', 'overdue-pledge', 'ring'] as const) expect(counts[kind]).toBeGreaterThan(0);
  });
});
