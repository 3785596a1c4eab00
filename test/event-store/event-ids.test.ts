import { nextEventId } from '../../src/event-store/event-ids.js';

describe('the ids of a lane’s events', () => {
  it('are UUIDs of version 7, each new, and sort in the order in which they were made', () => {
    const ids = Array.from({ length: 5_000 }, nextEventId);
    const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
    expect(ids.filter((id) => !uuid.test(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.toSorted()).toEqual(ids);
  });
});
