/** The page of what is kept: whether aims are met, how a ledger grows, and each benchmark with its ratios. Works without script. */
import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { ChartPicture, type Chart } from '../../src/charts/chart.js';
import { hasFailed, type Kept } from '../kept.js';
import { shown } from '../measure.js';
import {
  allOf,
  growthVerdict,
  isWhole,
  spreadText,
  tallyOf,
  verdictOn,
  type BenchmarkFindings,
  type Finding,
  type OutcomeFindings,
} from './findings.js';
import { growthPicture, growthSaid, timeText } from './growth-picture.js';
import { LETTERS, LOOK } from './look.js';
import { Mark } from './marks.js';
import { marginsPicture } from './margins-picture.js';
import { leadOn, machineText, howToRun, notRun, whenText } from './page-sentences.js';
import { commonEnd, ratiosInWords, ratiosPicture } from './ratios-picture.js';

const WIDE = 600;
const NARROW = 258;

export function pageOf(benchmarks: readonly BenchmarkFindings[]): string {
  return `<!doctype html>\n${renderToString(<Page benchmarks={benchmarks} />)}\n`;
}

function Page({ benchmarks }: { benchmarks: readonly BenchmarkFindings[] }): VNode {
  const run = benchmarks.filter(({ kept }) => kept !== undefined);
  // Growth says the most, and stands first.
  const ordered = run.toSorted((one, other) => Number(isGrowth(other)) - Number(isGrowth(one)));
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>How fast Evenhand is</title>
        <style dangerouslySetInnerHTML={{ __html: `${LETTERS}${LOOK}` }} />
      </head>
      <body>
        <header>
          <div>
            <h1>How fast Evenhand is</h1>
            <p class="lead">{leadOn(benchmarks)}</p>
            <Machine benchmarks={run} />
            <Missing benchmarks={benchmarks} />
          </div>
        </header>
        <main>
          {run.some(({ aimed }) => aimed.length > 0) && <Overview benchmarks={run} />}
          {ordered.map((benchmark) => (
            <Benchmark benchmark={benchmark} />
          ))}
        </main>
        <footer>
          <div>
            <p>
              Every figure compares two things in the same run, in turns, as the median of several rounds with
              the least and the greatest beside it: machines differ, and an absolute number of one says little
              about another. Measure your own with <code>npm run bench</code>; what each benchmark does stands
              in <code>bench/README.md</code>.
            </p>
          </div>
        </footer>
      </body>
    </html>
  );
}

function isGrowth({ outcomes }: BenchmarkFindings): boolean {
  return outcomes.some(({ curves }) => curves.length > 0);
}

function Machine({ benchmarks }: { benchmarks: readonly BenchmarkFindings[] }): VNode | null {
  const texts = new Set(benchmarks.map(({ kept }) => machineText(kept!)));
  if (texts.size === 0) return null;
  if (texts.size === 1) return <p class="machine">Measured on {[...texts][0]}.</p>;
  return <p class="machine">Measured on {texts.size} different machines, which each benchmark names.</p>;
}

function Missing({ benchmarks }: { benchmarks: readonly BenchmarkFindings[] }): VNode {
  const missing = notRun(benchmarks);
  const failed = benchmarks.filter(({ kept, failedSince }) => failedSince ?? (kept && hasFailed(kept)));
  return (
    <div>
      {failed.length > 0 && <p class="note bad">Failed: {failed.map(({ name }) => name).join(', ')}.</p>}
      {missing.length > 0 && (
        <p class="note">
          Not measured yet: {missing.join(', ')}. Run <code>{howToRun(missing, benchmarks.length)}</code>
        </p>
      )}
    </div>
  );
}

function Overview({ benchmarks }: { benchmarks: readonly BenchmarkFindings[] }): VNode {
  const about = {
    title: 'How each benchmark stands to its aims',
    description: benchmarks
      .filter(({ aimed }) => aimed.length > 0)
      .map(({ words, aimed }) => {
        const { met, of } = tallyOf(aimed);
        return `${words.title}: ${String(met)} of ${String(of)} aims met.`;
      })
      .join(' '),
  };
  return (
    <section aria-labelledby="aims">
      <h2 id="aims">Every aim at a glance</h2>
      <p class="about">
        Each mark is one aim. On the line it is just met; at 2 ×, what was measured is twice as good.
      </p>
      <Key />
      <BothWidths
        draw={(key, width) => marginsPicture({ key: `aims-${key}`, ...about, benchmarks, width })}
      />
      <nav aria-label="Benchmarks">
        <ul>
          {benchmarks.map(({ name, words }) => (
            <li>
              <a href={`#${name}`}>{words.title}</a>
            </li>
          ))}
        </ul>
      </nav>
    </section>
  );
}

