import { VALUE_TYPES } from '../../coalition/domain/value-types.js';
import { Amount } from '../../kernel/amount.js';
import { readable } from '../../kernel/readable.js';
import type { MemberStatement, StatementItem, StatementPledge } from '../domain/statement.js';
import { figuresBelow, type Block, type Cell, type Table } from './document.js';
import { column, totalOf } from './figure-blocks.js';
import { kindInWords, sentence } from './words.js';

const isZero = (amount: string): boolean => Amount.parse(amount).isZero();

/** `Gave funds`, `Received staff time`; what takes an entry back says so. */
function whatInWords({ side, kind, reverses }: StatementItem): string {
  const deed = `${side === 'given' ? 'gave' : 'received'} ${kindInWords(kind)}`;
  return sentence(reverses === null ? deed : `taken back: ${deed}`);
}

/** What moves the balance: given adds to it, received takes from it. */
function signedValue({ side, value }: StatementItem): string | null {
  if (value === null || side === 'given' || isZero(value)) return value;
  return value.startsWith('-') ? value.slice(1) : `-${value}`;
}

const itemCells = (item: StatementItem): Cell[] => [
  item.occurredOn,
  whatInWords(item),
  item.partyName,
  item.description,
  item.quantity,
  item.unit,
];

const itemColumns = [
  column('Day', 'day'),
  column('What', 'words'),
  column('With', 'words'),
  column('Description', 'words'),
  column('Quantity', 'quantity'),
  column('Unit', 'words'),
];

/** Every accepted entry of the quarter with the balance after it. */
export function linesTable({ figure, lines, balance, from, coalition }: MemberStatement, key: string): Table {
  const unvalued = lines.some(({ value }) => value === null);
  return {
    block: 'table',
    key: `${key}-lines`,
    title: `Every line of the quarter, in ${coalition.currency}`,
    columns: [...itemColumns, column('Value', 'money'), column('Balance', 'money')],
    rows: [
      [from, 'Opening balance', '', '', null, '', null, balance.opening],
      ...lines.map((line) => [...itemCells(line), signedValue(line), line.balance]),
    ],
    total: ['In the quarter', null, null, null, null, null, balance.period, null],
    note:
      'What was given adds to the balance, and what was received takes from it.' +
      (unvalued
        ? ' A dash instead of a value: the entry carries none. It is not worth zero, and leaves the balance as it is.'
        : ''),
    about: [
      { figures: figuresBelow(figure, null, null, null, null, null, null, 'balance/opening') },
      ...lines.map(({ entry }) => ({ entry })),
    ],
    totalAbout: { figures: figuresBelow(figure, null, null, null, null, null, 'balance/period') },
  };
}

/** Entries that are not decided: they count nowhere. */
export function apartTable(
  { coalition, ...statement }: MemberStatement,
  apart: 'pending' | 'disputed',
  key: string,
): Table[] {
  const { items } = statement[apart];
  if (items.length === 0) return [];
  const values = items.map(signedValue);
  return [
    {
      block: 'table',
      key: `${key}-${apart}`,
      title:
        apart === 'pending'
          ? `Proposed, and not accepted yet, in ${coalition.currency}`
          : `Disputed, and held apart, in ${coalition.currency}`,
      columns: [...itemColumns, column('Value', 'money')],
      rows: items.map((item, index) => [...itemCells(item), values[index]!]),
      total: values.every((value) => value === null)
        ? null
        : [
            'Would change',
            ...[null, null, null, null, null],
            totalOf(values.filter((value) => value !== null)),
          ],
      note: null,
      about: items.map(({ entry }) => ({ entry })),
    },
  ];
}

