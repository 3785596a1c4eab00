import { Problem } from '../../kernel/problem.js';
import { hashOf, isTokenText, type TokenKind } from './tokens.js';

/**
 * The hash of a link's token. What can't be a link of its kind is answered as one that was used.
 * @throws Problem `access.link-not-valid`
 */
export function hashOfLink(kind: Extract<TokenKind, 'invitation' | 'reset'>, token: string): Buffer {
  if (!isTokenText(kind, token)) throw new Problem('access.link-not-valid');
  return hashOf(token);
}
