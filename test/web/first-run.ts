import { inviteFirstOperator } from '../../src/access/access.commands.js';
import { ACCESS_TOOLS, type AccessTools } from '../../src/access/access-tools.js';
import { SERVICE } from '../../src/access/domain/trail-acts.js';
import { invitationPath } from '../../src/access/link-paths.js';
import type { EvenhandApp } from '../../src/main.js';

/** The path that a service prints when it starts and nobody operates it yet. */
export async function firstRunPath({ app }: EvenhandApp): Promise<string> {
  const invited = await inviteFirstOperator(app.get<AccessTools>(ACCESS_TOOLS), SERVICE);
  if (!invited) throw new Error('somebody operates this service already');
  return invitationPath(invited.token);
}
