import type { TerminalContext } from './context.js';
import { print, say } from './terminal.js';

/** Prints a link that is told once: whole where the site has a name of its own, and else its path. */
export async function printLink(
  { publicUrl }: Pick<TerminalContext, 'publicUrl'>,
  path: string,
  expiresAt: string,
): Promise<void> {
  await print(`${publicUrl ?? ''}${path}\n`);
  say(`It holds once, until ${expiresAt}, and is told here and never again.`);
  if (publicUrl === null)
    say('It begins with the address of your site, which EVENHAND_PUBLIC_URL would say.');
}
