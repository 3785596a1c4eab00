import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import type { Answer } from './conformity.js';

/** A request under a name of the site (`host`) that `fetch` does not let anybody say. */
export async function sendTo(
  address: string,
  method: string,
  path: string,
  body: unknown,
  headers: Record<string, string>,
): Promise<Answer> {
  const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
  const asked = request(`${address}${path}`, { method, headers: { ...type, ...headers }, agent: false });
  asked.end(body === undefined ? undefined : JSON.stringify(body));
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  const said = new Headers();
  for (const [name, values] of Object.entries(response.headersDistinct))
    for (const value of values ?? []) said.append(name, value);
  const text = Buffer.concat(chunks).toString('utf8');
  const isJson = /[/+]json/.test(said.get('content-type') ?? '');
  return { status: response.statusCode!, headers: said, text, body: isJson ? JSON.parse(text) : undefined };
}
