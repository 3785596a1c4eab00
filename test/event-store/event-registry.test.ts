import { EventRegistry, type EventDefinition } from '../../src/event-store/event.js';

const renamed: EventDefinition = {
  type: 'TeaServed',
  version: 3,
  directory: false,
  upcasters: {
    1: ({ cups, ...rest }) => ({ ...rest, quantity: cups! }),
    2: (data) => ({ ...data, unit: 'cups' }),
  },
};
const registry = new EventRegistry([renamed, { type: 'DoorOpened', version: 1, directory: true }]);

describe('the registry of events', () => {
  it('brings an old shape to today’s, one version after another', () => {
    expect(registry.upcast('TeaServed', 1, { cups: '3', guest: 'alder' })).toEqual({
      quantity: '3',
      unit: 'cups',
      guest: 'alder',
    });
    expect(registry.upcast('TeaServed', 2, { quantity: '3' })).toEqual({ quantity: '3', unit: 'cups' });
  });

  it('leaves today’s shape as it is', () => {
    const data = { quantity: '3', unit: 'cups' };
    expect(registry.upcast('TeaServed', 3, data)).toBe(data);
  });

  it('leaves the stored data untouched', () => {
    const stored = Object.freeze({ cups: '3' });
    registry.upcast('TeaServed', 1, stored);
    expect(stored).toEqual({ cups: '3' });
  });

  it('does not guess what an unknown type means', () =>
    expect(() => registry.upcast('WindowOpened', 1, {})).toThrow('unknown event type WindowOpened'));

  it('does not guess what a newer program wrote', () =>
    expect(() => registry.upcast('TeaServed', 4, {})).toThrow(
      'event TeaServed has version 4; this program knows up to 3',
    ));

  it('is refused where the way from some version is missing', () =>
    expect(() => new EventRegistry([{ ...renamed, upcasters: { 2: (data) => data } }])).toThrow(
      'event TeaServed has no upcaster from version 1',
    ));

  it('is refused where a type is defined twice', () =>
    expect(() => new EventRegistry([renamed, renamed])).toThrow('event TeaServed is defined twice'));

  it('knows its types', () => expect([...registry.types]).toEqual(['TeaServed', 'DoorOpened']));
});
