import { connect } from 'node:net';

export interface RawAnswer {
  /** 0 where the connection was closed without an answer. */
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Sends bytes as they are, which no client would do, and answers what came until the other side closed the connection. */
export function sendRaw(address: string, request: string, localAddress = '127.0.0.1'): Promise<RawAnswer> {
  const { port, hostname } = new URL(address);
  return new Promise((resolve, reject) => {
    const socket = connect({ port: Number(port), host: hostname, localAddress }, () =>
      socket.write(request, 'latin1'),
    );
    let received = '';
    socket.on('data', (chunk) => (received += chunk.toString('latin1')));
    socket.on('close', () => resolve(answerIn(received)));
    socket.on('error', reject);
  });
}

function answerIn(text: string): RawAnswer {
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const [first = '', ...lines] = head.split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  return { status: Number(first.split(' ')[1] ?? 0), headers, body: rest.join('\r\n\r\n') };
}

/** A request without a body, after whose answer the connection ends. */
export const request = (method: string, target: string, ...headers: readonly string[]): string =>
  [
    `${method} ${target} HTTP/1.1`,
    ...(headers.length > 0 ? headers : ['Host: localhost']),
    'Connection: close',
  ]
    .join('\r\n')
    .concat('\r\n\r\n');
