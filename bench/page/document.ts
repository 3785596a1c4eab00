/** The same for a reader of the repository: plain markdown, with pictures in files beside it. */
import { chartSvg, INK, type Chart } from '../../src/charts/chart.js';
import {
  growthVerdict,
  isWhole,
  spreadText,
  verdictOn,
  type BenchmarkFindings,
  type Finding,
} from './findings.js';
import { growthSheet } from './growth-sheet.js';
import { marginsPicture } from './margins-picture.js';
import { howToRun, leadOn, machineText, notRun, whenText } from './page-sentences.js';
import { ratiosInWords, ratiosPicture } from './ratios-picture.js';

export interface Document {
  readonly markdown: string;
  /** By the names of their files. */
  readonly pictures: ReadonlyMap<string, string>;
}

const WIDTH = 560;
const MARGIN = 12;
const FIGURES_NAMED = 6;

/** @param folder of the pictures, as links from the document say it */
export function documentOf(benchmarks: readonly BenchmarkFindings[], folder: string): Document {
  const pictures = new Map<string, string>();
  const picture = (name: string, chart: Chart): string => {
    pictures.set(`${name}.svg`, onPaper(chart));
    return `![${chart.title}](${folder}/${name}.svg)`;
  };
  const whole = benchmarks.filter(isWhole);
  const lines = [
    '# How fast it is',
    'Made by `npm run bench -- --docs` from what `npm run bench` kept; do not edit. How each benchmark measures: [bench/README.md](../bench/README.md).',
    leadOn(whole),
    machinesOf(whole),
  ];
  if (whole.length > 0) {
    const description = whole.map(({ words, aimed }) => `${words.title}: ${verdictOn(aimed)}`).join(' ');
    const title = 'Every aim at a glance';
    lines.push(
      'Each mark is one aim: on the line it is just met, at 2 × what was measured is twice as good.',
      picture('aims', marginsPicture({ key: 'aims', title, description, benchmarks: whole, width: WIDTH })),
    );
  }
  for (const { name, words, outcomes, aimed, kept } of whole) {
    lines.push(`## ${words.title}`, words.about);
    const curves = outcomes.flatMap((outcome) => outcome.curves);
    lines.push(growthVerdict(curves) || verdictOn(aimed));
    if (kept!.failures.length > 0) lines.push('Part of it failed and is left out.');
    if (curves.length > 0) lines.push(picture(name, growthSheet(name, words.title, curves)));
    for (const [i, { name: title, ratios, figures, curves: grown, skipped }] of outcomes.entries()) {
      if (outcomes.length > 1) lines.push(`### ${title}`);
      if (grown.length === 0 && ratios.length > 0) {
        const key = outcomes.length > 1 ? `${name}-${String(i + 1)}` : name;
        const description = ratiosInWords(ratios);
        lines.push(
          picture(key, ratiosPicture({ key, title: `${title}: ratios`, description, ratios, width: WIDTH })),
        );
      }
      lines.push(
        tableOf([...ratios, ...figuresNamed(figures)]),
        ...skipped.map((what) => `Left out: ${what}.`),
      );
    }
    lines.push(`_${whenText(kept!)}_`);
  }
  const others = [
    ...notRun(benchmarks),
    ...benchmarks.filter((one) => one.kept && !isWhole(one)).map(({ name }) => name),
  ];
  if (others.length > 0) {
    lines.push('## Not measured', `${others.join(', ')}: \`${howToRun(others, benchmarks.length)}\``);
  }
  return { markdown: `${lines.filter((line) => line !== '').join('\n\n')}\n`, pictures };
}

function machinesOf(benchmarks: readonly BenchmarkFindings[]): string {
  const machines = [...new Set(benchmarks.map(({ kept }) => machineText(kept!)))];
  return machines.length === 0 ? '' : `Measured on ${machines.join('; and on ')}.`;
}

/** Figures with an aim; where they are many, those that miss it. */
function figuresNamed(figures: readonly Finding[]): Finding[] {
  const aimed = figures.filter(({ aim }) => aim !== null);
  return aimed.length <= FIGURES_NAMED ? aimed : aimed.filter(({ standing }) => standing === 'missed');
}

function tableOf(ratios: readonly Finding[]): string {
  if (ratios.length === 0) return '';
  const rows = ratios.map((ratio) => {
    const mark = ratio.standing === 'missed' ? '✗' : '✓';
    const aim = ratio.aim ? `${mark} ${ratio.aim.text.replace('<', '\\<')}` : '';
    return `| ${ratio.what.trim().replaceAll('|', '\\|')} | ${spreadText(ratio)} | ${aim} |`;
  });
  return ['| what | median (least – greatest) | aim |', '| --- | ---: | --- |', ...rows].join('\n');
}

/** A picture with paper of its own around it, as the page that shows it may be dark. */
function onPaper(chart: Chart): string {
  const width = chart.width + 2 * MARGIN;
  const height = chart.height + 2 * MARGIN;
  const box = `${String(-MARGIN)} ${String(-MARGIN)} ${String(width)} ${String(height)}`;
  const paper = `<rect x="${String(-MARGIN)}" y="${String(-MARGIN)}" width="${String(width)}" height="${String(height)}" rx="6" fill="${INK.paper}"/>`;
  return `${chartSvg(chart)
    .replace(
      /viewBox="[^"]*" width="[^"]*" height="[^"]*"/,
      `viewBox="${box}" width="${String(Math.round(width * 1.4))}"`,
    )
    .replace(/font-family="[^"]*"/, `font-family="'Source Sans 3', system-ui, sans-serif"`)
    .replace('</desc>', `</desc>${paper}`)}\n`;
}
