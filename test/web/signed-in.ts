import type { Door } from '../http/door.js';
import type { RoleAt } from '../http/callers.js';
import { Visitor } from './visitor.js';

/** Somebody with a role in a coalition, who has signed in already and runs no script. */
export async function signedIn(
  door: Door,
  name: string,
  roles: readonly RoleAt[],
  language?: string,
): Promise<Visitor> {
  const { cookie } = await door.callers.headersOf(name, roles);
  return new Visitor(door.address, language, cookie);
}
