import { once } from 'node:events';
import { connect } from 'node:net';
import { onBothEngines } from '../support/engines.js';
import { SOMEBODY } from './callers.js';
import { contribution, Door, HERE } from './door.js';

onBothEngines('a service that is told to stop', (engine) => {
  it('answers what was begun, closes the connection, and takes nothing more', async () => {
    const url = await engine.readyUrl();
    const door = await Door.open(url);
    await door.found();
    const port = Number(new URL(door.address).port);
    const socket = connect(port, '127.0.0.1');
    let received = '';
    socket.on('data', (chunk) => (received += chunk.toString()));
    await once(socket, 'connect');
    const body = JSON.stringify(contribution({ id: 'begun' }));
    const { cookie, origin } = await door.callers.headersFor(HERE, SOMEBODY, undefined);
    const head =
      `POST ${HERE}/entries HTTP/1.1\r\nHost: 127.0.0.1:${String(port)}\r\nContent-Type: application/json\r\n` +
      `Cookie: ${cookie!}\r\nOrigin: ${origin!}\r\nContent-Length: ${String(body.length)}\r\n\r\n`;
    socket.write(head + body.slice(0, 20));
    // The service has seen the beginning of the request before it is told to stop.
    await door.get(HERE);
    await new Promise((resume) => setTimeout(resume, 50));
    const closed = door.close();
    await new Promise((resume) => setTimeout(resume, 100));
    await expect(fetch(`${door.address}${HERE}`)).rejects.toThrow();
    socket.write(body.slice(20));
    await Promise.all([closed, once(socket, 'close')]);
    expect(received).toMatch(/^HTTP\/1\.1 201 /);

    const again = await Door.open(url);
    expect((await again.get(`${HERE}/entries/begun`)).status).toBe(200);
    await again.close();
  });
});