function Key(): VNode {
  const marks = [
    ['met', 'met'],
    ['missed', 'missed'],
    [null, 'a short look, or without an aim'],
  ] as const;
  return (
    <ul class="key">
      {marks.map(([standing, label]) => (
        <li>
          <svg viewBox="0 0 13 10" aria-hidden="true">
            <Mark x={6.5} y={5} standing={standing} />
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}

/** The same picture for wide windows and for narrow ones, as its words must not shrink with it. */
function BothWidths({ draw }: { draw: (key: string, width: number) => Chart }): VNode {
  return (
    <figure>
      <div class="wide">
        <ChartPicture chart={draw('wide', WIDE)} />
      </div>
      <div class="narrow">
        <ChartPicture chart={draw('narrow', NARROW)} />
      </div>
    </figure>
  );
}

function Benchmark({ benchmark }: { benchmark: BenchmarkFindings }): VNode {
  const { name, words, outcomes, failedSince } = benchmark;
  const kept = benchmark.kept!;
  return (
    <section aria-labelledby={name}>
      <div class="title">
        <h2 id={name}>{words.title}</h2>
        <Badge benchmark={benchmark} />
      </div>
      <p class="about">{words.about}</p>
      {kept.outcomes.length > 0 && <p>{benchmarkVerdict(benchmark)}</p>}
      {kept.short && (
        <p class="note">
          A short look, with a tenth of the work or less: it shows that everything runs, and little about how
          fast.
        </p>
      )}
      {hasFailed(kept) && <Failure kept={kept}>It failed:</Failure>}
      {failedSince && <Failure kept={failedSince}>A later run failed:</Failure>}
      {outcomes.map((outcome, i) => (
        <OutcomeShown
          {...{ outcome, isAlone: outcomes.length === 1, place: `${name}-${String(i)}` }}
          isShort={kept.short}
        />
      ))}
      {outcomes.length === 0 && <p>Nothing was measured.</p>}
      <p class="when">{whenText(kept)}</p>
    </section>
  );
}

function benchmarkVerdict({ outcomes, aimed, kept }: BenchmarkFindings): string {
  const growth = growthVerdict(outcomes.flatMap(({ curves }) => curves));
  if (growth) return growth;
  return kept!.short && aimed.length > 0
    ? `For what a short look is worth: ${lowered(verdictOn(aimed))}`
    : verdictOn(aimed);
}

function lowered(text: string): string {
  return `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`;
}

function Badge({ benchmark }: { benchmark: BenchmarkFindings }): VNode | null {
  const { kept, aimed } = benchmark;
  if (hasFailed(kept!)) return <span class="badge bad">failed</span>;
  if (!isWhole(benchmark)) return <span class="badge">short look</span>;
  if (aimed.length === 0) return null;
  const { met, of } = tallyOf(aimed);
  if (met === of)
    return <span class="badge good">{of === 1 ? 'aim met' : `${lowered(allOf(of))} aims met`}</span>;
  return <span class="badge bad">{`${String(met)} of ${String(of)} aims met`}</span>;
}

function Failure({ kept, children }: { kept: Kept; children: ComponentChildren }): VNode {
  const said = [...kept.failures, ...kept.outcomes.flatMap(({ faults }) => faults)];
  return (
    <div class="note bad">
      {children} {said.join(' ')}
    </div>
  );
}

interface OutcomeShownProps {
  readonly outcome: OutcomeFindings;
  readonly place: string;
  readonly isAlone: boolean;
  readonly isShort: boolean;
}

function OutcomeShown({ outcome, place, isAlone, isShort }: OutcomeShownProps): VNode {
  const { name, curves, skipped } = outcome;
  const ratios = outcome.ratios.map((ratio) => (isShort ? { ...ratio, standing: null } : ratio));
  const common = commonEnd(ratios).replace(/^[,:] /, '');
  const picture = (key: string, width: number): Chart =>
    ratiosPicture({
      ...{ key: `${place}-${key}`, title: `${name}: ratios`, description: ratiosInWords(outcome.ratios) },
      ...{ ratios, width },
    });
  return (
    <div>
      {!isAlone && <h3>{name}</h3>}
      {curves.length > 0 && (
        <div class="grown">
          {curves.map((curve, i) => (
            <figure>
              <ChartPicture
                chart={growthPicture({
                  key: `${place}-curve-${String(i)}`,
                  title: curve.what,
                  description: `${growthSaid(curve)}. ${curve.points
                    .map(({ events, spread }) => `${shown(events)} events: ${timeText(spread.median)}.`)
                    .join(' ')}`,
                  curve,
                })}
              />
            </figure>
          ))}
        </div>
      )}
      {curves.length === 0 && common && <p class="when">Of each, {common}.</p>}
      {curves.length === 0 && ratios.length > 0 && <BothWidths draw={picture} />}
      {skipped.map((what) => (
        <p class="note">Left out: {what}.</p>
      ))}
      <Figures findings={[...outcome.ratios, ...outcome.figures]} />
    </div>
  );
}

function Figures({ findings }: { findings: readonly Finding[] }): VNode | null {
  if (findings.length === 0) return null;
  return (
    <details>
      <summary>{findings.length === 1 ? 'The figure' : `All ${String(findings.length)} figures`}</summary>
      <div class="scrolls">
        <table>
          <thead>
            <tr>
              <th scope="col">what</th>
              <th scope="col" class="figure">
                median
              </th>
              <th scope="col" class="range">
                least – greatest
              </th>
              <th scope="col">aim</th>
            </tr>
          </thead>
          <tbody>
            {findings.map(({ what, unit, spread, aim, standing }) => (
              <tr>
                <td class={what.startsWith(' ') ? 'inner' : undefined}>{what.trim()}</td>
                <td class="figure">{spreadText({ unit, spread: { ...spread, rounds: 1 } })}</td>
                <td class="range">
                  {spread.rounds === 1
                    ? 'one round'
                    : `${shown(spread.least)} – ${shown(spread.most)}, ${String(spread.rounds)} rounds`}
                </td>
                <td class={standing === 'missed' ? 'missed-aim' : undefined}>
                  {aim && `${standing === 'missed' ? '✗' : '✓'} ${aim.text}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
