/** How what was measured stands to what is aimed at. */
import type { AimText, Spread } from '../measure.js';

export interface Aim {
  /** As it is shown: `≥ 10 000`. */
  readonly text: string;
  readonly limit: number;
  /** Whether what is larger than the limit is what is wanted. */
  readonly isLeast: boolean;
  readonly includesLimit: boolean;
}

/** Null where nothing is aimed at. */
export function aimOf(text: AimText | '' | undefined): Aim | null {
  if (!text) return null;
  const [sign, limit] = text.split(' ');
  const thousandsApart = Number(limit).toLocaleString('en').replaceAll(',', '\u00a0');
  return {
    text: `${sign!} ${thousandsApart}`,
    limit: Number(limit),
    isLeast: sign === '≥' || sign === '>',
    includesLimit: sign === '≥' || sign === '≤',
  };
}

/** How many times better than the limit: 1 at the limit, more where the aim is met with room to spare. */
export function marginOf(value: number, { limit, isLeast }: Aim): number {
  return isLeast ? value / limit : limit / value;
}

export type Standing =
  | 'met'
  /** By the median, though not in every round. */
  | 'met-mostly'
  | 'missed';

export function standingOf({ median, least, most }: Spread, aim: Aim): Standing {
  const meets = (value: number): boolean => {
    const margin = marginOf(value, aim);
    return aim.includesLimit ? margin >= 1 : margin > 1;
  };
  if (!meets(median)) return 'missed';
  return meets(aim.isLeast ? least : most) ? 'met' : 'met-mostly';
}
