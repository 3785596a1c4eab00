import { randomStream, type Random } from '../../../scripts/demo/random.js';
import { disguised, type Draft } from './disguises.js';
import { multipartFor } from './files.js';
import type { Described, Operation, Parameter } from './operations.js';
import { FOREIGN, FOREIGN_KEY, FOREIGN_MARK, OWN, type Step } from './story.js';
import { HOSTILE, QUARTERS, Values } from './values.js';
import type { Caller, World } from './world.js';

/** A request as it is sent. The same seed makes the same one, in whatever state the coalition is. */
export interface Made {
  readonly seed: string;
  readonly operation: Operation;
  readonly caller: Caller;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer;
  /** What of the foreign coalition it names: what is told of that must be what is told of what there is not. */
  readonly foreign: readonly string[];
}

/** A parameter and what stands before it: the last part of that says what an id is of. */
const PARAMETER = /([^{}]*)\/\{(\w+)\}/g;
const MEMBER_PARAMETERS: ReadonlySet<string> = new Set(['member']);
/** What makes somebody a stranger in the middle of a run is done as a guest. */
const GUESTS_ONLY =
  /^(signOut|signOutEverywhere|endSession|changePassword|addSecondFactor|removeSecondFactor|offerSecondFactor)$/;
/** An operator may do this to anybody: foreign people included, who must be found as they were. */
const TO_PEOPLE = /^(erasePerson|offerPasswordReset|signOutPerson|takeSecondFactor)$/;

/** The name in the address is that of something new: under a foreign one it would be found among one's own later. */
const NAMES_NEW = /^saveMapping$/;

/**
 * Fields that name what must be there. Only in these does a body name what is foreign: it is refused, so that nothing of it
 * comes into the own coalition, where its mark would be found later and mean nothing.
 */
const REFERENCES: ReadonlySet<string> = new Set([
  ...[
    'memberId',
    'into',
    'counterparty',
    'pledgeId',
    'authors',
    'derivesFrom',
    'assetId',
    'offerId',
    'offeredBy',
  ],
  'proposalId',
]);

/** Makes requests for the operations of one description, in one world. */
export class Requests {
  private readonly values: Values;
  private readonly foreignValues: Values;
  private readonly examples = new Map<string, Step[]>();

  constructor(
    described: Described,
    private readonly world: World,
  ) {
    this.values = new Values(described.schemas, world.own.values);
    this.foreignValues = new Values(described.schemas, world.foreign.values);
    for (const example of world.examples) {
      const name = `${example.method} ${example.path}`;
      this.examples.set(name, [...(this.examples.get(name) ?? []), example]);
    }
  }

  make(operation: Operation, seed: string): Made {
    const random = randomStream(0, `${seed} ${operation.id}`);
    const caller = this.callerOf(operation, random);
    const draft = this.draft(operation, caller, random);
    if (random.percent(60)) this.spoil(operation, draft, random);
    const { method, path, headers, body } = disguised(operation, draft, random);
    const text = `${path} ${JSON.stringify(headers)} ${body?.toString('latin1') ?? ''}`;
    const foreign = [...new Set(text.match(this.world.canaries) ?? [])];
    return { seed, operation, caller, method, path, headers, foreign, ...(body ? { body } : {}) };
  }

  private callerOf({ id, path }: Operation, random: Random): Caller {
    const { callers, guests } = this.world;
    if (GUESTS_ONLY.test(id) && random.percent(80)) {
      return { name: random.pick(guests), headers: {}, operates: false };
    }
    const able = callers.filter(
      ({ name }) => name === (path.includes('{slug}') ? 'coordinator' : 'operator'),
    );
    const others = GUESTS_ONLY.test(id) ? callers.filter(({ headers }) => !headers['cookie']) : callers;
    return !GUESTS_ONLY.test(id) && random.percent(45) ? able[0]! : random.pick(others);
  }

  /** One that should do, as far as the description tells. */
  private draft(operation: Operation, caller: Caller, random: Random): Draft {
    const listed = this.examples.get(`${operation.method} ${operation.path}`);
    const example = listed && random.percent(70) ? random.pick(listed) : undefined;
    const parameters = new Map<string, string>();
    for (const [, before, name] of operation.path.matchAll(PARAMETER)) {
      const collection = before!.slice(before!.lastIndexOf('/') + 1);
      const own = example?.parameters[name!];
      const found =
        own !== undefined && random.percent(60)
          ? own
          : this.idOf(operation, collection, name!, caller, random);
      parameters.set(name!, found);
    }
    const query: [string, string][] = [];
    const headers: Record<string, string> = {};
    for (const parameter of operation.parameters) {
      if (parameter.in === 'path' || !(parameter.required || random.percent(30))) continue;
      const value = this.parameterOf(parameter, random);
      if (value !== undefined && parameter.in === 'query') query.push([parameter.name, value]);
      if (value !== undefined && parameter.in === 'header') headers[parameter.name.toLowerCase()] = value;
    }
    const { body } = operation;
    if (!body) return { parameters, query, headers };
    if (body.type !== 'application/json')
      return { parameters, query, headers, ...multipartFor(operation.id, random) };
    const json = example ? { ...(example.body as object) } : this.values.valid(body.schema, '', random);
    this.vary(operation, json as Record<string, unknown>, random);
    return { parameters, query, headers, json };
  }

