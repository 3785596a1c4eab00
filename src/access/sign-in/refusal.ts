import { AuthorizationResponseError } from 'openid-client';
import { Problem } from '../../kernel/problem.js';
import { ProviderFault } from './provider-fetch.js';
import type { OpenIdProvider } from './provider-settings.js';

/** How the library calls an answer with another status than it must have, as an error of the provider's machine is. */
const UNEXPECTED_STATUS = 'OAUTH_RESPONSE_IS_NOT_CONFORM';

/**
 * What somebody is told of a sign-in that did not succeed, and the line for whoever runs the service. Somebody who tries things
 * out learns from the problem no more than that it did not work; the line names the check that failed, in the library's own
 * words, and holds nothing of what was sent.
 */
export function refusalOfSignIn(
  { name, label }: OpenIdProvider,
  error: unknown,
): { readonly problem: Problem; readonly line: string } {
  const causes = [...chainOf(error)];
  const line = `sign-in with ${name}: ${causes.map(({ message }) => message).join(' ← ')}`;
  const isUnavailable = causes.some(
    (cause) => cause instanceof ProviderFault || (cause as { code?: unknown }).code === UNEXPECTED_STATUS,
  );
  if (isUnavailable)
    return { problem: new Problem('access.provider-unavailable', { provider: label }), line };
  const reason = causes.some((cause) => cause instanceof AuthorizationResponseError)
    ? 'it was broken off there'
    : 'what came back from there does not hold';
  return { problem: new Problem('access.sign-in-elsewhere-refused', { provider: label, reason }), line };
}

function* chainOf(error: unknown): Generator<Error> {
  for (let cause = error; cause instanceof Error; cause = cause.cause) yield cause;
}
