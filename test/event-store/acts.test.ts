import { actsBy, actsOn, type ActsPort } from '../../src/event-store/acts.js';
import type { LedgerStore } from '../../src/event-store/store.js';

const greetings = {
  greet: (store: LedgerStore, { name }: { name: string }) =>
    Promise.resolve(`${store.engine} greets ${name}`),
};

describe('acts', () => {
  const run = actsOn({ engine: 'sqlite' } as LedgerStore, { greetings });
  const port: ActsPort<typeof greetings> = actsBy('greetings', run);

  it('are done by the room and the name that they are called with', async () =>
    expect(await port.run('greet', { name: 'Ana' })).toBe('sqlite greets Ana'));

  it.each([
    ['greetings', 'part'],
    ['greetings', 'constructor'],
    ['partings', 'greet'],
    ['__proto__', 'toString'],
  ])('are not found as %s, %s', (room, act) =>
    expect(() => run({ room, act, argument: {} })).toThrow(`no act ${act} of ${room}`),
  );
});
