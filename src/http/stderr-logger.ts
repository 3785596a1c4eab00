import type { LoggerService } from '@nestjs/common';
import { systemClock, type Clock } from '../kernel/clock.js';

type Level = 'info' | 'warning' | 'error';

/**
 * Lines for people and collectors on standard error; standard output carries answers for machines. Each is
 * `2026-07-15T10:00:00.000Z level context text`: when in UTC, how grave, which part of the program, and what.
 */
export class StderrLogger implements LoggerService {
  constructor(
    private readonly write: (line: string) => void = (line) => process.stderr.write(line),
    private readonly clock: Clock = systemClock,
  ) {}

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
    const text = message instanceof Error ? (message.stack ?? message.message) : String(message);
    const context = rest.filter((part) => typeof part === 'string').join(' ');
    // A line stays one line, and reads as it was written, whatever somebody sent that ends up in it.
    const safe = `${level} ${context} ${text}`.replace(/\r?\n/g, ' ⏎ ').replace(NOT_IN_A_LINE, '\ufffd');
    this.write(`${this.clock.now()} ${safe}\n`);
  }
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
