import { Agent, request } from 'node:http';
import type { Answer } from '../conformity.js';
import type { Made } from './requests.js';

/** Without a byte: whoever is not answered by then, will not be. */
const PATIENCE_MS = 20_000;

/** Sends requests byte for byte as they were made, over connections that stay open. */
export class Sender {
  private readonly agent: Agent;
  private readonly host: string;
  private readonly port: number;

  constructor(
    readonly address: string,
    connections: number,
  ) {
    const { hostname, port } = new URL(address);
    this.host = hostname;
    this.port = Number(port);
    this.agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  send(made: Made, session: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const { method, path, headers, body, caller } = made;
    const who = { ...caller.headers, ...session };
    const origin = 'cookie' in who ? { origin: this.address } : {};
    const length = body ? { 'content-length': String(body.byteLength) } : {};
    return new Promise((resolve, reject) => {
      const sent = request(
        {
          ...{ agent: this.agent, host: this.host, port: this.port, method, path },
          headers: { ...who, ...origin, ...length, ...headers },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => {
            resolve(answerOf(response.statusCode!, response.rawHeaders, Buffer.concat(chunks)));
          });
        },
      );
      sent.on('error', reject);
      sent.setTimeout(PATIENCE_MS, () => sent.destroy(new Error(`no answer in ${String(PATIENCE_MS)} ms`)));
      sent.end(body);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}

function answerOf(status: number, rawHeaders: readonly string[], bytes: Buffer): Answer {
  const headers = new Headers();
  for (let i = 0; i < rawHeaders.length; i += 2) headers.append(rawHeaders[i]!, rawHeaders[i + 1]!);
  const text = bytes.toString('utf8');
  const isJson = /[/+]json/.test(headers.get('content-type') ?? '') && text !== '';
  return { status, headers, text, body: isJson ? (JSON.parse(text) as unknown) : undefined };
}

/** A request for people to type, as far as it can be typed. */
export function typed({ method, path, headers, body, caller }: Made): string {
  const named = Object.entries(headers).map(([name, value]) => `-H ${JSON.stringify(`${name}: ${value}`)}`);
  const sent = body ? `--data-binary ${JSON.stringify(body.toString('utf8').slice(0, 1000))}` : '';
  const words = [
    `curl -X ${method}`,
    ...named,
    sent,
    `"$ADDRESS${path.slice(0, 600)}"`,
    `# as ${caller.name}`,
  ];
  return words.filter((word) => word !== '').join(' ');
}