/** Kinds by value types, in money, with the quantities in their own units beside them. */
export function matrixTable(
  { coalition, figure, ...statement }: MemberStatement,
  side: 'given' | 'received',
  key: string,
): Table[] {
  const { byKind, byValueType, value } = statement[side];
  const kinds = Object.entries(byKind);
  if (kinds.length === 0) return [];
  const orNone = (amount: string): Cell => (isZero(amount) ? null : amount);
  return [
    {
      block: 'table',
      key: `${key}-${side}`,
      title: `What it ${side === 'given' ? 'gave' : 'received'}, by kind and value type, in ${coalition.currency}`,
      columns: [
        column('Kind', 'words'),
        column('In its own units', 'words'),
        ...VALUE_TYPES.map((type) => column(sentence(type), 'money')),
        column('Value', 'money'),
      ],
      rows: kinds.map(([kind, flow]) => [
        kindInWords(kind),
        Object.entries(flow.quantities)
          .map(([unit, quantity]) => `${readable(quantity)} ${unit}`)
          .join(', '),
        ...VALUE_TYPES.map((type) => orNone(flow.byValueType[type])),
        flow.unvaluedEntries === flow.entries ? orNone(flow.value) : flow.value,
      ]),
      total: ['All kinds', null, ...VALUE_TYPES.map((type) => byValueType[type]), value],
      note: null,
      about: kinds.map(([kind]) => ({
        figures: figuresBelow(
          figure,
          null,
          ...VALUE_TYPES.map((type) => `${side}/byKind/${kind}/byValueType/${type}`),
          `${side}/byKind/${kind}/value`,
        ),
      })),
      totalAbout: {
        figures: figuresBelow(
          figure,
          null,
          ...VALUE_TYPES.map((type) => `${side}/byValueType/${type}`),
          `${side}/value`,
        ),
      },
    },
  ];
}

/** What it declared to look for beside what came. */
export function prioritiesTable({ figure, priorities, mix, gap }: MemberStatement, key: string): Table[] {
  if (mix === null && Object.keys(priorities).length === 0) return [];
  return [
    {
      block: 'table',
      key: `${key}-priorities`,
      title: 'Priorities, and what came',
      columns: [
        column('Value type', 'words'),
        column('Declared', 'share'),
        column('Realised', 'share'),
        column('Still looked for', 'share'),
      ],
      rows: VALUE_TYPES.map((type) => [
        sentence(type),
        Object.keys(priorities).length === 0 ? null : (priorities[type] ?? '0'),
        mix?.[type] ?? null,
        gap?.[type] ?? null,
      ]),
      total: null,
      note: null,
      about: VALUE_TYPES.map((type) => ({
        figures: figuresBelow(
          figure,
          priorities[type] === undefined ? null : `priorities/${type}`,
          mix === null ? null : `mix/${type}`,
          gap === null ? null : `gap/${type}`,
        ),
      })),
    },
  ];
}

export function trendTable({ trend, coalition }: MemberStatement, key: string): Table {
  return {
    block: 'table',
    key: `${key}-trend`,
    title: `Quarter by quarter, in ${coalition.currency}`,
    columns: [column('Quarter', 'words'), column('Given', 'money'), column('Received', 'money')],
    rows: trend.map(({ quarter, given, received }) => [quarter, given.value, received.value]),
    total: null,
    note: null,
    about: trend.map((own) => ({ figures: figuresBelow(own.figure, 'given/value', 'received/value') })),
  };
}

/** Of an earlier time, and done with. */
function isSettledBefore({ state, dueOn }: StatementPledge, from: string): boolean {
  return state !== 'open' && state !== 'overdue' && dueOn < from;
}

/** What was promised and is not settled, or fell due in the quarter; each in its own unit. */
export function pledgesTable({ pledges, from }: MemberStatement, key: string): Block[] {
  const shown = pledges.items.filter((pledge) => !isSettledBefore(pledge, from));
  if (shown.length === 0) return [];
  const earlier = pledges.items.length - shown.length;
  return [
    {
      block: 'table',
      key: `${key}-pledges`,
      title: 'Each pledge in its own unit',
      columns: [
        column('Pledge', 'words'),
        column('Kind', 'words'),
        column('Due', 'date'),
        column('Pledged', 'quantity'),
        column('Delivered', 'quantity'),
        column('Outstanding', 'quantity'),
        column('Overdue', 'quantity'),
        column('Unit', 'words'),
        column('State', 'words'),
      ],
      rows: shown.map(({ id, kind, unit, dueOn, pledged, delivered, outstanding, overdue, state }) => [
        id,
        kindInWords(kind),
        dueOn,
        pledged,
        delivered,
        outstanding,
        overdue,
        unit,
        state,
      ]),
      about: shown.map(({ id }) => ({ pledge: id })),
      total: null,
      note:
        earlier === 0
          ? null
          : `${String(earlier)} more ${earlier === 1 ? 'was' : 'were'} due and settled before the quarter.`,
    },
  ];
}
