import type { Sight } from '../../src/coalition/domain/sight.js';
import { SEES_ALL } from '../../src/coalition/domain/sight.js';
import { onSqlite } from '../support/engines.js';
import { HERE, type Door } from '../http/door.js';
import { ALL, canaries, OTHERS, READER } from './seen-coalition.js';
import { lookingFrom, openSeenDoor } from './seen-door.js';

const quarters = ['2025-Q4', '2026-Q1', '2026-Q2', '2026-Q3'];
const REVIEW = 'reviews/2026-Q2';
/** Whose papers are asked for by name; lists show everybody. */
const SAMPLE = ALL.slice(0, 3);
const ofAll = (path: (id: string) => string): string[] => SAMPLE.map(path);

/** Every question that is asked of a coalition by somebody who may not see all of it, and how it is asked here. */
const QUESTIONS: Readonly<Record<string, readonly string[]>> = {
  getCoalition: [''],
  getReopening: ['quarters/2025-Q4/reopening'],
  listMembers: ['members', 'members?on=2026-01-01'],
  getMember: ofAll((id) => `members/${id}`),
  listPools: ['pools'],
  listRates: ['rates'],
  listExchangeRates: ['exchange-rates'],
  listPolicies: ['policies'],
  listEntries: [
    'entries?limit=500',
    'entries?waitingFor=backbone',
    ...['proposed', 'accepted', 'disputed'].map((status) => `entries?status=${status}`),
    ...ofAll((id) => `entries?member=${id}`),
    ...ofAll((id) => `entries?waitingFor=member:${id}`),
    ...ofAll((id) => `entries?recordedBy=member:${id}`),
  ],
  downloadEntries: [
    'entries-file',
    'entries-file?format=csv&order=newest',
    'entries-file?unvalued=true',
    'entries-file?status=proposed',
    ...ofAll((id) => `entries-file?member=${id}`),
    ...ofAll((id) => `entries-file?text=${id}`),
  ],
  getEntry: SAMPLE.flatMap((id) => [`entries/gift-${id}`, `entries/maybe-${id}`, `entries/contested-${id}`]),
  getEvidence: SAMPLE.map((id, i) => `entries/gift-${id}/evidence/${String(i + 1).repeat(64)}`),
  listPledges: ['pledges', ...ofAll((id) => `pledges?member=${id}`)],
  getPledge: ofAll((id) => `pledges/pledge-${id}`),
  listKnowledge: ['knowledge', 'knowledge?unused=true'],
  getKnowledge: ofAll((id) => `knowledge/asset-${id}`),
  listApplications: [
    'applications',
    'applications?state=awaiting',
    ...ofAll((id) => `applications?member=${id}`),
  ],
  getApplication: SAMPLE.flatMap((id) => [`applications/winter-${id}`, `applications/spring-${id}`]),
  listOffers: ['offers'],
  getOffer: ofAll((id) => `offers/offer-${id}`),
  listRedemptions: ['redemptions', ...ofAll((id) => `redemptions?member=${id}`)],
  getRedemption: ['alder', 'birch', 'cedar'].map((id) => `redemptions/place-${id}`),
  getBalances: [
    'balances',
    'balances?format=csv',
    'balances?asOf=2026-05-04',
    'balances?asKnownAt=60',
    ...quarters.map((quarter) => `balances?quarter=${quarter}`),
  ],
  getPortfolio: SAMPLE.flatMap((id) => [
    `members/${id}/portfolio`,
    `members/${id}/portfolio?quarter=2026-Q2`,
  ]),
  compareReports: ['reports/2026-Q2/comparison?with=2026-Q1'],
  compareFigures: [
    'comparison?quarter=2026-Q2&fromKnownAt=60',
    ...ofAll((id) => `comparison?quarter=2026-Q2&fromKnownAt=60&member=${id}`),
  ],
  explainFigure: [
    ...SAMPLE.flatMap((id) =>
      [
        'given/value',
        'shares/given',
        'pending/value',
        'disputed/value',
        'credits/accrued',
        'credits/equityShare',
        'fair/share',
        'pledges/overdue',
      ].map((path) => `figures?figure=member/${id}/2026-Q2/${path}`),
    ),
    ...[
      'given/value',
      'given/byKind/funds/value',
      'balance/closing',
      'medians/given',
      'medians/alignment',
      'credits/vested',
      'fairness/giniGiven',
    ].map((path) => `figures?figure=coalition/2026-Q2/${path}`),
    'figures?figure=coalition/2026-Q1/given/value',
    ...['in', 'closing'].map((path) => `figures?figure=pool/fund/2026-Q2/${path}`),
  ],
  getCredits: ['credits', 'credits?quarter=2026-Q2', 'credits?asOf=2026-05-20'],
  getCreditsWhatIf: ['credits/what-if?quarter=2026-Q2&rule=base:20'],
  getKnowledgeFlows: ['knowledge-flows?quarter=2026-Q2', 'knowledge-flows?quarter=2026-Q1'],
  getFairShares: [
    'reports/2026-Q2/fair-shares',
    'reports/2026-Q2/fair-shares?rule=need:0.4&rule=equality:0.1',
  ],
  getSettleUp: ['settle-up', 'settle-up?asOf=2026-05-04'],
  getReport: quarters.flatMap((quarter) => [`reports/${quarter}`, `reports/${quarter}?format=csv`]),
  getStatement: SAMPLE.flatMap((id) => [`statements/2026-Q2/${id}`, `statements/2025-Q4/${id}`]),
  getSettlement: ofAll((id) => `members/${id}/settlement`),
  listReportFiles: ['report-files'],
  getReportFile: ['report-files/nothing'],
  downloadReportFile: ['report-files/nothing/file'],
  listReviews: ['reviews'],
  getReview: [REVIEW],
  getCompleteness: [`${REVIEW}/completeness`],
  getPreparationSheet: ofAll((id) => `${REVIEW}/sheets/${id}`),
  getAgenda: [`${REVIEW}/agenda`],
  getProposalsWhatIf: [`${REVIEW}/proposals/what-if?rule=need:0.4&rule=equality:0.1`],
  listAchievements: ['achievements', ...ofAll((id) => `achievements?member=${id}`)],
  getAchievement: ['published', 'draft', 'mine'].map((id) => `achievements/${id}`),
  getAttributionStatement: ['published', 'draft', 'mine'].map((id) => `achievements/${id}/statement`),
};

