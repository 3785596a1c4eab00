import { Amount } from '../../src/kernel/amount.js';
import { AGENDA_KINDS, agendaOf, type AgendaKind, type Weighed } from '../../src/reviews/domain/agenda.js';
import { questionsFor, type Asked } from '../../src/reviews/domain/questions.js';

const item = (kind: AgendaKind, id: string, weight = '0'): Weighed => ({
  ...{ kind, subject: `member/${id}`, words: `About ${id}.` },
  weight: Amount.parse(weight),
});

describe('an agenda', () => {
  const subjects = (...found: Weighed[]): string[] => agendaOf(found).items.map(({ subject }) => subject);

  it('goes kind by kind, what weighs most first, and by id where all weigh the same', () => {
    const kinds = AGENDA_KINDS.toReversed().map((kind) => item(kind, kind));
    expect(subjects(...kinds)).toEqual(AGENDA_KINDS.map((kind) => `member/${kind}`));
    expect(subjects(item('gap', 'b', '2'), item('gap', 'a', '2'), item('gap', 'c', '10'))).toEqual([
      ...['member/c', 'member/a', 'member/b'],
    ]);
  });

  it('has ten of a kind at most, and says how many there are', () => {
    const many = Array.from({ length: 12 }, (_, i) => item('dispute', String(i), String(i)));
    const { items, counts } = agendaOf(many);
    expect([items.length, items[0]!.subject, counts.dispute, counts.gap]).toEqual([10, 'member/11', 12, 0]);
  });

  it('shows no weights', () => {
    expect(agendaOf([item('ring', 'a')]).items).toEqual([
      { kind: 'ring', subject: 'member/a', words: 'About a.' },
    ]);
  });
});

describe('the questions of a preparation sheet', () => {
  const byType = (over: object = {}): never =>
    ({
      ...{ financial: '0', innovative: '0', operational: '0', reputational: '0', strategic: '0' },
      ...over,
    }) as never;
  const flow = (over: object = {}): never =>
    ({ value: '100.00', unvaluedEntries: 0, byKind: {}, byValueType: byType(), ...over }) as never;
  const undecided = (...entries: string[]): never =>
    ({ entries: entries.length, value: '40.00', items: entries.map((entry) => ({ entry })) }) as never;
  const fair = { received: '100.00', target: '100.00', shortfall: '0.00', status: 'in-balance' };
  /** A member of which nothing is to be asked in particular. */
  const content: Asked = {
    ...{ figure: 'member/alder/2026-Q2', currency: 'EUR', given: flow(), received: flow(), fair },
    ...{ pending: undecided(), disputed: undecided(), overdue: [] },
    ...{ priorities: { strategic: '1' }, mix: byType({ strategic: '1' }), gap: byType() },
  };
  const pledge = (id: string) => ({ id, unit: 'hours', outstanding: '3.00', dueOn: '2026-05-31' });
  const first = (over: Partial<Asked>): string => {
    const [{ about, words, figure } = { about: '', words: '', figure: null }] = questionsFor({
      ...content,
      ...over,
    });
    return [about, figure?.replace('member/alder/2026-Q2/', '') ?? '—', words].join(': ');
  };

  it('are the same three for everybody of whom nothing is to be asked', () => {
    expect(questionsFor(content).map(({ about, figure }) => [about, figure])).toEqual([
      ['open', null],
      ['open', null],
      ['open', null],
    ]);
  });

  it.each<[string, Partial<Asked>]>([
    ['disputed: disputed/value: 2 entries (e1 first) disputed, 40.00', { disputed: undecided('e1', 'e2') }],
    ['pending: pending/value: 1 entry (e3) not accepted yet, 40.00', { pending: undecided('e3') }],
    [
      'pending: pending/value: 1 entry (e3) not accepted yet, without a value',
      { pending: { ...(undecided('e3') as object), value: '0.00' } as never },
    ],
    [
      'overdue: pledges/overdue: Of the pledge p1, due on 2026-05-31, 3.00 hours are outstanding: by',
      { overdue: [pledge('p1')] },
    ],
    [
      'overdue: pledges/overdue: Of the pledge p1, due on 2026-05-31, 3.00 hours are outstanding, and 1 other pledge overdue: by',
      { overdue: [pledge('p1'), pledge('p2')] },
    ],
    [
      'fair-share: fair/shortfall: Over the quarters that count, your fair share would be 160.00 EUR, and you received 100.00, which is 60.00 less',
      { fair: { ...fair, target: '160.00', shortfall: '60.00', status: 'under-served' } },
    ],
    [
      'fair-share: fair/target: Over the quarters that count, your fair share would be 60.00 EUR',
      { fair: { ...fair, target: '60.00', status: 'over-served' } },
    ],
    [
      'priorities: gap/innovative: You look for innovative value (weight 0.6), and its share in what you received was 0.1',
      {
        priorities: { innovative: '0.6', strategic: '0.4' },
        mix: byType({ innovative: '0.1', strategic: '0.2', financial: '0.7' }),
        gap: byType({ innovative: '0.5', strategic: '0.2', financial: '-0.7' }),
      },
    ],
    ['priorities: —: You declared no priorities', { priorities: {}, gap: null }],
    [
      'unvalued: given/unvaluedEntries: 1 entry of what you gave without a value',
      { given: flow({ unvaluedEntries: 1 }) },
    ],
    [
      'received: received/value: You received nothing that has a value',
      { received: flow({ value: '0.00' }), mix: null, gap: null },
    ],
  ])('ask of what stands out: %s', (expected, over) => {
    expect(first(over)).toContain(expected);
  });

  it('are three, and what is in the way comes first', () => {
    const all = questionsFor({
      ...content,
      ...{ priorities: {}, gap: null, fair: null },
      ...{ pending: undecided('e3'), disputed: undecided('e1'), overdue: [pledge('p1')] },
    });
    expect(all.map(({ about }) => about)).toEqual(['disputed', 'pending', 'overdue']);
  });
});
