import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Metrics } from './metrics.js';

export interface MetricsPlace {
  readonly host: string;
  readonly port: number;
}

/**
 * Answers `GET /metrics` at an address of its own, for the network of those who run the service. What it tells is no member's
 * business, and who scrapes it has no account; so it is not on the door that everybody reaches.
 */
export class MetricsListener {
  private constructor(
    private readonly server: Server,
    readonly address: string,
  ) {}

  static async open({ host, port }: MetricsPlace, metrics: Metrics): Promise<MetricsListener> {
    const server = createServer((request, response) => {
      if (request.url !== '/metrics' || request.method !== 'GET') {
        response.writeHead(404, { 'content-type': 'text/plain' }).end('GET /metrics\n');
        return;
      }
      metrics.text().then(
        (text) => response.writeHead(200, { 'content-type': metrics.contentType }).end(text),
        () => response.writeHead(503, { 'content-type': 'text/plain' }).end('not now\n'),
      );
    });
    server.listen(port, host);
    await once(server, 'listening');
    const { address, port: actual } = server.address() as AddressInfo;
    const shown = address.includes(':') ? `[${address}]` : address;
    return new MetricsListener(server, `http://${shown}:${String(actual)}/metrics`);
  }

  async close(): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }
}
