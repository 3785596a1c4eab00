import { types } from 'node:util';
import { packed, PackedStatements } from '../../src/reports/drawing/packed-statements.js';
import type { QuarterlyReport } from '../../src/reports/domain/report.js';
import type { MemberStatement } from '../../src/reports/domain/statement.js';

describe('statements on their way to the thread that draws them', () => {
  it('are the same there, in their order, however often they are gone through, and none is held', () => {
    const statements = ['alder', 'birch', 'Şimşir ☂'].map(
      (id) => ({ member: { id, name: `${id} & co` }, lines: [{ value: null }, { value: '1.10' }] }) as never,
    ) as readonly MemberStatement[];
    const travelling = structuredClone(packed({ report: {} as QuarterlyReport, statements }));
    const there = new PackedStatements(travelling.statements);
    expect([there.length, [...there], [...there]]).toEqual([3, statements, statements]);
    // Both sides see the same bytes: nothing is copied on the way.
    const isShared = ({ buffer }: Uint8Array): boolean => types.isSharedArrayBuffer(buffer);
    expect(travelling.statements.every(isShared)).toBe(true);
    expect([...there][0]).not.toBe([...there][0]);
  });
});
