import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look deep into JSON of every shape
export type Json = any;
type JsonObject = Record<string, Json>;

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** What JSON there is; undefined where the answer is none. */
  readonly body: Json;
}

const PROBLEM: JsonObject = { $ref: 'api#/components/schemas/ProblemAnswer' };

/** Holds answers to the description of the API: its operations, its statuses and types, and its schemas. */
export class Conformity {
  private readonly ajv = new Ajv2020({ strict: false, allErrors: true });
  /** By their schema: every problem has the same one. */
  private readonly validators = new Map<string, ValidateFunction>();
  private readonly schemas = new WeakMap<JsonObject, ValidateFunction>();
  private readonly operations: { pattern: RegExp; path: string; item: JsonObject }[];

  constructor(description: JsonObject) {
    formats.default(this.ajv);
    this.ajv.addSchema({ $id: 'api', components: closed(description['components'] as JsonObject) });
    this.operations = Object.entries(description['paths'] as JsonObject).map(([path, item]) => ({
      path,
      item: item as JsonObject,
      pattern: new RegExp(`^${path.replace(/\{[^}]+\}/g, '[^/]+')}$`),
    }));
  }

  /** Throws where the answer is none that the description promises. */
  check(method: string, url: string, answer: Answer): void {
    const path = url.split('?')[0]!;
    const verb = method.toLowerCase();
    // `/redemptions/lapse` is posted to, where an address of `/redemptions/{id}` is only read.
    const found = this.operations.find(({ pattern, item }) => verb in item && pattern.test(path));
    const operation = found?.item[verb] as JsonObject | undefined;
    // Nothing is promised of what is not described, but that it is no success.
    if (!found || !operation) {
      const isOpen = path === '/' || path === '/api/openapi.json';
      if (answer.status < 400 && !isOpen) throw new Error(`${method} ${path} is not described`);
      if (answer.status >= 400) this.validate('problem', PROBLEM, answer.body);
      return;
    }
    const where = `${method} ${found.path} ${String(answer.status)}`;
    const response = operation['responses'][String(answer.status)] as JsonObject | undefined;
    if (!response) throw new Error(`${where} is not described: ${answer.text}`);
    const type = (answer.headers.get('content-type') ?? '').split(';')[0]!;
    const content = response['content']?.[type] as JsonObject | undefined;
    if (!content) throw new Error(`${where} is not described as ${type}`);
    if (answer.body !== undefined)
      this.validate(`${where} ${type}`, content['schema'] as JsonObject, answer.body);
  }

  private validate(name: string, schema: JsonObject, value: unknown): void {
    const validate = this.validatorOf(schema);
    if (validate(value)) return;
    throw new Error(
      `${name} differs from its schema: ${this.ajv.errorsText(validate.errors)} in ${JSON.stringify(value)}`,
    );
  }

  private validatorOf(schema: JsonObject): ValidateFunction {
    let validate = this.schemas.get(schema);
    if (validate) return validate;
    const text = JSON.stringify(schema);
    validate = this.validators.get(text) ?? this.ajv.compile(pointed(closed(schema)));
    this.validators.set(text, validate);
    this.schemas.set(schema, validate);
    return validate;
  }
}

/** The description lets answers grow; tests want each field of today to be described. */
function closed<T>(node: T, name = ''): T {
  if (Array.isArray(node)) return node.map((item) => closed(item as unknown)) as T;
  if (typeof node !== 'object' || node === null) return node;
  const copy = Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, closed(value as unknown, key)]),
  );
  const isOpen = name === 'ProblemAnswer' || !('properties' in copy) || 'additionalProperties' in copy;
  // `properties` is also the name of what holds them.
  const isSchema = name !== 'properties' && ('type' in copy || '$ref' in copy);
  if (isSchema && !isOpen) copy['additionalProperties'] = false;
  return copy as T;
}

function pointed(schema: JsonObject): JsonObject {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"api#/components/')) as JsonObject;
}
