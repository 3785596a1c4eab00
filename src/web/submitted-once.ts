import { createHash } from 'node:crypto';
import type { FormFields } from '../http/forms.js';

/** What a form that was accepted is answered with. */
export interface Accepted {
  /** Where to go; null where the page is the answer, as with what is shown once. */
  readonly location: string | null;
  readonly html: string | null;
  /** A session that began or ended with it. */
  readonly cookie: string | null;
}

/** Who clicks twice does so at once, and who goes back and forth within a minute or two. */
const REMEMBERED_MS = 2 * 60 * 1000;
const REMEMBERED_LIMIT = 500;

/**
 * Whoever sends the same form twice, by a double click or by loading the answer again, gets the first answer again: nothing is
 * done a second time, and what is shown once is not lost with the answer that the browser dropped. What is remembered is known by
 * everything that the browser sent, the session and a number that each form bears when it is shown. It is kept for two minutes in
 * this process. Another instance of the service does not know of it; there the ledger knows the commands of the form by that same key, and
 * answers them as it did before. What is no command of a ledger is done again.
 */
export class SubmittedOnce {
  private readonly answers = new Map<
    string,
    { readonly at: number; readonly answer: Promise<Accepted | null> }
  >();

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** @param work what the form asks; null where it was refused, which is not remembered */
  async run(key: string, work: () => Promise<Accepted | null>): Promise<Accepted | null> {
    this.forget();
    const known = this.answers.get(key);
    if (known) return known.answer;
    const answer = work();
    this.answers.set(key, { at: this.now(), answer });
    try {
      const accepted = await answer;
      if (accepted === null) this.answers.delete(key);
      return accepted;
    } catch (error) {
      this.answers.delete(key);
      throw error;
    }
  }

  private forget(): void {
    const oldest = this.now() - REMEMBERED_MS;
    for (const [key, { at }] of this.answers) {
      if (at > oldest && this.answers.size <= REMEMBERED_LIMIT) return;
      this.answers.delete(key);
    }
  }
}

/** Two requests have the same key where a browser sent the same form twice. No secret of it is kept. */
export function submissionKey(url: string, cookie: string | undefined, fields: FormFields): string {
  const text = JSON.stringify([url, cookie ?? '', [...fields]]);
  return createHash('sha256').update(text).digest('base64url');
}
