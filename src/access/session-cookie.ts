/** A token is base64url with a prefix; whatever else stands in the cookie is none. */
const VALUE = /^[A-Za-z0-9_-]{1,200}$/;

/**
 * A cookie in which a browser brings a token. Scripts never see it, no other site's forms send it (`Lax`: a link from
 * elsewhere still finds whoever follows it signed in), and it belongs to this host alone.
 */
export interface TokenCookie {
  readonly name: string;
  /**
   * A `Set-Cookie` header.
   * @param maxAgeSeconds how long the browser keeps it: the token's own end, which the server holds anyway
   */
  set(token: string, maxAgeSeconds: number): string;
  /** The `Set-Cookie` header that takes it back. */
  readonly cleared: string;
  /** The token in a `Cookie` header; null without one, and where two stand there: one of them is somebody else's. */
  parse(header: string | undefined): string | null;
}

/**
 * The cookie of a session.
 * @param isSecure whether browsers reach the site by https. `__Host-` then lets nobody set the cookie for this host from a
 *   sibling or over plain http; on plain http browsers refuse such a name, which is for loopback alone.
 */
export function sessionCookie(isSecure: boolean): TokenCookie {
  return cookieNamed(isSecure ? '__Host-evenhand' : 'evenhand-session', isSecure);
}

/** The cookie that ties a sign-in with a provider to the browser that began it, likewise. */
export function browserCookie(isSecure: boolean): TokenCookie {
  return cookieNamed(isSecure ? '__Host-evenhand-browser' : 'evenhand-browser', isSecure);
}

function cookieNamed(name: string, isSecure: boolean): TokenCookie {
  const attributes = `Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
  return {
    name,
    set(token, maxAgeSeconds) {
      if (!VALUE.test(token)) throw new TypeError('A token is base64url.');
      return `${name}=${token}; Max-Age=${String(Math.max(0, Math.floor(maxAgeSeconds)))}; ${attributes}`;
    },
    cleared: `${name}=; Max-Age=0; ${attributes}`,
    parse: (header) => valueIn(header, name),
  };
}

function valueIn(header: string | undefined, name: string): string | null {
  const values = (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  const [value] = values;
  return values.length === 1 && VALUE.test(value!) ? value! : null;
}
