import type { Proposals, ProposalsAsked } from '../domain/proposals.js';
import { propose } from '../domain/propose.js';
import { HighsSolver } from './highs-solver.js';

/** Where proposals are reckoned: in this thread, or in one of their own. */
export const SOLVER = Symbol('solver');

/** Where proposals are reckoned. Takes seconds for a thousand members, so a server does it in a thread. */
export interface ProposalsPort {
  /** @throws Problem what `propose` throws */
  propose(asked: ProposalsAsked): Promise<Proposals>;
  close(): Promise<void>;
}

/** Reckons where it is called, for programs that nobody else waits for. */
export class ProposalsHere implements ProposalsPort {
  private solver: Promise<HighsSolver> | undefined;

  async propose(asked: ProposalsAsked): Promise<Proposals> {
    this.solver ??= HighsSolver.load();
    return propose(asked, await this.solver);
  }

  async close(): Promise<void> {
    this.solver = undefined;
  }
}
