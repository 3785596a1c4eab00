import type { Answer, Conformity } from '../conformity.js';
import { FOREIGN_MARK } from './story.js';
import type { Made } from './requests.js';
import type { World } from './world.js';

/** Where somebody who looks after the whole service is shown whom there is, whichever coalition they belong to. */
const OF_THE_SERVICE =
  /^(listEverybody|examine|listCoalitions|foundCoalition|erasePerson|offerPasswordReset|signOutPerson|takeSecondFactor|signIn|whoAmI)$/;
/** What a 503 may be about. */
const MAY_BE_BUSY = /^(ledger\.busy|access\.passwords-busy|request\.stopping)$/;

/** Says what is wrong with an answer; undefined where it is as it should be. */
export class Judge {
  constructor(
    private readonly conformity: Pick<Conformity, 'check'>,
    private readonly world: Pick<World, 'canaries'>,
  ) {}

  fault(made: Made, answer: Answer): string | undefined {
    const { status, text, body } = answer;
    if (status >= 500 && !(status === 503 && MAY_BE_BUSY.test(String(body?.code)))) {
      return `${String(status)}: ${text.slice(0, 500)}`;
    }
    const leaked = this.leakIn(made, answer);
    if (leaked !== undefined) return leaked;
    try {
      this.conformity.check(made.method, made.path, answer);
      return undefined;
    } catch (error) {
      return (error as Error).message.slice(0, 1500);
    }
  }

  /** What was sent may be told back; nothing else of a foreign coalition may be. */
  private leakIn(
    { operation, caller, path, headers, body, foreign }: Made,
    answer: Answer,
  ): string | undefined {
    if (caller.operates && OF_THE_SERVICE.test(operation.id)) return undefined;
    const told = `${[...answer.headers].join('\n')}\n${answer.text}`;
    const found = told.match(this.world.canaries);
    if (!found) return undefined;
    const sent = `${decoded(path)} ${Object.values(headers).join(' ')} ${body?.toString('utf8') ?? ''}`;
    const words = foreign.length === 0 ? told : withoutSent(told, sent);
    const [leaked] = words.match(this.world.canaries) ?? [];
    if (leaked === undefined) return undefined;
    const at = words.indexOf(leaked);
    return `tells “${leaked}” of a foreign coalition: …${words.slice(Math.max(0, at - 200), at + 200)}…`;
  }
}

/** A path as it was meant, where it can be read. */
function decoded(path: string): string {
  return path.replace(/(?:%[0-9A-F]{2})+/gi, (part) => {
    try {
      return decodeURIComponent(part);
    } catch {
      return part;
    }
  });
}

const WORD_WITH_MARK = new RegExp(
  `[\\w.:-]{0,80}${FOREIGN_MARK}[\\w.-]{0,80}|[0-9a-f-]{36,}|[0-9]+\\.[0-9]{2}`,
  'gi',
);

/** The words of an answer without those that the request had. */
function withoutSent(told: string, sent: string): string {
  const words = new Set([...sent.matchAll(WORD_WITH_MARK)].map(([word]) => word.toLowerCase()));
  const parts = [...words].flatMap((word) => [word, ...word.split(':')]).filter((word) => word !== '');
  return parts
    .sort((one, other) => other.length - one.length)
    .reduce((rest, word) => rest.replaceAll(new RegExp(word.replaceAll('.', '\\.'), 'gi'), '§'), told);
}

/** The same request for what there is not in any coalition. */
export function unknownTwin(made: Made): Made {
  const { path, headers, body, foreign } = made;
  const disguise = (text: string): string => inOtherWords(text, foreign);
  return {
    ...made,
    path: disguise(path),
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, disguise(value)])),
    ...(body ? { body: Buffer.from(disguise(body.toString('latin1')), 'latin1') } : {}),
  };
}

/** How an answer looks without the names that were asked for. */
export function withoutNames(text: string, foreign: readonly string[]): string {
  return inOtherWords(text, foreign);
}

/** Each name of the foreign coalition replaced by one as long that nobody has. */
function inOtherWords(text: string, foreign: readonly string[]): string {
  return foreign.reduce((rest, name) => rest.replaceAll(name, unlike(name)), text);
}

function unlike(name: string): string {
  return name.toLowerCase() === FOREIGN_MARK
    ? 'wombat'
    : name.replace(/[0-9a-f]{6}$/i, 'abcdef').replace(/\.7$/, '.8');
}
