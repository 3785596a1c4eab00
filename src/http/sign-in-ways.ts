/** Another way to sign in than with a password: a provider that vouches for people. */
export interface SignInWay {
  /** Its name in the configuration, and in its address. */
  readonly name: string;
  /** What stands on its button. */
  readonly label: string;
}

/** The ways there are, for the page that shows them; whoever opens some provides them under this. Without it there are none. */
export const SIGN_IN_WAYS = Symbol('ways to sign in');

/** The address at which signing in with a provider begins. */
export const signInWayPath = ({ name }: SignInWay): string => `/sign-in/with/${name}`;
