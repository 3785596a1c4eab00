import {
  OpenIdProviders,
  type SignInTransaction,
  type Vouched,
} from '../../../src/access/sign-in/open-id.js';
import type { OpenIdProvider } from '../../../src/access/sign-in/provider-settings.js';
import { refusalOf } from '../../support/problems.js';
import {
  CLIENT_ID,
  CLIENT_SECRET,
  newKey,
  TestProvider,
  type KeyOfProvider,
  type Misbehaviour,
} from './test-provider.js';

export const redirectUriOf = (name: string): string =>
  `https://evenhand.example/api/v1/sign-in/${name}/callback`;

export let provider: TestProvider;
/** Honest for itself, and no friend of the first one. */
export let other: TestProvider;
/** Of the other one. */
export let foreignKey: KeyOfProvider;
export let log: string[];

/** Two providers for the tests of a file. */
export function withTwoProviders(): void {
  beforeAll(async () => {
    foreignKey = await newKey();
    provider = await TestProvider.start(redirectUriOf('first'));
    other = await TestProvider.start(redirectUriOf('other'), foreignKey);
  });
  afterAll(() => Promise.all([provider.stop(), other.stop()]));
  beforeEach(() => {
    provider.behave();
    other.behave();
    log = [];
  });
}

export const settings = (name: string, { issuer }: { issuer: string }): OpenIdProvider => ({
  name,
  label: `The ${name} one`,
  issuer,
  clientId: CLIENT_ID,
  clientSecret: CLIENT_SECRET,
});

/** As after a start of the service: nothing is known of any provider. */
export function started(
  over: Partial<ConstructorParameters<typeof OpenIdProviders>[0]> = {},
): OpenIdProviders {
  return new OpenIdProviders({
    providers: [settings('first', provider), settings('other', other)],
    redirectUriOf,
    log: (line) => void log.push(line),
    ...over,
  });
}

/** A whole sign-in with the first provider. */
export async function signIn(
  misbehaviour: Misbehaviour = {},
  {
    providers = started(),
    changed,
  }: { providers?: OpenIdProviders; changed?: Partial<SignInTransaction> } = {},
): Promise<Vouched> {
  provider.behave(misbehaviour);
  const { url, transaction } = await providers.begin('first', { returnTo: '/' });
  return providers.finish({ ...transaction, ...changed }, await provider.visit(url));
}

export const REFUSED = 'access.sign-in-elsewhere-refused';
export const UNAVAILABLE = 'access.provider-unavailable';

/** That a sign-in is refused, and by the check that is meant: the line in the log names it. */
export async function expectRefused(promised: Promise<unknown>, code: string, line: RegExp): Promise<void> {
  const problem = await refusalOf(promised);
  expect([problem.code, log.length]).toEqual([code, 1]);
  expect(log[0]).toMatch(line);
}
