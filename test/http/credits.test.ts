import { atTheDoor } from '../support/engines.js';
import { Door, HERE } from './door.js';

atTheDoor('credits over HTTP', (engine) => {
  let door: Door;

  beforeEach(async () => {
    door = await Door.open(await engine.readyUrl());
    await door.found();
  });

  afterEach(() => door.close());

  it('answers with accounts, as JSON and as a file', async () => {
    const { status, body } = await door.get(`${HERE}/credits?quarter=2026-Q3`);
    expect([status, body]).toMatchObject([200, { quarter: '2026-Q3', totals: { accrued: '0.00' } }]);
    expect((await door.get(`${HERE}/credits?asOf=2026-07-01`)).status).toBe(200);
    expect((await door.get(`${HERE}/credits?format=csv`)).text).toContain('credits.accrued');
  });

  it('supposes other rules, and refuses what is no rule', async () => {
    const whatIf = (rule: string) => door.get(`${HERE}/credits/what-if?quarter=2026-Q3&rule=${rule}`);
    expect((await whatIf('base=12,lineageShare=0.3')).body).toMatchObject({
      rules: [
        { rule: 'base', to: '12' },
        { rule: 'lineageShare', to: '0.3' },
      ],
    });
    expect((await whatIf('bass=12')).body).toMatchObject({ code: 'coalition.policy-rule-unknown' });
    for (const wrong of [
      'base=-1',
      'lineageShare=1',
      'mutualLimit=0',
      'windowQuarters=two',
      'depthAdapted=0.5',
    ])
      expect((await whatIf(wrong)).body).toMatchObject({ code: 'coalition.policy-rule-malformed' });
  });

  it('shows flows of knowledge', async () => {
    const { body } = await door.get(`${HERE}/knowledge-flows?quarter=2026-Q3`);
    expect(body).toMatchObject({ quarter: '2026-Q3', flows: [], rings: [] });
  });
});
