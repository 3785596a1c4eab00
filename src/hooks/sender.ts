import { OutgoingError, type OutgoingCalls } from '../http/outgoing.js';
import { systemClock } from '../kernel/clock.js';
import { isProblem } from '../kernel/problem.js';
import type { CloudEvent } from '../operations/log.queries.js';
import { verdictOn, type Verdict } from './domain/retries.js';
import { sealedAbout, type HeldHook, type Sealing } from './hook.js';
import { signatures } from './signature.js';

export interface Sent {
  readonly verdict: Verdict;
  /** The status that was answered, or why there was none. */
  readonly outcome: string;
  /** How long the receiver asks to be left alone; 0 where it says nothing. */
  readonly askedMs: number;
}

/** A call that has ended: what it came to, and how long it took. */
export interface Delivery {
  readonly verdict: Verdict;
  readonly seconds: number;
}

/** Sends one event by one hook: as CloudEvents has it, signed as Standard Webhooks has it. */
export class Sender {
  constructor(
    private readonly calls: Pick<OutgoingCalls, 'call'>,
    private readonly sealing: Sealing,
    private readonly ended: (delivery: Delivery) => void = () => undefined,
  ) {}

  async send(hook: HeldHook, event: CloudEvent): Promise<Sent> {
    const from = performance.now();
    const sent = await this.call(hook, event);
    this.ended({ verdict: sent.verdict, seconds: (performance.now() - from) / 1_000 });
    return sent;
  }

  private async call(hook: HeldHook, event: CloudEvent): Promise<Sent> {
    const { id } = event;
    const body = JSON.stringify(event);
    // By the machine's clock, whatever clock the ledger goes by: receivers compare it with theirs.
    const timestamp = String(Math.floor(Date.parse(systemClock.now()) / 1_000));
    try {
      const secrets = await this.secretsOf(hook);
      const { status, headers } = await this.calls.call(hook.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/cloudevents+json; charset=utf-8',
          'user-agent': 'Evenhand',
          'content-length': String(Buffer.byteLength(body)),
          'webhook-id': id,
          'webhook-timestamp': timestamp,
          'webhook-signature': signatures(secrets, { id, timestamp, body }),
        },
        body,
      });
      return {
        verdict: verdictOn(status),
        outcome: String(status),
        askedMs: secondsOf(headers['retry-after']) * 1_000,
      };
    } catch (error) {
      if (error instanceof OutgoingError) return { verdict: 'failed', outcome: error.fault, askedMs: 0 };
      // Sealed under another secret of the installation: its coordinators make another, by `changeSecret`.
      if (isProblem(error) && error.code === 'access.sealed-unreadable')
        return { verdict: 'failed', outcome: 'secret-unreadable', askedMs: 0 };
      throw error;
    }
  }

  private secretsOf(hook: HeldHook): Promise<string[]> {
    return Promise.all(hook.secrets.map((sealed) => this.sealing.unseal(sealed, sealedAbout(hook))));
  }
}

/** `Retry-After` as a number of seconds; a date is not waited for. */
function secondsOf(text: string | undefined): number {
  return text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : 0;
}
