import { SEES_ALL, type Sight } from '../../src/coalition/domain/sight.js';
import type { LongWorkPort } from '../../src/event-store/threaded-ledger.js';
import { LongAnswers } from '../../src/web/long-answers.js';
import type { Here } from '../../src/web/view.js';

const at = (position: number, today = '2026-07-01'): Here =>
  ({ coalition: { position, today } }) as unknown as Here;
const ofMember: Sight = { from: 'member', memberId: 'alder' };

/** Answers with how often it was asked. */
function counting(): { readonly work: LongWorkPort; asked: number; fails: boolean } {
  const counted = {
    asked: 0,
    fails: false,
    work: {
      run: async <Result>() => {
        counted.asked += 1;
        if (counted.fails) throw new Error('the thread is gone');
        return counted.asked as Result;
      },
    },
  };
  return counted;
}

describe('what pages ask of long work', () => {
  const report = { coalitionId: 'river-basin', sight: SEES_ALL, quarter: '2026-Q2' };

  it('is worked out once for all who ask the same of the same ledger', async () => {
    const counted = counting();
    const answers = new LongAnswers(counted.work);
    const together = [answers.of(at(7), 'report-paper', report), answers.of(at(7), 'report-paper', report)];
    expect(await Promise.all(together)).toEqual([1, 1]);
    expect(await answers.of(at(7), 'report-paper', { ...report })).toBe(1);
  });

  it.each([
    ['an event more', at(8), 'report-paper', report],
    ['another day', at(7, '2026-07-02'), 'report-paper', report],
    ['other work', at(7), 'comparison-paper', report],
    ['another reader', at(7), 'report-paper', { ...report, sight: ofMember }],
    ['another coalition', at(7), 'report-paper', { ...report, coalitionId: 'lowlands' }],
    ['another quarter', at(7), 'report-paper', { ...report, quarter: '2026-Q3' }],
  ])('is worked out anew for %s', async (_, view, name, asked) => {
    const answers = new LongAnswers(counting().work);
    await answers.of(at(7), 'report-paper', report);
    expect(await answers.of(view, name, asked)).toBe(2);
  });

  it('is tried again where it failed', async () => {
    const counted = counting();
    const answers = new LongAnswers(counted.work);
    counted.fails = true;
    await expect(answers.of(at(7), 'report-paper', report)).rejects.toThrow('the thread is gone');
    counted.fails = false;
    expect(await answers.of(at(7), 'report-paper', report)).toBe(2);
  });

  it('is forgotten where forty others were asked since, and not where it was asked again', async () => {
    const counted = counting();
    const answers = new LongAnswers(counted.work);
    await answers.of(at(7), 'first', report);
    await answers.of(at(7), 'second', report);
    for (let other = 0; other < 39; other += 1) {
      await answers.of(at(7), 'first', report);
      await answers.of(at(7), `other ${String(other)}`, report);
    }
    expect(await answers.of(at(7), 'first', report)).toBe(1);
    expect(await answers.of(at(7), 'second', report)).toBe(42);
  });
});
