import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Delivery {
  readonly id: string;
  readonly position: number;
  readonly type: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly status: number;
}

/** Somebody else's service, which is told of events: it checks them as `docs/web-hooks.md` tells its readers to. */
export class Receiver {
  readonly deliveries: Delivery[] = [];
  /** At work on so many at once, at most. */
  mostAtOnce = 0;
  /** What the next delivery is answered with. */
  answer: (position: number) => number | Promise<number> = () => 204;
  private atOnce = 0;
  private server: Server | undefined;
  private port = 0;

  static async open(): Promise<Receiver> {
    const receiver = new Receiver();
    await receiver.comeBack();
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${String(this.port)}/events`;
  }

  async comeBack(): Promise<void> {
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        this.atOnce += 1;
        this.mostAtOnce = Math.max(this.mostAtOnce, this.atOnce);
        const body = Buffer.concat(chunks).toString('utf8');
        const event = JSON.parse(body) as { id: string; position: string; type: string };
        const { headers } = request;
        const position = Number(event.position);
        void Promise.resolve(this.answer(position)).then((status) => {
          this.atOnce -= 1;
          this.deliveries.push({ id: event.id, position, type: event.type, headers, body, status });
          response.writeHead(status).end();
        });
      });
    });
    await new Promise<void>((done) => server.listen(this.port, '127.0.0.1', done));
    this.port = (server.address() as AddressInfo).port;
    this.server = server;
  }

  async goDown(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    if (!server) return;
    const closed = new Promise((done) => server.close(done));
    server.closeAllConnections();
    await closed;
  }

  /** Positions that arrived, in the order in which they did. */
  get taken(): number[] {
    return this.deliveries.filter(({ status }) => status === 204).map(({ position }) => position);
  }

  async until(isSo: () => boolean | Promise<boolean>): Promise<void> {
    const from = performance.now();
    while (!(await isSo())) {
      if (performance.now() - from > 5_000)
        throw new Error(`it did not come to that; taken: ${this.taken.join(', ')}`);
      await new Promise((resume) => setTimeout(resume, 10));
    }
  }
}

/** Whether one of the signatures of a delivery was made with a secret, and the delivery is of these minutes. */
export function isSignedWith(secret: string, { headers, body }: Pick<Delivery, 'headers' | 'body'>): boolean {
  const id = String(headers['webhook-id']);
  const timestamp = String(headers['webhook-timestamp']);
  if (Math.abs(Date.now() / 1_000 - Number(timestamp)) > 300) return false;
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest();
  return String(headers['webhook-signature'])
    .split(' ')
    .map((one) => one.split(','))
    .some(([version, text = '']) => {
      const given = Buffer.from(text, 'base64');
      return version === 'v1' && given.length === expected.length && timingSafeEqual(given, expected);
    });
}