/** Those for which nobody is let in who does not see all, or which are of no coalition. */
const FOR_ALL_ONLY = [
  ...['getHead', 'listEvents', 'exportLedger', 'lineUpCostShare', 'lineUpGiftsInKind', 'getJob'],
  // Who has access is for coordinators and auditors, and what somebody is, for themselves.
  ...[
    'listPeople',
    'listInvitations',
    'listKeys',
    'listTrail',
    'getSession',
    'listOwnProviders',
    'listWaysIn',
    'listSessions',
    'listEverybody',
  ],
  // Files that others take in or are told by are for those who see everything.
  ...['listImports', 'getImport', 'previewUndoingOfImport', 'listMappings', 'getMapping'],
  ...['listHooks', 'getHook', 'listDeadLetters', 'getDeadLetter'],
  ...['listCoalitions', 'getHealth', 'getReadiness', 'examine', 'getUpkeepJob'],
];

const MEMBER: Sight = { from: 'member', memberId: READER };
const OBSERVER: Sight = { from: 'published' };
type Tier = 'open' | 'totals' | 'own';

onSqlite('what is seen of a coalition', (engine) => {
  let door: Door;

  beforeAll(async () => {
    door = await openSeenDoor(engine);
  });
  afterAll(() => door.close());

  const agree = async (settings: object): Promise<void> => {
    const { status, text } = await door.send('PATCH', HERE, {
      headers: { 'if-match': '*' },
      body: { reason: 'agreed by all', ...settings },
    });
    expect([status, text]).toEqual([200, expect.anything()]);
  };

  /** All answers to all questions, by what was asked. */
  const answers = async (sight: Sight, ...questions: string[]): Promise<Map<string, string>> => {
    const all = new Map<string, string>();
    const asked = questions.length > 0 ? questions.map((name) => QUESTIONS[name]!) : Object.values(QUESTIONS);
    for (const path of asked.flat()) {
      const { status, text } = await door.get(path === '' ? HERE : `${HERE}/${path}`, lookingFrom(sight));
      expect([path, status < 500]).toEqual([path, true]);
      all.set(path, text);
    }
    return all;
  };

  /** Where words of a member turn up in answers to questions that do not name it themselves. */
  const showing = (all: ReadonlyMap<string, string>, words: readonly string[]): string[] =>
    words.flatMap((word) =>
      [...all].flatMap(([path, text]) => (text.includes(word) ? [`${word} in ${path}`] : [])),
    );
  const wordsOfOthers = (...kinds: (keyof typeof canaries)[]): string[] =>
    OTHERS.flatMap((id) => kinds.flatMap((kind) => canaries[kind](id)));

  it('has a declared sight for every question that the service answers', async () => {
    const { paths } = (await door.get('/api/openapi.json')).body as {
      paths: Record<string, Record<string, { readonly operationId: string }>>;
    };
    const asked = Object.values(paths).flatMap(({ get }) => (get ? [get.operationId] : []));
    expect(asked.sort()).toEqual([...Object.keys(QUESTIONS), ...FOR_ALL_ONLY].sort());
  });

  it('is everything for the backbone, so that whatever is not found below was withheld', async () => {
    const all = await answers(SEES_ALL);
    for (const id of SAMPLE)
      for (const kind of ['detail', 'totals', 'private', 'position', 'need'] as const)
        for (const word of canaries[kind](id))
          expect([word, showing(all, [word]).length > 0]).toEqual([word, true]);
    expect(showing(all, ['dogwood-drafts', 'why-cedar', 'birch-published']).length).toBeGreaterThan(2);
  });

  /** Of others: what must never turn up, and what must. */
  const promises: readonly [
    tier: Tier,
    over: object,
    never: (keyof typeof canaries)[],
    some: (keyof typeof canaries)[],
  ][] = [
    ['open', {}, ['private'], ['detail', 'totals', 'position', 'need']],
    ['totals', {}, ['private', 'detail', 'draft'], ['totals', 'position', 'need']],
    ['own', {}, ['private', 'detail', 'totals', 'draft', 'need', 'proposal'], ['position']],
  ];

  it.each(promises)('keeps under the tier %s, %j, what it promises', async (tier, over, never, some) => {
    await agree({ informationTier: tier, disputesShownTo: 'parties', positionsShownTo: 'members', ...over });
    const all = await answers(MEMBER);
    expect(showing(all, wordsOfOthers(...never))).toEqual([]);
    for (const word of wordsOfOthers(...some))
      expect([word, showing(all, [word]).length > 0]).toEqual([word, true]);
    for (const kind of ['detail', 'totals', 'private', 'position', 'draft', 'need'] as const)
      for (const word of canaries[kind](READER))
        expect([word, showing(all, [word]).length > 0]).toEqual([word, true]);
    expect(showing(all, ['birch-published', 'cedar-published']).length).toBeGreaterThan(0);
  });

  it('shows disputes to members where they agreed on that, and see each other’s entries', async () => {
    const disputes = OTHERS.map((id) => `${id}-disputes`);
    await agree({ informationTier: 'open', disputesShownTo: 'members' });
    const where = ['listEntries', 'getEntry', 'getAgenda', 'getPortfolio', 'getReview'];
    const open = await answers(MEMBER, ...where);
    expect(showing(open, ['birch-disputes', 'cedar-disputes']).length).toBeGreaterThan(1);
    await agree({ informationTier: 'totals' });
    expect(showing(await answers(MEMBER, ...where), disputes)).toEqual([]);
    await agree({ disputesShownTo: 'parties' });
  });

  it('shows positions early only where that was agreed', async () => {
    const positions = wordsOfOthers('position');
    await agree({ informationTier: 'open', positionsShownTo: 'backbone' });
    const all = await answers(MEMBER, 'getReview', 'getAgenda');
    expect([showing(all, positions), showing(all, canaries.position(READER)).length > 0]).toEqual([[], true]);
    await agree({ positionsShownTo: 'members' });
  });

  it('is what was published for an observer, whatever members see of each other', async () => {
    await agree({ informationTier: 'open' });
    const all = await answers(OBSERVER);
    const words = ALL.flatMap((id) =>
      (['detail', 'totals', 'private', 'position', 'draft', 'need', 'proposal'] as const).flatMap((kind) =>
        canaries[kind](id),
      ),
    );
    expect(showing(all, words)).toEqual([]);
    expect(JSON.parse(all.get('reports/2025-Q4')!)).toMatchObject({ quarter: '2025-Q4', status: 'closed' });
    expect(all.get('achievements/published/statement')).toContain('birch-published');
    for (const path of [
      'members',
      'pools',
      'policies',
      'entries?limit=500',
      'pledges',
      'knowledge',
      'reviews',
    ])
      expect([path, JSON.parse(all.get(path)!)]).toMatchObject([path, { code: 'access.not-permitted' }]);
  });

  it.each<Tier>(['totals', 'own'])(
    'answers under the tier %s for what is hidden as for what is unknown',
    async (tier) => {
      await agree({ informationTier: tier });
      const pairs = [
        ['entries/gift-birch', 'entries/gift-nobody'],
        [`entries/gift-birch/evidence/${'2'.repeat(64)}`, `entries/gift-nobody/evidence/${'2'.repeat(64)}`],
        ['pledges/pledge-birch', 'pledges/pledge-nobody'],
        ['applications/spring-cedar', 'applications/spring-nobody'],
        ['redemptions/place-birch', 'redemptions/place-nobody'],
        ['achievements/draft', 'achievements/nobody'],
        ['members/birch/portfolio', 'members/nobody/portfolio'],
        ['members/birch/settlement', 'members/nobody/settlement'],
        ['statements/2026-Q2/birch', 'statements/2026-Q2/nobody'],
        [`${REVIEW}/sheets/birch`, `${REVIEW}/sheets/nobody`],
        ['figures?figure=member/birch/2026-Q2/given', 'figures?figure=member/nobody/2026-Q2/given'],
        ['comparison?fromKnownAt=60&member=birch', 'comparison?fromKnownAt=60&member=nobody'],
      ] as const;
      for (const [hidden, unknown] of pairs) {
        const [one, other] = [
          await door.get(`${HERE}/${hidden}`, lookingFrom(MEMBER)),
          await door.get(`${HERE}/${unknown}`, lookingFrom(MEMBER)),
        ];
        const same = (text: string): string =>
          text.replaceAll(/gift-birch|gift-nobody|[a-z]+-?(birch|cedar|nobody)|birch|draft|nobody/g, '…');
        expect([hidden, one.status, same(one.text)]).toEqual([hidden, 404, same(other.text)]);
      }
    },
  );

  it('fills pages with what is seen, and tells no more than their cursors must', async () => {
    await agree({ informationTier: 'totals' });
    const seen: { id: string; memberId: string; counterparty: string }[] = [];
    let next: string | null = null;
    do {
      const after: string = next === null ? '' : `&after=${next}`;
      const { body } = await door.get(`${HERE}/entries?limit=2${after}`, lookingFrom(MEMBER));
      const page = body as { items: typeof seen; next: string | null };
      seen.push(...page.items);
      if (page.next !== null) expect(page.items).toHaveLength(2);
      next = page.next;
    } while (next !== null);
    const isOfOthers = ({ memberId, counterparty }: (typeof seen)[number]): boolean =>
      memberId !== READER && counterparty !== `member:${READER}`;
    expect(seen.filter(isOfOthers)).toEqual([]);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThan(6);
  });

  it('says when a report will be there, only of a quarter that there is', async () => {
    await agree({ informationTier: 'totals' });
    const codes: unknown[] = [];
    for (const quarter of [
      '2025-Q4',
      '2026-Q1',
      '2026-Q2',
      '2026-Q3',
      '2026-Q4',
      '2019-Q1',
      '2025-Q4?asKnownAt=20',
    ]) {
      const { status, body } = await door.get(`${HERE}/reports/${quarter}`, lookingFrom(MEMBER));
      codes.push([quarter, status, (body as { code?: string }).code]);
    }
    expect(codes).toEqual([
      ['2025-Q4', 200, undefined],
      ['2026-Q1', 403, 'access.not-published-yet'],
      ['2026-Q2', 403, 'access.not-published-yet'],
      ['2026-Q3', 403, 'access.not-published-yet'],
      ['2026-Q4', 404, 'access.no-report'],
      ['2019-Q1', 404, 'access.no-report'],
      ['2025-Q4?asKnownAt=20', 404, 'access.no-report'],
    ]);
  });

  it('makes a file for whoever sees the coalition as the one who asked, and draws it for anybody', async () => {
    await agree({ informationTier: 'totals' });
    const order = { quarter: '2025-Q4', format: 'pdf' };
    const BIRCH: Sight = { from: 'member', memberId: 'birch' };
    const { status, body } = await door.post(`${HERE}/report-files`, order, lookingFrom(MEMBER));
    const { id } = body as { id: string };
    const seenFrom = async (sight: Sight): Promise<unknown[]> => {
      const list = (await door.get(`${HERE}/report-files`, lookingFrom(sight))).body as { items: object[] };
      return [list.items.length, (await door.get(`${HERE}/report-files/${id}`, lookingFrom(sight))).status];
    };
    expect([status, await seenFrom(MEMBER), await seenFrom(BIRCH), await seenFrom(OBSERVER)]).toEqual([
      ...[202, [1, 200], [0, 404], [0, 404]],
    ]);
    expect(await seenFrom(SEES_ALL)).toEqual([1, 200]);
    await agree({ informationTier: 'own' });
    expect(await seenFrom(MEMBER)).toEqual([0, 404]);
    for (const sight of [OBSERVER, BIRCH])
      expect((await door.get(`${HERE}/reports/2025-Q4?format=pdf`, lookingFrom(sight))).status).toBe(200);
  });
});
