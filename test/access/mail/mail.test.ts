import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { noMail, smtpMail, type Letter } from '../../../src/access/mail/mail.js';
import type { SmtpSettings } from '../../../src/access/mail/smtp-settings.js';
import { mailServerOf } from '../../../src/config.js';
import { refusalOf } from '../../support/problems.js';

const LETTER: Letter = { to: 'ada@example.org', subject: 'Welcome', text: 'Come in.\n' };

/** What a server answers to a command; nothing where it says nothing. */
type Answers = (command: string) => string | undefined;

const usual: Answers = (command) => {
  if (command === 'greeting') return '220 test';
  if (command.startsWith('EHLO')) return '250 test';
  if (command === 'DATA') return '354 go on';
  return command === 'QUIT' ? '221 bye' : '250 ok';
};

/** A server for mail on a port of its own, which keeps what it is told. */
class TestServer {
  readonly commands: string[] = [];
  readonly letters: string[] = [];
  answers: Answers = usual;

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  static async start(): Promise<TestServer> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const one = new TestServer(server, (server.address() as AddressInfo).port);
    server.on('connection', (socket) => one.serve(socket));
    return one;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private serve(socket: Socket): void {
    let text = '';
    let isLetter = false;
    const say = (command: string): void => {
      const answer = this.answers(command);
      if (answer !== undefined && socket.writable) socket.write(`${answer}\r\n`);
    };
    socket.on('error', () => undefined);
    socket.on('end', () => socket.end());
    socket.on('data', (chunk) => {
      text += chunk.toString('utf8');
      for (;;) {
        const end = text.indexOf(isLetter ? '\r\n.\r\n' : '\r\n');
        if (end < 0) return;
        const part = text.slice(0, end);
        text = text.slice(end + (isLetter ? 5 : 2));
        if (isLetter) this.letters.push(part);
        else this.commands.push(part);
        say(isLetter ? 'letter' : part);
        isLetter = !isLetter && part === 'DATA' && this.answers('DATA') === '354 go on';
      }
    });
    say('greeting');
  }
}

let server: TestServer;
let log: string[];
beforeEach(async () => {
  server = await TestServer.start();
  log = [];
});
afterEach(() => server.stop());

const mail = (over: Partial<SmtpSettings> = {}, limitMs = 5_000) =>
  smtpMail({
    settings: {
      host: '127.0.0.1',
      port: server.port,
      secure: false,
      mustEncrypt: false,
      login: null,
      from: 'ledger@evenhand.example',
      ...over,
    },
    log: (line) => void log.push(line),
    limitMs,
  });

describe('a letter', () => {
  it('is handed to the server, for one and from the address that was named', async () => {
    expect(await mail().send({ ...LETTER, text: 'One.\n.\nTwo: https://evenhand.example/i#evi_x\n' })).toBe(
      'sent',
    );
    expect(server.commands).toEqual(
      expect.arrayContaining(['MAIL FROM:<ledger@evenhand.example>', 'RCPT TO:<ada@example.org>', 'DATA']),
    );
    const [head, text] = server.letters[0]!.split('\r\n\r\n');
    expect(head!.split('\r\n')).toEqual(
      expect.arrayContaining([
        'From: ledger@evenhand.example',
        'To: ada@example.org',
        'Subject: Welcome',
        'Auto-Submitted: auto-generated',
      ]),
    );
    expect(text).toBe('One.\r\n..\r\nTwo: https://evenhand.example/i#evi_x\r\n'.trimEnd());
    expect(log).toEqual([]);
  });

  it('bears any script', async () => {
    expect(await mail().send({ ...LETTER, subject: 'Größe 价值', text: 'שלום' })).toBe('sent');
    expect(server.letters[0]).toMatch(/^Subject: =\?UTF-8\?/m);
    expect(Buffer.from(server.letters[0]!.split('\r\n\r\n')[1]!, 'base64').toString()).toBe('שלום');
  });

  it.each([
    ['a line break', 'Welcome\r\nBcc: eve@example.org'],
    ['a bare one', 'Welcome\nBcc: eve@example.org'],
    ['a line separator', 'Welcome\u2028Bcc: eve@example.org'],
    ['the end of its head', 'Welcome\r\n\r\nanother text'],
  ])('has no header more by %s in its subject', async (_, subject) => {
    expect(await mail().send({ ...LETTER, subject })).toBe('sent');
    const head = server.letters[0]!.split('\r\n\r\n')[0]!;
    expect(head).not.toMatch(/^(Bcc|another)/im);
    expect(head).toMatch(/^Subject: Welcome (Bcc: eve@example.org|another text)$/m);
    expect(server.commands.filter((command) => command.startsWith('RCPT'))).toHaveLength(1);
  });

  it.each([
    'ada@example.org, eve@example.org',
    'ada@example.org;eve@example.org',
    'Ada <ada@example.org>',
    'ada@example.org\r\nBcc: eve@example.org',
    'ada@example.org>\r\nRCPT TO:<eve@example.org',
    'ada',
    '',
  ])('does not go to %j', async (to) => {
    expect(await refusalOf(mail().send({ ...LETTER, to }))).toMatchObject({ code: 'access.email-malformed' });
    expect(server.commands).toEqual([]);
  });

  it.each<[string, Answers, RegExp]>([
    [
      'the address is unknown',
      (c) => (c.startsWith('RCPT') ? '550 no ada here' : usual(c)),
      /EENVELOPE .*550/,
    ],
    ['the letter is not taken', (c) => (c === 'letter' ? '554 spam of ada' : usual(c)), /EMESSAGE .*554/],
    ['the server is closed', (c) => (c === 'greeting' ? '421 later' : usual(c)), /EPROTOCOL|421/],
    ['no mail is spoken there', () => 'HTTP/1.1 400 Bad Request', /EPROTOCOL/],
  ])('that is not sent as %s is told, and logged without words of others', async (_, answers, line) => {
    server.answers = answers;
    expect(await mail().send(LETTER)).toBe('not-sent');
    expect(log).toEqual([expect.stringMatching(line)]);
    expect(log[0]).not.toMatch(/ada/);
  });

  it.each<[string, Answers]>([
    ['says nothing', () => undefined],
    ['stops in the middle', (command) => (command.startsWith('RCPT') ? undefined : usual(command))],
  ])('is given up where the server %s', async (_, answers) => {
    server.answers = answers;
    const start = performance.now();
    expect(await mail({}, 300).send(LETTER)).toBe('not-sent');
    expect(performance.now() - start).toBeLessThan(5_000);
    expect(log).toHaveLength(1);
  });

  it('is given up where nobody listens', async () => {
    const gone = await TestServer.start();
    await gone.stop();
    expect(await mail({ port: gone.port }).send(LETTER)).toBe('not-sent');
    expect(log[0]).toContain('ESOCKET CONN');
  });

  it('tells no password and no address to a server that does not encrypt, where it must', async () => {
    const login = { user: 'ledger', password: 'hush' };
    server.answers = (command) => (command.startsWith('STARTTLS') ? '454 not today' : usual(command));
    expect(await mail({ mustEncrypt: true, login }).send(LETTER)).toBe('not-sent');
    expect(server.commands.filter((command) => /^(AUTH|MAIL|RCPT)/.test(command))).toEqual([]);
    expect(log.join()).not.toContain('hush');
  });

  it('is not written where there is no mail', async () => {
    expect(await noMail.send(LETTER)).toBe('no-mail');
  });
});

