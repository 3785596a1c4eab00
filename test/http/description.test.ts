import { Validator } from '@seriousme/openapi-schema-validator';
import { readFile } from 'node:fs/promises';
import { atTheDoor } from '../support/engines.js';
import { Door } from './door.js';

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly responses: Record<
    string,
    { readonly description: string; readonly content?: Record<string, object> }
  >;
  readonly requestBody?: { readonly content: Record<string, { readonly schema: Record<string, unknown> }> };
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
}

atTheDoor('the description of the API', (engine) => {
  let description: {
    openapi: string;
    info: { version: string };
    paths: Record<string, Record<string, Operation>>;
  };
  const operations: [name: string, operation: Operation][] = [];

  beforeAll(async () => {
    const door = await Door.open(await engine.readyUrl());
    description = (await door.get('/api/openapi.json')).body;
    await door.close();
    for (const [path, methods] of Object.entries(description.paths))
      for (const [method, operation] of Object.entries(methods))
        operations.push([`${method} ${path}`, operation]);
  });

  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(structuredClone(description));
    expect([valid, errors, validator.version]).toEqual([true, undefined, '3.1']);
    expect((await validator.validate({ ...description, paths: { x: { get: {} } } })).valid).toBe(false);
  });

  it('bears the version of the program', async () => {
    const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };
    expect([description.openapi, description.info.version]).toEqual(['3.1.0', version]);
  });

  it('knows every operation by an id, in words, with its answers and its problems', () => {
    expect(operations.length).toBeGreaterThan(25);
    expect(new Set(operations.map(([, { operationId }]) => operationId)).size).toBe(operations.length);
    for (const [name, { operationId, summary, tags, responses }] of operations) {
      expect([name, operationId]).toEqual([name, expect.stringMatching(/^[a-z]+([A-Z][a-z]+)*$/)]);
      expect([name, summary, tags]).toEqual([name, expect.stringMatching(/^[A-Z]/), [expect.any(String)]]);
      const success = Object.keys(responses).filter((status) => status < '300');
      expect([name, success.length > 0]).toEqual([name, true]);
      for (const status of success)
        expect([name, responses[status]!.content]).toEqual([name, expect.anything()]);
      for (const status of ['400', '500'])
        expect([name, Object.keys(responses[status]?.content ?? {})]).toEqual([
          name,
          ['application/problem+json'],
        ]);
    }
  });

  it('closes every body, and takes an idempotency key with every POST that records something', () => {
    for (const [name, { requestBody, parameters = [], responses, tags }] of operations) {
      if (!name.startsWith('post')) continue;
      // Keys, secrets, links and sessions are handed out once: kept nowhere, they can't be an answer again.
      const takesKey = parameters.some((parameter) => parameter.name === 'Idempotency-Key');
      expect([name, takesKey]).toEqual([name, !tags.some((tag) => ['access', 'web hooks'].includes(tag))]);
      expect([name, Object.keys(responses)]).toEqual([name, expect.arrayContaining(['413', '415'])]);
      const reference = requestBody?.content['application/json']?.schema['$ref'];
      if (typeof reference !== 'string') continue;
      const schema = reference
        .split('/')
        .slice(1)
        .reduce(
          (at: Record<string, unknown>, key) => at[key] as Record<string, unknown>,
          description as never,
        );
      expect([name, schema['additionalProperties']]).toEqual([name, false]);
    }
  });

  it('closes the parts of a body too', () => {
    const { schemas } = (description as unknown as { components: { schemas: Record<string, object> } })
      .components;
    for (const part of ['InKindBody', 'CostShareBody'])
      expect([part, schemas[part]]).toEqual([part, expect.objectContaining({ additionalProperties: false })]);
  });

  it('names the party that is acted for wherever it decides what is permitted', () => {
    const acting = operations
      .filter(([, { parameters = [] }]) => parameters.some(({ name }) => name === 'Evenhand-Acting-For'))
      .map(([, { operationId, responses }]) => [operationId, '403' in responses]);
    expect(Object.fromEntries(acting)).toMatchObject({
      recordEntry: true,
      reverseEntry: true,
      valueEntry: true,
      acceptEntry: true,
      disputeEntry: true,
      answerDispute: true,
      resolveDispute: true,
    });
    expect(acting.every(([, refused]) => refused)).toBe(true);
  });

  it('names every parameter of an address', () => {
    for (const [name, { parameters = [] }] of operations) {
      const inPath = [...name.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter);
      expect([
        name,
        parameters.filter((parameter) => parameter.in === 'path').map((parameter) => parameter.name),
      ]).toEqual([name, inPath]);
    }
  });
});
