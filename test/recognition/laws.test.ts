import fc from 'fast-check';
import { Amount, sumOf } from '../../src/kernel/amount.js';
import { split } from '../../src/kernel/split.js';
import { isProblem } from '../../src/kernel/problem.js';
import type { AchievementAmended, AchievementRecorded } from '../../src/recognition/domain/events.js';
import { aCoalition, contribution, memberJoined, type Told } from '../support/builders.js';
import { after } from '../support/decider-specification.js';
import {
  achievementAmended,
  achievementRecorded,
  attribution,
  attributionAgreed,
  attributionDeclined,
  recognitionPublished,
  recognitionRetracted,
} from '../support/recognition-builders.js';

const MEMBERS = ['alder', 'birch', 'cedar', 'dogwood'];
const world = [
  ...aCoalition(),
  memberJoined('dogwood'),
  ...MEMBERS.map((memberId) => contribution(`of-${memberId}`, { memberId })),
];

/** Shares that sum to 1 exactly, of some of the members. */
const attributions = fc
  .uniqueArray(fc.record({ id: fc.constantFrom(...MEMBERS), weight: fc.integer({ min: 1, max: 99 }) }), {
    minLength: 1,
    selector: ({ id }) => id,
  })
  .map((parts) => {
    const weighted = parts.map(({ id, weight }) => ({ id, weight: BigInt(weight) }));
    const shares = split(Amount.one, weighted, 18);
    return parts.map(({ id }) => attribution(id, shares.get(id)!.toString(), `entry/of-${id}`));
  });

/** Whose answer it is; nobody's means everybody's. It is mostly about the edition that stands, and now and then about the one before. */
const answer = { who: fc.constantFrom(null, null, ...MEMBERS), before: fc.constantFrom(0, 0, 0, 1) };
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('agree' as const), ...answer }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('decline' as const), ...answer }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('amend' as const), attributions }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('publish' as const),
      value: fc.constantFrom(null, '100.00', '0.01'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('retract' as const) }) },
);

type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

/** @param edition the one that stands */
function toldOf(one: Step, edition: number): Told[] {
  switch (one.do) {
    case 'agree':
    case 'decline': {
      const answered = one.do === 'agree' ? attributionAgreed : attributionDeclined;
      const asked = { edition: edition - one.before };
      return (one.who === null ? MEMBERS : [one.who]).map((who) => answered('dyke', who, asked));
    }
    case 'amend':
      return [achievementAmended('dyke', { attributions: one.attributions })];
    case 'publish':
      return [recognitionPublished('dyke', { value: one.value })];
    case 'retract':
      return [recognitionRetracted('dyke')];
  }
}

describe('whatever is said of an achievement, in whatever order', () => {
  it('shares sum to 1, what is published was consented to by all, word for word, and benefits follow it', async () => {
    let publications = 0;
    await fc.assert(
      fc.asyncProperty(
        attributions,
        fc.array(step, { minLength: 4, maxLength: 16 }),
        async (first, steps) => {
          const { happen, events } = await historyOf(first);
          for (const one of steps) {
            const edition = 1 + events.filter(({ type }) => type === 'AchievementAmended').length;
            for (const told of toldOf(one, edition)) await happen(told);
          }
          let consents = new Map<string, string>();
          let said: AchievementRecorded | AchievementAmended | undefined;
          let benefits = 0;
          for (const { type, data } of events) {
            if (type === 'AchievementRecorded' || type === 'AchievementAmended') {
              said = data as unknown as AchievementAmended;
              consents = new Map();
              expect(sumOf(said.attributions.map(({ share }) => Amount.parse(share))).toString()).toBe('1');
            }
            const { memberId, share, wording } = data as Record<string, string>;
            if (type === 'AttributionAgreed') consents.set(memberId!, `${share!}: ${wording!}`);
            if (type === 'AttributionDeclined') consents.delete(memberId!);
            if (type === 'RecognitionPublished') {
              publications += 1;
              const asked = said!.attributions.map((each) => [
                each.memberId,
                `${each.share}: ${each.wording}`,
              ]);
              expect(consents).toEqual(new Map(asked as [string, string][]));
            }
            if (data['kind'] === 'recognition') benefits += Number(data['quantity']);
          }
          const isPublic =
            events.some(({ type }) => type === 'RecognitionPublished') &&
            !events.some(({ type }) => type === 'RecognitionRetracted');
          expect(benefits).toBe(isPublic ? said!.attributions.length : 0);
          const valued = events.filter(
            ({ type, data }) => type === 'BenefitRecorded' && data['value'] !== null,
          );
          const published = events.find(({ type }) => type === 'RecognitionPublished')?.data['value'] ?? null;
          const sum = sumOf(valued.map(({ data }) => Amount.parse(data['value'] as string)));
          expect(published === null ? '0' : Amount.parse(published as string).toString()).toBe(
            sum.toString(),
          );
        },
      ),
      { numRuns: 100 },
    );
    expect(publications).toBeGreaterThan(0);
  });
});

/** A history that goes on; what is refused leaves no trace in it. */
async function historyOf(first: ReturnType<typeof attribution>[]) {
  const told = await after(...world, achievementRecorded('dyke', { attributions: first }));
  return {
    events: told.events,
    happen: async (one: Told): Promise<void> => {
      try {
        await told.happen(one);
      } catch (error) {
        if (!isProblem(error)) throw error;
      }
    },
  };
}
