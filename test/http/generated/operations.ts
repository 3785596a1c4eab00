import type { Json } from '../conformity.js';
import type { Schema, Schemas } from './values.js';

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly schema: Schema;
}

/** An operation as the served description has it. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  /** The type of a body, and its schema. */
  readonly body?: { readonly type: string; readonly schema: Schema };
}

export interface Described {
  readonly operations: readonly Operation[];
  readonly schemas: Schemas;
}

export function operationsIn(description: Record<string, Json>): Described {
  const operations: Operation[] = [];
  for (const [path, item] of Object.entries(description['paths'] as Record<string, Record<string, Json>>)) {
    for (const [method, { operationId: id, parameters = [], requestBody }] of Object.entries(item)) {
      const [content] = Object.entries((requestBody?.content ?? {}) as Record<string, { schema: Schema }>);
      operations.push({
        ...{ id: String(id), method: method.toUpperCase(), path },
        parameters: (parameters as Parameter[]).map((parameter) => ({
          ...parameter,
          required: parameter.required ?? false,
        })),
        ...(content ? { body: { type: content[0], schema: content[1].schema } } : {}),
      });
    }
  }
  return { operations, schemas: description['components'].schemas as Schemas };
}
