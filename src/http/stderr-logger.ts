import type { LoggerService } from '@nestjs/common';

type Level = 'info' | 'warning' | 'error';

/** Lines for people and collectors on standard error; standard output carries answers for machines. */
export class StderrLogger implements LoggerService {
  constructor(private readonly write: (line: string) => void = (line) => process.stderr.write(line)) {}

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
    // A line stays one line, whatever somebody sent that ends up in it.
    const safe = `${level} ${context} ${text}`.replace(/\r?\n/g, ' ⏎ ').replace(/\p{Cc}/gu, '\ufffd');
    this.write(`${safe}\n`);
  }
}

const FRAMEWORK_CONTEXTS = new Set([
  'InstanceLoader',
  'NestApplication',
  'NestFactory',
  'RouterExplorer',
  'RoutesResolver',
]);
