import { atTheDoor } from '../support/engines.js';
import { Door, HERE } from './door.js';

atTheDoor('fair shares over HTTP', (engine) => {
  let door: Door;

  beforeEach(async () => {
    door = await Door.open(await engine.readyUrl());
    await door.found();
  });

  afterEach(() => door.close());

  it('are told as JSON and as a file, as they are and as they would be', async () => {
    const shares = `${HERE}/reports/2026-Q3/fair-shares`;
    const { status, body } = await door.get(shares);
    expect([status, body]).toMatchObject([200, { quarter: '2026-Q3', needBasis: 'equal', supposed: null }]);
    expect((await door.get(`${shares}?rule=fairWindowQuarters=2,tolerance=0.3`)).body).toMatchObject({
      supposed: {
        rules: [{ rule: 'fairWindowQuarters', from: '4', to: '2' }, { rule: 'tolerance' }],
        window: { quarters: ['2026-Q2', '2026-Q3'] },
      },
    });
    expect((await door.get(`${shares}?format=csv`)).text).toMatch(/^section,id,name,figure/);
    expect((await door.get(`${shares}?rule=needs=1`)).body).toMatchObject({
      code: 'coalition.policy-rule-unknown',
    });
    expect((await door.get(`${shares}?rule=need=0.4`)).body).toMatchObject({
      code: 'coalition.policy-principles',
    });
  });
});
