import { percent, readable } from '../../kernel/readable.js';
import type { Cell, Column } from './document.js';
import { dayInWords } from './words.js';

/** A cell as people read it. What is not there is a dash, never a zero. */
export function cellText(cell: Cell, { kind }: Column): string {
  if (cell === null) return '—';
  switch (kind) {
    case 'words':
      return cell;
    case 'date':
      return dayInWords(cell);
    case 'day':
      return dayInWords(cell).slice(0, -5);
    case 'share':
      return percent(cell, 1);
    case 'ratio':
      return readable(cell, 2);
    case 'money':
    case 'quantity':
    case 'credits':
    case 'count':
      return readable(cell);
  }
}
