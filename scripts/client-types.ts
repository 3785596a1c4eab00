/**
 * The types of a client in TypeScript, made from the description of the API (OpenAPI 3.1). What answers no JSON (files, streams), and
 * what takes files, is left to `fetch`. The same description always gives the same text.
 */

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

type Content = Readonly<Record<string, { readonly schema: Schema }>>;

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: Schema;
}

interface Operation {
  readonly operationId: string;
  readonly summary?: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
}

export interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

const JSON_TYPE = 'application/json';

interface Route {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

/** The text of `examples/client/api.ts`, before it is formatted. */
export function clientTypes({ paths, components }: Description): string {
  const routes = Object.entries(paths)
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]): Route => ({ method, path, operation })),
    )
    .filter(({ operation }) => speaksJson(operation))
    .sort((one, other) => compare(one.operation.operationId, other.operation.operationId));
  const schemas = Object.entries(components.schemas).sort(([one], [other]) => compare(one, other));
  return [
    '// Made from the description of the API by `npm run client`; never edited by hand.',
    ...schemas.map(
      ([name, schema]) => `${comment(schema.description)}export type ${name} = ${typeOf(schema)};`,
    ),
    '/** What each operation takes and answers. */',
    `export interface Operations {\n${routes.map(operationType).join('\n')}\n}`,
    '/** Where each operation is: its method, its address, and whether it takes an `Idempotency-Key`. */',
    `export const ROUTES: { readonly [Id in keyof Operations]: readonly [method: string, path: string, takesKey: boolean] } = {\n${routes.map(routeOf).join('\n')}\n};`,
    '',
  ].join('\n\n');
}

const compare = (one: string, other: string): number => (one < other ? -1 : 1);

function speaksJson({ requestBody, responses }: Operation): boolean {
  return (requestBody === undefined || JSON_TYPE in requestBody.content) && answersOf(responses).length > 0;
}

const answersOf = (responses: Operation['responses']): Schema[] =>
  Object.entries(responses)
    .filter(([status]) => status.startsWith('2'))
    .flatMap(([, { content }]) => content?.[JSON_TYPE]?.schema ?? []);

function operationType({ operation }: Route): string {
  const { operationId, summary, parameters = [], requestBody, responses } = operation;
  const answers = [...new Set(answersOf(responses).map((schema) => typeOf(schema)))].join(' | ');
  const body = requestBody?.content[JSON_TYPE];
  return [
    `${comment(summary)}${operationId}: {`,
    `path: ${parametersIn('path', parameters)};`,
    `query: ${parametersIn('query', parameters)};`,
    `body: ${body ? typeOf(body.schema) : 'undefined'};`,
    `answer: ${answers};`,
    '};',
  ].join('\n');
}

function routeOf({ method, path, operation: { operationId, parameters = [] } }: Route): string {
  const takesKey = parameters.some(({ name }) => name === 'Idempotency-Key');
  return `${operationId}: [${JSON.stringify(method.toUpperCase())}, ${JSON.stringify(path)}, ${String(takesKey)}],`;
}

function parametersIn(where: string, parameters: readonly Parameter[]): string {
  const own = parameters.filter((parameter) => parameter.in === where);
  const fields = own.map(({ name, required, description, schema }) =>
    fieldOf(name, { ...schema, ...(description === undefined ? {} : { description }) }, required ?? false),
  );
  return fields.length === 0 ? 'Record<never, never>' : `{\n${fields.join('\n')}\n}`;
}

/** What may be left out in a body may be null as well, and so says its own type. */
function fieldOf(name: string, schema: Schema, isRequired: boolean): string {
  return `${comment(schema.description)}readonly ${JSON.stringify(name)}${isRequired ? '' : '?'}: ${typeOf(schema)};`;
}

function typeOf(schema: Schema): string {
  const { $ref, type, const: only, enum: choices, allOf, anyOf, oneOf } = schema;
  if ($ref !== undefined) return $ref.slice($ref.lastIndexOf('/') + 1);
  if (only !== undefined) return JSON.stringify(only);
  if (choices) return choices.map((choice) => JSON.stringify(choice)).join(' | ');
  if (allOf) return allOf.map((part) => `(${typeOf(part)})`).join(' & ');
  const some = anyOf ?? oneOf;
  if (some) return some.map((part) => `(${typeOf(part)})`).join(' | ');
  if (type === undefined) return schema.properties ? objectType(schema) : 'unknown';
  return [type]
    .flat()
    .map((one) => plainType(one, schema))
    .join(' | ');
}

function plainType(type: string, schema: Schema): string {
  switch (type) {
    case 'integer':
      return 'number';
    case 'array':
      return `readonly (${schema.items ? typeOf(schema.items) : 'unknown'})[]`;
    case 'object':
      return objectType(schema);
    default:
      return type;
  }
}

function objectType({ properties = {}, required = [], additionalProperties }: Schema): string {
  const fields = Object.entries(properties).map(([name, schema]) =>
    fieldOf(name, schema, required.includes(name)),
  );
  const isOpen = additionalProperties !== undefined && additionalProperties !== false;
  if (!isOpen) return fields.length === 0 ? 'Record<string, never>' : `{\n${fields.join('\n')}\n}`;
  const others = typeof additionalProperties === 'object' ? typeOf(additionalProperties) : 'unknown';
  const map = `Readonly<Record<string, ${others}>>`;
  return fields.length === 0 ? map : `{\n${fields.join('\n')}\n} & ${map}`;
}

function comment(text: string | undefined): string {
  return text === undefined ? '' : `/** ${text.replace(/\*\//g, '* /').replace(/\s+/g, ' ').trim()} */\n`;
}
