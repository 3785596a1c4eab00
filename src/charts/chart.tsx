import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** A picture with the words that say the same. */
export interface Chart {
  /** Of the place where it stands; unique in a page. */
  readonly key: string;
  readonly title: string;
  /** In whole sentences, for those who do not see it. */
  readonly description: string;
  readonly width: number;
  readonly height: number;
  readonly body: VNode | DrawnBody;
  /** Whether parts of it lead somewhere: then it is no single picture to those who do not see it, but a group of links. */
  readonly hasLinks?: boolean;
}

/** What a chart shows as SVG that was drawn already: unlike elements it travels from one thread to another. */
export interface DrawnBody {
  readonly svg: string;
}

/** Where a part of a chart leads on a page, and what is said of that part to those who do not see it. */
export interface ChartLink {
  readonly href: string;
  readonly label: string;
}

/** What every chart is asked for with: where it stands, and the words for it. */
export type ChartAsked = Pick<Chart, 'key' | 'title' | 'description'>;

/** Ink on paper. Pages override these for dark rooms, by the class of the same name. */
export const INK = {
  text: '#1d2733',
  muted: '#55616d',
  rule: '#d3d9de',
  given: '#0f5f6b',
  received: '#c8792a',
  target: '#1d2733',
  under: '#a3352b',
  over: '#5b4b9a',
  balanced: '#2f7d4f',
  paper: '#ffffff',
} as const;

/** Each kind of what changes hands, from dark to light in the order in which they are stacked. */
export const KIND_COLOURS: Readonly<Record<string, string>> = {
  funds: '#173f5f',
  'staff-time': '#2c8c99',
  'in-kind': '#e0a63a',
  knowledge: '#7b3f61',
  service: '#93a8b8',
  access: '#5f7f4e',
  recognition: '#dfd0b0',
};

export const TEXT_SIZE = 9;

interface DrawnChart {
  readonly chart: Chart;
}

/** The chart as an SVG element. */
export function ChartPicture({ chart }: DrawnChart): VNode {
  const { key, title, description, width, height, body, hasLinks } = chart;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${String(width)} ${String(height)}`}
      width={width}
      height={height}
      role={hasLinks ? 'group' : 'img'}
      aria-labelledby={`${key}-title ${key}-description`}
      class="chart"
      font-family="Evenhand Sans, Source Sans 3, sans-serif"
      font-size={TEXT_SIZE}
      fill={INK.text}
    >
      <title id={`${key}-title`}>{title}</title>
      <desc id={`${key}-description`}>{description}</desc>
      {'svg' in body ? <g dangerouslySetInnerHTML={{ __html: body.svg }} /> : body}
    </svg>
  );
}

/** The same chart with its body drawn. */
export function drawnChart(chart: Chart): Chart {
  return 'svg' in chart.body ? chart : { ...chart, body: { svg: renderToString(chart.body) } };
}

interface AreaProps {
  readonly link: ChartLink | undefined;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Lies over a part of a chart that leads somewhere, where it does. */
export function LinkArea({ link, x, y, width, height }: AreaProps): VNode | null {
  if (!link) return null;
  return (
    <a href={link.href} aria-label={link.label}>
      <rect
        x={place(x)}
        y={place(y)}
        width={place(width)}
        height={place(height)}
        fill={INK.text}
        fill-opacity={0}
      />
    </a>
  );
}

/** The chart as a file of its own. */
export function chartSvg(chart: Chart): string {
  return renderToString(<ChartPicture chart={chart} />);
}

interface LabelLooks {
  readonly x: number;
  readonly y: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly muted?: boolean;
  readonly bold?: boolean;
  readonly fill?: string;
  readonly children: ComponentChildren;
}

/** Words in a chart, whose middle is at `y`. */
export function Label({ x, y, anchor = 'start', muted, bold, fill, children }: LabelLooks): VNode {
  return (
    <text
      x={place(x)}
      y={place(y + TEXT_SIZE * 0.35)}
      text-anchor={anchor}
      font-weight={bold ? 600 : undefined}
      fill={fill ?? (muted ? INK.muted : INK.text)}
      class={fill ? undefined : muted ? 'muted' : 'text'}
    >
      {children}
    </text>
  );
}

interface KeyEntry {
  readonly label: string;
  readonly colour: string;
}

/** What the colours mean, in one line from `x` on. */
export function Legend({ x, y, entries }: { x: number; y: number; entries: readonly KeyEntry[] }): VNode {
  let at = x;
  return (
    <g>
      {entries.map(({ label, colour }) => {
        const start = at;
        at += 13 + textWidth(label) + 12;
        return (
          <g>
            <rect x={place(start)} y={place(y - 4)} width={9} height={9} rx={1.5} fill={colour} />
            <Label x={start + 13} y={y} muted>
              {label}
            </Label>
          </g>
        );
      })}
    </g>
  );
}

interface RulesAsked {
  readonly ticks: readonly number[];
  readonly at: (tick: number) => number;
  readonly top: number;
  readonly bottom: number;
}

/** Lines down a chart with their figures below; the one of nothing is stronger. */
export function VerticalRules({ ticks, at, top, bottom }: RulesAsked): VNode {
  return (
    <g>
      {ticks.map((tick) => (
        <g>
          <line
            x1={place(at(tick))}
            x2={place(at(tick))}
            y1={top}
            y2={bottom}
            stroke={tick === 0 ? INK.muted : INK.rule}
            stroke-width={tick === 0 ? 1 : 0.5}
            class="rule"
          />
          <Label x={at(tick)} y={bottom + 9} anchor="middle" muted>
            {shortFigure(Math.abs(tick))}
          </Label>
        </g>
      ))}
    </g>
  );
}

/** A length on paper, to hundredths: the same text on every machine. */
export function place(length: number): number {
  return Math.round(length * 100) / 100;
}

/** About how wide a text is, in the units of the chart. Ideographs are as wide as high, other letters half of that. */
export function textWidth(text: string): number {
  let width = 0;
  for (const letter of text) width += /[\u1100-\u11ff\u2e80-\uffdc]/.test(letter) ? 1 : 0.5;
  return width * TEXT_SIZE;
}

/** The text, or as much of it as fits, with an ellipsis. */
export function fitting(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  const letters = [...text];
  while (letters.length > 1 && textWidth(`${letters.join('')}…`) > width) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

/** A figure as a length. Lengths may be floats, as nobody reads figures off them. */
export function lengthOf(figure: string): number {
  return Number(figure);
}

/** A tick's figure in few letters: `250k`, `1.2M`. */
export function shortFigure(figure: number): string {
  const size = Math.abs(figure);
  const sign = figure < 0 ? '\u2212' : '';
  const scaled = (divisor: number, letter: string): string =>
    `${sign}${String(Math.round((size / divisor) * 10) / 10)}${letter}`;
  if (size >= 1e9) return scaled(1e9, 'bn');
  if (size >= 1e6) return scaled(1e6, 'M');
  if (size >= 1e3) return scaled(1e3, 'k');
  return `${sign}${String(Math.round(size * 100) / 100)}`;
}
