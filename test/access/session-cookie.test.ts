import { sessionCookie } from '../../src/access/session-cookie.js';

const secure = sessionCookie(true);

describe('the cookie of a session', () => {
  it('is for this host alone, for https, and not for scripts', () =>
    expect(secure.set('evs_abc-_9', 3_600.7)).toBe(
      '__Host-evenhand=evs_abc-_9; Max-Age=3600; Path=/; HttpOnly; SameSite=Lax; Secure',
    ));

  it('has a name of its own where there is no https, which browsers would refuse the other', () =>
    expect(sessionCookie(false).set('evs_abc', 60)).toBe(
      'evenhand-session=evs_abc; Max-Age=60; Path=/; HttpOnly; SameSite=Lax',
    ));

  it('is taken back with the same attributes', () =>
    expect(secure.cleared).toBe('__Host-evenhand=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax; Secure'));

  it.each(['a;b', 'a b', 'a\r\nSet-Cookie: x=y', '', 'ü', 'a'.repeat(201)])('cannot hold %p', (token) =>
    expect(() => secure.set(token, 60)).toThrow(TypeError),
  );

  it.each<[header: string | undefined, token: string | null]>([
    ['__Host-evenhand=evs_abc', 'evs_abc'],
    ['a=b;  __Host-evenhand=evs_abc ; c=d', 'evs_abc'],
    ['__Host-evenhand=evs_abc; __Host-evenhand=evs_other', null],
    ['evenhand-session=evs_abc', null],
    ['__host-evenhand=evs_abc', null],
    ['x__Host-evenhand=evs_abc', null],
    ['__Host-evenhand="evs_abc"', null],
    ['__Host-evenhand=%65vs_abc', null],
    ['__Host-evenhand=', null],
    ['__Host-evenhand', null],
    ['', null],
    [undefined, null],
  ])('of %p is %p', (header, token) => expect(secure.parse(header)).toBe(token));
});
