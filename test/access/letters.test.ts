import { Letters } from '../../src/access/letters.js';
import { noMail, type Letter, type Mail } from '../../src/access/mail/mail.js';

const link = { id: 'x', token: `evr_${'a'.repeat(43)}`, expiresAt: '2026-07-15T11:00:00.000Z' };

describe('letters', () => {
  const sent: Letter[] = [];
  const mail: Mail = {
    send: (letter) => {
      sent.push(letter);
      return Promise.resolve('sent');
    },
  };

  it('lead to the address that was written down, and are not written without one', async () => {
    const nowhere = new Letters(mail, { publicOrigin: null });
    expect([nowhere.areWritten, await nowhere.passwordReset('ada@clinic.example', link)]).toEqual([
      false,
      'no-mail',
    ]);
    expect(sent).toEqual([]);
    const here = new Letters(mail, { publicOrigin: 'https://evenhand.example' });
    expect([here.areWritten, await here.passwordReset('ada@clinic.example', link)]).toEqual([true, 'sent']);
    expect(sent[0]!.text).toContain(`https://evenhand.example/password/${link.token}`);
    expect(sent[0]!.text).toContain('2026-07-15 11:00 UTC');
  });

  it('are not written without a server for mail', () => {
    expect(new Letters(noMail, { publicOrigin: 'https://evenhand.example' }).areWritten).toBe(false);
  });
});
