import { eventAt, eventsOfTypes, type CloudEvent, type LogReads } from '../operations/log.queries.js';
import { pauseAfter, type Patience } from './domain/retries.js';
import type { HeldHook } from './hook.js';
import type { HooksPort } from './hook-acts.js';
import { lettersToSend, TYPE_PREFIX } from './hooks.queries.js';
import type { Sender } from './sender.js';

export interface TurnSettings {
  readonly patience: Patience;
  /** A hook whose holder was not heard of for so long is taken over by whoever sees it. Longer than any call takes. */
  readonly leaseMs: number;
  /** A hook with much to deliver is given back after so long, so that others have their turn. */
  readonly turnMs: number;
}

export interface TurnParts {
  readonly reads: Pick<LogReads, 'read'>;
  readonly hooks: HooksPort;
  readonly sender: Pick<Sender, 'send'>;
}

/** Events read at once; no more are held in memory while a slow receiver takes them. */
const PAGE_EVENTS = 50;
/** How far a hook is, is written down after so many events, or so long: what was not is delivered again after a crash. */
const NOTED_EACH_EVENTS = 20;
const NOTED_EACH_MS = 2_000;
/** No call takes longer: one is begun only where the lease outlives it. */
const LONGEST_CALL_MS = 15_000;

/** One instance's turn at one hook: from where it stands, event by event, until all is delivered, one is not, or its time is over. */
export class Turn {
  private position: number;
  private outcome: string | null = null;
  /** Since it was last noted. */
  private delivered = 0;
  private hasDelivered = false;
  private isOver = false;
  private notedAt: number;
  private leaseEndsAt: number;
  private readonly endsAt: number;

  constructor(
    private readonly held: HeldHook,
    takenAt: number,
    private readonly parts: TurnParts,
    private readonly settings: TurnSettings,
    private readonly stopping: AbortSignal,
  ) {
    this.position = held.position;
    this.notedAt = takenAt;
    this.leaseEndsAt = takenAt + settings.leaseMs;
    this.endsAt = takenAt + settings.turnMs;
  }

  async run(): Promise<void> {
    if ((await this.sendLettersAgain()) && (await this.deliver())) return;
    await this.note(null);
  }

  /** Whether the turn goes on. */
  private async sendLettersAgain(): Promise<boolean> {
    const { held, parts, settings } = this;
    const { coalitionId, id } = held;
    for (const position of await lettersToSend(parts.reads, coalitionId, id, PAGE_EVENTS)) {
      if (!(await this.mayGoOn())) return false;
      const event = await eventAt(parts.reads, coalitionId, position);
      const { verdict, outcome } = await parts.sender.send(held, event);
      const at = performance.now();
      const { leaseMs } = settings;
      const sent = { held, position, isDelivered: verdict === 'delivered', outcome, leaseMs };
      if (!(await parts.hooks.run('sentAgain', sent))) return false;
      this.leaseEndsAt = at + leaseMs;
    }
    return true;
  }

  /** Whether an event was not delivered, so that the hook is given back already. */
  private async deliver(): Promise<boolean> {
    const { coalitionId, types } = this.held;
    for (;;) {
      const asked = { after: this.position, types, limit: PAGE_EVENTS };
      const { events, upTo, isMore } = await eventsOfTypes(this.parts.reads, coalitionId, asked);
      for (const event of events) {
        if (!(await this.mayGoOn())) return false;
        const failed = await this.deliverOne(event);
        if (failed) return true;
      }
      this.position = upTo;
      if (!isMore || !(await this.mayGoOn())) return false;
    }
  }

  private async deliverOne(event: CloudEvent): Promise<boolean> {
    const { held, parts, settings } = this;
    const position = Number(event.position);
    const { verdict, outcome, askedMs } = await parts.sender.send(held, event);
    if (verdict === 'delivered') {
      this.position = position;
      this.outcome = outcome;
      this.delivered += 1;
      return false;
    }
    // What was delivered before it counts first: its failures are the first since.
    const { delivered } = this;
    if (delivered > 0 && !(await this.note(settings.leaseMs))) return false;
    const { pausesMs: _, ...patience } = settings.patience;
    const failures = (this.hasDelivered ? 0 : held.failures) + 1;
    const pauseMs = pauseAfter(failures, settings.patience, Math.random(), askedMs);
    const eventType = event.type.slice(TYPE_PREFIX.length);
    await parts.hooks.run('fail', { held, position, eventType, verdict, outcome, pauseMs, patience });
    return true;
  }

  /** Whether another call may be begun: nobody asked to stop, there is time left, and the lease outlives it. */
  private async mayGoOn(): Promise<boolean> {
    const now = performance.now();
    if (this.isOver || this.stopping.aborted || now >= this.endsAt) return false;
    const isDue = this.delivered >= NOTED_EACH_EVENTS || now - this.notedAt >= NOTED_EACH_MS;
    if (!isDue && now + LONGEST_CALL_MS < this.leaseEndsAt) return true;
    return this.note(this.settings.leaseMs);
  }

  /** Writes down how far it is; gives the hook back where no lease is asked for. Whether it is still this turn's. */
  private async note(leaseMs: number | null): Promise<boolean> {
    const { held, position, outcome } = this;
    const at = performance.now();
    const goesOn = await this.parts.hooks.run('advance', { held, position, outcome, leaseMs });
    this.hasDelivered ||= outcome !== null;
    [this.outcome, this.delivered, this.notedAt] = [null, 0, at];
    this.leaseEndsAt = at + (leaseMs ?? 0);
    this.isOver ||= !goesOn;
    return goesOn;
  }
}
