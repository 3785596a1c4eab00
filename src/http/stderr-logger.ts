import type { LoggerService } from '@nestjs/common';
import { systemClock, type Clock } from '../kernel/clock.js';

type Level = 'info' | 'warning' | 'error';

/** `text` is for people and most collectors, `json` for those that search by field. */
export type LogFormat = 'text' | 'json';

export interface StderrLoggerOptions {
  readonly format?: LogFormat;
  readonly write?: (line: string) => void;
  readonly clock?: Clock;
}

/**
 * Lines for people and collectors on standard error; standard output carries answers for machines. Each is
 * `2026-07-15T10:00:00.000Z level context text`: when in UTC, how grave, which part of the program, and what; or the same as an object
 * with `time`, `level`, `context` and `message`. What is logged as an object has its fields beside these, and in text as `name=value`.
 */
export class StderrLogger implements LoggerService {
  private readonly format: LogFormat;
  private readonly write: (line: string) => void;
  private readonly clock: Clock;

  constructor({ format, write, clock }: StderrLoggerOptions = {}) {
    this.format = format ?? 'text';
    this.write = write ?? ((line) => process.stderr.write(line));
    this.clock = clock ?? systemClock;
  }

  log(message: unknown, ...rest: unknown[]): void {
    // Nest tells of every route and module when it starts.
    const context = rest.at(-1);
    if (typeof context === 'string' && FRAMEWORK_CONTEXTS.has(context)) return;
    this.line('info', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.line('warning', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.line('error', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.line('error', message, rest);
  }

  private line(level: Level, message: unknown, rest: readonly unknown[]): void {
    const context = rest.filter((part) => typeof part === 'string').join(' ');
    if (this.format === 'json') {
      // JSON writes each control character as its escape, so that a line stays one.
      const said = isFields(message) ? message : { message: textOf(message) };
      const line = JSON.stringify({ time: this.clock.now(), level, context, ...said });
      this.write(`${line.replace(NOT_IN_A_LINE, '\ufffd')}\n`);
      return;
    }
    const text = isFields(message) ? fieldsAsText(message) : textOf(message);
    // A line stays one line, and reads as it was written, whatever somebody sent that ends up in it.
    const safe = `${level} ${context} ${text}`.replace(/\r?\n/g, ' ⏎ ').replace(NOT_IN_A_LINE, '\ufffd');
    this.write(`${this.clock.now()} ${safe}\n`);
  }
}

type Fields = Readonly<Record<string, unknown>>;

function isFields(message: unknown): message is Fields {
  return typeof message === 'object' && message !== null && !(message instanceof Error);
}

function fieldsAsText(fields: Fields): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' ');
}

function textOf(message: unknown): string {
  return message instanceof Error ? (message.stack ?? message.message) : String(message);
}

/** What commands a terminal, breaks a line for some readers, or turns the order around in which it is read. */
const NOT_IN_A_LINE = /[\p{Cc}\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/gu;

const FRAMEWORK_CONTEXTS = new Set([
  'InstanceLoader',
  'NestApplication',
  'NestFactory',
  'RouterExplorer',
  'RoutesResolver',
]);
