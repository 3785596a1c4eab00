import type { VNode } from 'preact';
import type { Form } from './form.js';

interface LostProps {
  /** The form that was refused; none where the page is only looked at. */
  readonly sent: Form | undefined;
  /** The names of the forms that the page offers as things stand now. */
  readonly offered: readonly (string | false | null)[];
}

/** Why a form was refused that the page does not offer any more: somebody else was quicker, and its loser is told so. */
export function LostForm({ sent, offered }: LostProps): VNode | null {
  if (!sent || sent.errors.length === 0 || offered.includes(sent.name)) return null;
  return (
    <div class="refused" role="alert">
      {sent.errors.map(({ words: text }) => (
        <p>{text}</p>
      ))}
    </div>
  );
}