  private idOf(
    { id, path }: Operation,
    collection: string,
    name: string,
    caller: Caller,
    random: Random,
  ): string {
    const mayBeForeign = !(TO_PEOPLE.test(id) && caller.operates) && !NAMES_NEW.test(id);
    if (name === 'slug') return random.percent(90) ? OWN.slug : random.pick([FOREIGN.slug, 'nowhere']);
    if (name === 'quarter') return random.percent(50) ? '2026-Q2' : random.pick(QUARTERS);
    if (name === 'format')
      return random.pick(['hledger', 'beancount', 'cloudevents', 'valueflows', 'csv', 'other']);
    const kind = MEMBER_PARAMETERS.has(name) ? 'members' : collection;
    const own = this.world.own.ids.get(kind) ?? [];
    const foreign = this.world.foreign.ids.get(kind) ?? [];
    if (own.length > 0 && random.percent(72)) return random.pick(own);
    if (mayBeForeign && foreign.length > 0 && random.percent(55)) return random.pick(foreign);
    if (path.includes('people') && random.percent(50)) return '0198c0de-0000-7000-8000-00000000ada0';
    return random.pick([
      'nothing',
      'Übermut',
      'x'.repeat(200),
      '1',
      '0198c0de-0000-7000-8000-00000000ada0',
      'f'.repeat(64),
    ]);
  }

  private parameterOf({ name, in: where, schema }: Parameter, random: Random): string | undefined {
    switch (name) {
      case 'If-Match':
        return random.pick(['*', '*', '*', '"1"', ...(this.world.own.values.get('etag') ?? [])]);
      case 'Idempotency-Key':
        return random.pick(['a key', `key ${String(random.between(1, 99_999))}`, FOREIGN_KEY]);
      case 'Evenhand-Acting-For':
        return random.pick([
          'backbone',
          'member:clinic',
          'member:school',
          'member:mill',
          `member:${FOREIGN_MARK}-clinic`,
        ]);
      default: {
        const values = where === 'query' && random.percent(12) ? this.foreignValues : this.values;
        const value = values.valid(schema, name, random);
        return value === null ? undefined : typeof value === 'string' ? value : JSON.stringify(value);
      }
    }
  }

  /** Another value that is right, a field left out or null, an id of others: one field, or two. */
  private vary(operation: Operation, json: Record<string, unknown>, random: Random): void {
    const { properties = {}, required = [] } = this.values.resolved(operation.body!.schema) as {
      properties?: Record<string, object>;
      required?: string[];
    };
    const names = Object.keys(properties);
    if (names.length === 0) return;
    for (let left = random.between(0, 2); left > 0; left -= 1) {
      const name = random.pick(names);
      const values =
        this.isReference(operation, name) && random.percent(35) ? this.foreignValues : this.values;
      if (!required.includes(name) && random.percent(30)) delete json[name];
      else json[name] = values.valid(properties[name]!, name, random);
    }
    if (names.includes('id') && random.percent(80)) json['id'] = `made-${String(random.between(1, 999_999))}`;
  }

  /** The source of a supply is a pool or a member; that of a rate is any words. */
  private isReference({ id }: Operation, name: string): boolean {
    return REFERENCES.has(name) || (id === 'listSupply' && name === 'source');
  }

  /** Makes one thing wrong with it, or hostile. */
  private spoil(operation: Operation, draft: Draft, random: Random): void {
    const isHostile = random.percent(50);
    const queries = operation.parameters.filter((parameter) => parameter.in === 'query');
    if (draft.json !== undefined && operation.body && random.percent(70)) {
      this.spoilBody(operation, draft.json as Record<string, unknown>, isHostile, random);
    } else if (queries.length > 0 && random.percent(70)) {
      const { name, schema } = random.pick(queries);
      const wrong = isHostile ? random.pick(HOSTILE) : this.values.wrong(schema, random);
      draft.query.push([name, typeof wrong === 'string' ? wrong : JSON.stringify(wrong)]);
    } else if (draft.parameters.size > 0 && random.percent(60)) {
      draft.parameters.set(random.pick([...draft.parameters.keys()]), random.pick(HOSTILE));
    } else draft.disguise = true;
  }

  private spoilBody(
    { body }: Operation,
    json: Record<string, unknown>,
    isHostile: boolean,
    random: Random,
  ): void {
    const { properties = {} } = this.values.resolved(body!.schema) as { properties?: Record<string, object> };
    const names = Object.keys(properties);
    if (names.length === 0 || random.percent(10)) {
      json[random.pick(['unknown', 'Id', ' ', '💩', 'toString', 'constructor'])] = random.pick(HOSTILE);
      return;
    }
    const name = random.pick(names);
    if (isHostile) json[name] = random.pick(HOSTILE);
    else if (random.percent(20)) delete json[name];
    else json[name] = this.values.wrong(properties[name]!, random);
  }
}