describe('the server for mail in the environment', () => {
  const FROM = { EVENHAND_MAIL_FROM: 'ledger@evenhand.example' };

  it.each<[string, Partial<SmtpSettings>]>([
    ['smtps://me:p%40ss@mail.example', { port: 465, secure: true, login: { user: 'me', password: 'p@ss' } }],
    ['smtp://mail.example', { port: 587, secure: false, mustEncrypt: true, login: null }],
    ['smtp://mail.example:2525/', { port: 2525, mustEncrypt: true }],
    ['smtp://127.0.0.1:25', { host: '127.0.0.1', port: 25, mustEncrypt: false }],
    ['smtp://[::1]:25', { host: '::1', mustEncrypt: false }],
    ['smtp://localhost.evil.example', { mustEncrypt: true }],
  ])('%s', (url, settings) => {
    expect(mailServerOf({ ...FROM, EVENHAND_SMTP_URL: url })).toMatchObject({
      from: 'ledger@evenhand.example',
      ...settings,
    });
  });

  it('is none where nothing is said', () => {
    expect(mailServerOf({ EVENHAND_SMTP_URL: '', EVENHAND_MAIL_FROM: '' })).toBeNull();
  });

  it.each([
    [{ EVENHAND_SMTP_URL: 'smtp://mail.example' }, 'EVENHAND_MAIL_FROM'],
    [{ EVENHAND_SMTP_URL: 'smtp://mail.example', EVENHAND_MAIL_FROM: 'a\nb@c.org' }, 'EVENHAND_MAIL_FROM'],
    [FROM, 'EVENHAND_SMTP_URL'],
    [{ ...FROM, EVENHAND_SMTP_URL: 'https://me:hush@mail.example' }, 'EVENHAND_SMTP_URL'],
    [{ ...FROM, EVENHAND_SMTP_URL: 'smtp://me:hush@mail.example/?tls=off' }, 'EVENHAND_SMTP_URL'],
    [{ ...FROM, EVENHAND_SMTP_URL: 'smtp://me:hush%zz@mail.example' }, 'EVENHAND_SMTP_URL'],
    [{ ...FROM, EVENHAND_SMTP_URL: 'hush' }, 'EVENHAND_SMTP_URL'],
    [{ ...FROM, EVENHAND_SMTP_URL: 'me:hush' }, 'EVENHAND_SMTP_URL'],
  ])('is refused that is not whole, without its password (%#)', (environment, told) => {
    expect(() => mailServerOf(environment)).toThrow(told);
    expect(() => mailServerOf(environment)).not.toThrow('hush');
  });
});
