import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

const DESCRIPTION = `Who gives what, who gets what, and whether that is fair: the ledger of a coalition.

Amounts are plain decimals in quotes, dates YYYY-MM-DD in the coalition’s zone, instants RFC 3339 in UTC. Unknown fields and
parameters are refused. Problems are RFC 9457 documents with a permanent \`code\`. Pages are asked for with \`after\` and \`limit\`.
Every answer to HEAD is that to GET without its body.

People come with the cookie of their session, programs with an API key in \`Authorization: Bearer\`. Whoever speaks for several parties
names one in \`Evenhand-Acting-For\`. Coalitions that the caller has no role in answer as if they were not there.`;

type Mutable = Record<string, unknown>;

/** The description of all routes, as OpenAPI 3.1. */
export function describeApi(app: INestApplication, version: string): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Evenhand')
    .setDescription(DESCRIPTION)
    .setVersion(version)
    .setOpenAPIVersion('3.1.0')
    .addCookieAuth(
      '__Host-evenhand',
      {
        type: 'apiKey',
        in: 'cookie',
        description:
          'The session of a person who signed in (`evenhand-session` on plain http). What changes anything needs an `Origin` of this site beside it.',
      },
      'session',
    )
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API key: `evk_…`.' }, 'key')
    .addTag('coalitions', 'Coalitions, their members, pools and rates')
    .addTag('entries', 'Contributions, benefits and exchanges')
    .addTag('figures', 'Balances and reports')
    .addTag('interchange', 'Files in, ledgers out')
    .addTag('ledger', 'The log: head, events, verification')
    .addTag('operations', 'Health and upkeep')
    .addTag('access', 'People, roles, invitations, keys, and the trail of what was done about them')
    .build();
  const document = SwaggerModule.createDocument(app, config, { autoTagControllers: false });
  nameParameters(document);
  closeRequestBodies(document);
  return document;
}

const PARAMETERS: Readonly<Record<string, string>> = {
  slug: 'The coalition’s id.',
  id: 'An id: any text of 1 to 200 characters, percent-encoded.',
  sha256: 'The SHA-256 of a file: 64 lower-case hexadecimal digits.',
  quarter: 'A fiscal quarter such as 2026-Q3.',
  format: 'The format.',
};

/** Handlers read the parts of an address by decorators of their own, which the framework's description can't see. */
function nameParameters(document: OpenAPIObject): void {
  for (const [path, operations] of Object.entries(document.paths)) {
    const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
      name: name!,
      in: 'path',
      required: true,
      description: PARAMETERS[name!],
      schema: { type: 'string' },
    }));
    for (const operation of Object.values(operations as Record<string, Mutable>)) {
      const others = (operation['parameters'] as { in: string }[] | undefined) ?? [];
      operation['parameters'] = [...parameters, ...others.filter((other) => other.in !== 'path')];
    }
  }
}

/** Unknown fields of a body and of its parts are refused, and one without fields that must be there can be left out. */
function closeRequestBodies(document: OpenAPIObject): void {
  const schemas = (document.components?.schemas ?? {}) as Record<string, Mutable>;
  for (const path of Object.values(document.paths)) {
    for (const operation of Object.values(path as Record<string, Mutable>)) {
      const body = operation['requestBody'] as
        { required?: boolean; content?: Record<string, { schema?: Mutable }> } | undefined;
      const schema = closed(body?.content?.['application/json']?.schema, schemas);
      if (body && schema) body.required = ((schema['required'] ?? []) as string[]).length > 0;
    }
  }
}

/** Closes the schema behind a reference, and those that its properties refer to. */
function closed(reference: Mutable | undefined, schemas: Record<string, Mutable>): Mutable | undefined {
  const name = reference?.['$ref'];
  if (typeof name !== 'string') return undefined;
  const schema = schemas[name.split('/').at(-1)!]!;
  schema['additionalProperties'] = false;
  for (const property of Object.values((schema['properties'] ?? {}) as Record<string, Mutable>)) {
    const items = property['items'] as Mutable | undefined;
    for (const one of [property, items, ...((property['anyOf'] ?? []) as Mutable[])]) closed(one, schemas);
  }
  return schema;
}
