import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import {
  canonicalEnvelope,
  GENESIS_HASH,
  hashOf,
  type HashedFields,
} from '../../src/event-store/hash-chain.js';
import { canonicalJson, type JsonObject } from '../../src/kernel/canonical-json.js';

/** Text that a careless writer of JSON gets wrong, but no lone surrogates: those have no canonical form. */
const hostileText = fc.oneof(
  fc.string({ unit: 'binary' }).filter((text) => !/\p{Surrogate}/u.test(text)),
  fc.constantFrom(
    '',
    '"',
    '\\',
    '\\"',
    '\u0000',
    '\u001f',
    '\u007f',
    '\u2028\u2029',
    '🌊',
    '\ufeff',
    '</script>',
  ),
  fc.constantFrom('"},"hash":"', '__proto__', 'é', 'e\u0301'),
);
const data = fc.dictionary(hostileText, fc.oneof(hostileText, fc.constant(null), fc.integer(), fc.boolean()));
const text = hostileText;
const anyEvent = fc.record({
  coalitionId: text,
  position: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
  eventId: text,
  type: text,
  version: fc.integer({ min: 1, max: 1_000 }),
  subject: text,
  occurredOn: text,
  recordedAt: text,
  actor: text,
  correlationId: text,
  causationId: fc.option(text),
  idempotencyKey: fc.option(text),
  data,
});

function asStored(event: { readonly data: object }): HashedFields {
  const { data: plain, ...rest } = event;
  return { ...rest, canonicalData: canonicalJson(plain as JsonObject) } as HashedFields;
}

function withoutAbsent({ causationId, idempotencyKey, ...rest }: Record<string, unknown>): object {
  return {
    ...rest,
    ...(causationId === null ? {} : { causationId }),
    ...(idempotencyKey === null ? {} : { idempotencyKey }),
  };
}

describe('the hash of an event', () => {
  it('is taken over what a general canonicaliser makes of it, whatever its text', () =>
    fc.assert(
      fc.property(anyEvent, (event) => {
        expect(canonicalEnvelope(asStored(event))).toBe(canonicalize(withoutAbsent(event)));
      }),
    ));

  it('is SHA-256 over the previous hash, as hexadecimal digits, and the canonical JSON', () =>
    fc.assert(
      fc.property(anyEvent, hostileText, (event, seed) => {
        const previous = createHash('sha256').update(seed).digest('hex');
        const expected = createHash('sha256')
          .update(previous)
          .update(canonicalize(withoutAbsent(event))!)
          .digest('hex');
        expect(hashOf(previous, asStored(event))).toBe(expected);
      }),
    ));

  it('differs where any field differs', () => {
    const event = asStored({
      coalitionId: 'c',
      position: 1,
      eventId: 'i',
      type: 't',
      version: 1,
      subject: 's',
      occurredOn: '2026-01-01',
      recordedAt: '2026-01-01T00:00:00.000Z',
      actor: 'a',
      correlationId: 'r',
      causationId: null,
      idempotencyKey: null,
      data: {},
    } as never);
    const hashes = [hashOf(GENESIS_HASH, event), hashOf('1'.repeat(64), event)];
    for (const field of Object.keys(event) as (keyof HashedFields)[]) {
      const value = event[field];
      const other = typeof value === 'number' ? value + 1 : `${value ?? ''}x`;
      hashes.push(hashOf(GENESIS_HASH, { ...event, [field]: other }));
    }
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});
