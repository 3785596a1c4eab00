import type { FastifyInstance } from 'fastify';
import { excerpt } from '../kernel/excerpt.js';
import { Problem } from '../kernel/problem.js';

/** What a browser sends of a form. Pages take nothing else, and the API takes anything but that. */
export const FORM_TYPE = 'application/x-www-form-urlencoded';
/** Nobody types more than that. */
const FORM_LIMIT_BYTES = 64 * 1024;
export const FIELDS_LIMIT = 100;

/** The fields of a form, each once. */
export type FormFields = ReadonlyMap<string, string>;

/** Reads the bodies of forms. Which routes take them, `routeCheck` says. */
export function takeForms(fastify: FastifyInstance): void {
  fastify.addContentTypeParser(
    FORM_TYPE,
    { parseAs: 'string', bodyLimit: FORM_LIMIT_BYTES },
    (_request, body, done) => {
      try {
        done(null, fieldsOf(body as string));
      } catch (error) {
        done(error as Error);
      }
    },
  );
}

/**
 * @param body `name=Ana+Silva&role=observer`
 * @throws Problem `request.malformed`
 */
export function fieldsOf(body: string): FormFields {
  const fields = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(body)) addField(fields, name, value);
  return fields;
}

/** @throws Problem `request.malformed` where it stands there already, as two readers would take another one each */
export function addField(fields: Map<string, string>, name: string, value: string): void {
  if (fields.has(name) || fields.size >= FIELDS_LIMIT) {
    const expected = `each field once, and at most ${String(FIELDS_LIMIT)} of them`;
    throw new Problem('request.malformed', { field: 'form', found: excerpt(name, 100), expected });
  }
  fields.set(name, value);
}

/** Whether an address is a page’s, for people, and not of the API, for programs. */
export function isPagePath(url: string): boolean {
  return !/^\/api(?:[/?]|$)/.test(url);
}
