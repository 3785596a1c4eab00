/** What the pictures of the page share: axes of logarithms, marks that differ in shape as well as in colour, and lines of words. */
import type { ComponentChildren, VNode } from 'preact';
import { scaleLog } from 'd3-scale';
import { INK, Label, place, textWidth } from '../../src/charts/chart.js';
import type { Standing } from './aims.js';

/** Steps from one power of ten to the next, from the finest. */
const STEPS = [[1, 1.2, 1.4, 1.7, 2, 2.5, 3, 4, 5, 6, 8], [1, 1.5, 2, 3, 5, 7], [1, 2, 5], [1]];
const TICK_WIDTH = 34;

export interface LogAxis {
  readonly at: (value: number) => number;
  readonly ticks: readonly number[];
}

/** An axis that holds all of these values, and figures on it that people count by. */
export function logAxis(values: readonly number[], from: number, to: number): LogAxis {
  const [least, most] = [Math.min(...values) / 1.15, Math.max(...values) * 1.15];
  const scale = scaleLog([least, most], [from, to]);
  const within = (tick: number): boolean => tick >= least && tick <= most;
  const powers = powersBetween(least, most);
  const choices = STEPS.map((steps) =>
    powers.flatMap((power) => steps.map((step) => step * power)).filter(within),
  );
  const ticks = choices.find(({ length }) => length <= (to - from) / TICK_WIDTH) ?? choices.at(-1)!;
  return { at: (value) => scale(value), ticks };
}

/** Powers of ten from the one below the least to the one above the most. */
export function powersBetween(least: number, most: number): number[] {
  const [first, last] = [Math.floor(Math.log10(least)), Math.ceil(Math.log10(most))];
  return Array.from({ length: last - first + 1 }, (_, i) => 10 ** (first + i));
}

const MARK_SIZE = 3.6;

/** A full dot where an aim is met, a diamond where it is missed, a ring where there is none or the figure does not count. */
export function Mark({ x, y, standing }: { x: number; y: number; standing: Standing | null }): VNode {
  const [cx, cy] = [place(x), place(y)];
  if (standing === 'missed') {
    const reach = MARK_SIZE + 1;
    const path = `M${cx} ${place(y - reach)}L${place(x + reach)} ${cy}L${cx} ${place(y + reach)}L${place(x - reach)} ${cy}Z`;
    return <path d={path} fill={INK.under} class="missed" />;
  }
  if (standing === null) {
    return (
      <circle
        {...{ cx, cy }}
        r={MARK_SIZE - 0.5}
        fill={INK.paper}
        stroke={INK.muted}
        stroke-width={1.4}
        class="bare"
      />
    );
  }
  return <circle {...{ cx, cy }} r={MARK_SIZE} fill={INK.given} class="met" />;
}

export const LINE_HEIGHT = 11;

/** The words of a text in lines of about this width. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)!} ${word}`;
    if (lines.length > 0 && textWidth(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

interface LinesAsked {
  readonly lines: readonly string[];
  readonly x: number;
  /** The middle of the first line. */
  readonly y: number;
  readonly bold?: boolean;
  readonly muted?: boolean;
}

export function Lines({ lines, x, y, bold, muted }: LinesAsked): VNode {
  return (
    <g>
      {lines.map((line, i) => (
        <Label {...{ x, bold, muted }} y={y + i * LINE_HEIGHT}>
          {line}
        </Label>
      ))}
    </g>
  );
}

/** Keeps lines that pass behind words away from them. */
export function Halo({ children }: { children: ComponentChildren }): VNode {
  return (
    <g stroke={INK.paper} stroke-width={3} paint-order="stroke" stroke-linejoin="round" class="halo">
      {children}
    </g>
  );
}

interface RuleAsked {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
  readonly isStrong?: boolean;
}

export function Rule({ x, top, bottom, isStrong }: RuleAsked): VNode {
  return (
    <line
      {...{ x1: place(x), x2: place(x), y1: place(top), y2: place(bottom) }}
      stroke={isStrong ? INK.muted : INK.rule}
      stroke-width={isStrong ? 1 : 0.5}
      class={isStrong ? 'strong rule' : 'rule'}
    />
  );
}
