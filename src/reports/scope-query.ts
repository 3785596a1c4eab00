import { Choice, Day, QuarterId, Words } from '../http/fields.decorator.js';
import type { FigureScope } from '../portfolios/view.queries.js';

export const FORMATS = ['json', 'csv'];
/** A position of 15 digits, or an instant with its offset. */
export const MOMENT_LIMIT = 40;

/** Which figures are asked for, and drawn how. */
export class ScopeQuery {
  @QuarterId({ about: 'Movements of this fiscal quarter; all time without it.', optional: true })
  quarter!: string | null;

  @Day({ about: 'Count what happened by this day.', optional: true })
  asOf!: string | null;

  @Words(MOMENT_LIMIT, { about: 'Count what was recorded by this position or instant.', optional: true })
  asKnownAt!: string | null;

  @Choice(FORMATS, { about: '`json` without it.', optional: true })
  format!: string | null;
}

export function scopeOf({ quarter, asOf, asKnownAt }: ScopeQuery): FigureScope {
  return {
    ...(quarter === null ? {} : { quarter }),
    ...(asOf === null ? {} : { asOf }),
    ...(asKnownAt === null ? {} : { asKnownAt }),
  };
}
