import { existsSync, readFileSync } from 'node:fs';

/**
 * Guards, each with the change to the source that takes it away. `npm run faults -- mutations` makes each change in a
 * copy, and the simulation must then fail. What stands under `find` must be there exactly once, which `test/house/tidy` holds
 * the list to.
 *
 * @typedef {{ guard: string, file: string, find: string, replace: string }} Mutation
 * @type {readonly Mutation[]}
 */
export const mutations = [
  {
    guard: 'a pool holds what is recorded as taken out of it',
    file: 'src/exchange/domain/decide-entry.ts',
    find: "if (direction === 'benefit') assertPoolHolds(entry, occurredOn, quantity, directory, facts);",
    replace: '',
  },
  {
    guard: 'a pool holds what an accepted proposal takes out of it',
    file: 'src/exchange/domain/decide-dispute.ts',
    find: "if (entry.direction === 'benefit') assertPoolHolds(entry, occurredOn, entry.quantity, directory, facts);",
    replace: '',
  },
  {
    guard: 'a pool holds what an adjustment or a withdrawal takes out of it',
    file: 'src/exchange/domain/decide-dispute.ts',
    find: 'assertPoolHolds(entry, occurredOn, leaving, directory, facts);',
    replace: '',
  },
  {
    guard: 'a pool holds what a reversal takes out of it',
    file: 'src/exchange/domain/decide-reversal.ts',
    find: 'assertPoolHolds(entry, occurredOn, entry.quantity, directory, facts);',
    replace: '',
  },
  {
    guard: 'a pool holds it on every later day, not only at the end',
    file: 'src/exchange/exchange.commands.ts',
    find: 'if (balance.compare(lowest.balance) <= 0) lowest = { on: day.period, balance };',
    replace: '',
  },
  {
    guard: 'a disputed amount leaves what was given',
    file: 'src/portfolios/domain/flows.ts',
    find: "return moved(event, event.data, event.data.heldFrom, 'disputed', scale);",
    replace: "return changes(event, event.data, 'disputed', 1, scale);",
  },
  {
    guard: 'a disputed amount is held apart in accounts of its own',
    file: 'src/exchange/exchange.projection.ts',
    find: "if (heldFrom === 'accepted') this.hold(data, Amount.parse(data.quantity));",
    replace: '',
  },
  {
    guard: 'an adjusted entry counts with its new value',
    file: 'src/portfolios/domain/flows.ts',
    find: 'const counted = adjusted === null ? event.data : { ...event.data, ...adjusted };',
    replace: 'const counted = event.data;',
  },
  {
    guard: 'another quantity keeps its price, half-even to the cent',
    file: 'src/exchange/domain/valuation.ts',
    find: 'const value = entry.value.inProportion(quantity, entry.quantity, scale);',
    replace: 'const value = entry.value.inProportion(quantity, entry.quantity, 1);',
  },
  {
    guard: 'a reversal takes away in part of a quarter too',
    file: 'src/portfolios/entry-outlines.queries.ts',
    find: 'const entries = row[10] === null ? 1 : -1;',
    replace: 'const entries = 1;',
  },
  {
    guard: 'an accepted proposal delivers its pledge',
    file: 'src/exchange/domain/decide-dispute.ts',
    find: '...deliveryOf(entry, pledgeOf(entry, facts), occurredOn, entry.quantity),',
    replace: '',
  },
  {
    guard: 'a dispute takes the delivery of a pledge back',
    file: 'src/exchange/domain/decide-dispute.ts',
    find: '...deliveryOf(entry, pledgeOf(entry, facts), occurredOn, held),',
    replace: '',
  },
  {
    guard: 'a reversal takes the delivery of a pledge back',
    file: 'src/exchange/domain/decide-reversal.ts',
    find: '...deliveryOf(entry, pledge, occurredOn, quantity),',
    replace: '',
  },
  {
    guard: 'an item is claimed on one award only',
    file: 'src/exchange/domain/in-kind.ts',
    find: 'if (claim) {',
    replace: 'if (claim && claim.award === item) {',
  },
  {
    guard: 'a withdrawal sets what was claimed free',
    file: 'src/exchange/exchange.projection.ts',
    find: 'this.endClaim(this.rows.get(entriesTable, { entryId })!);',
    replace: '',
  },
  {
    guard: 'a reversal sets what was claimed free',
    file: 'src/exchange/exchange.projection.ts',
    find: 'this.endClaim(reversed);',
    replace: '',
  },
  {
    guard: 'nobody accepts what it proposed itself',
    file: 'src/exchange/domain/facts.ts',
    find: "if (beneficiary && is(beneficiary) && !is(entry.recordedBy)) standpoints.add('beneficiary');",
    replace: "if (beneficiary && is(beneficiary)) standpoints.add('beneficiary');",
  },
  {
    guard: 'nobody disputes what it recorded itself',
    file: 'src/exchange/domain/decide-dispute.ts',
    find: "if (party !== 'backbone' && isSameParty(entry.recordedBy, party, directory, facts.today())) {",
    replace: 'if (false) {',
  },
  {
    guard: 'what is disputed is not reversed',
    file: 'src/exchange/domain/decide-reversal.ts',
    find: "if (standing === 'disputed') throw new Problem('exchange.entry-disputed', { entry: reversedId });",
    replace: '',
  },
  {
    guard: 'members do only what they may',
    file: 'src/coalition/domain/authority.ts',
    find: "return party === 'backbone' || allowed.some((standpoint) => standpoints.has(standpoint));",
    replace: "return party === 'backbone' || allowed.length > 0;",
  },
  {
    guard: 'a member that others merged into speaks for them',
    file: 'src/coalition/domain/authority.ts',
    find: "return directory.survivorOf(member.slice('member:'.length), today);",
    replace: 'return member;',
  },
  {
    guard: 'a merged member’s history is shown with its survivor, from that day on',
    file: 'src/portfolios/domain/give-get.ts',
    find: 'survivor = this.directory.survivorOf(memberId, this.endsOn);',
    replace: "survivor = this.directory.survivorOf(memberId, '9999-12-31');",
  },
  {
    guard: 'a baseline is in the opening balance',
    file: 'src/portfolios/domain/give-get.ts',
    find: 'figures.opening = figures.opening.plus(stated);',
    replace: '',
  },
  {
    guard: 'only those who are members on the day take part',
    file: 'src/coalition/domain/directory.ts',
    find: 'if (isActiveOn(member, on)) return;',
    replace: 'if (isActiveOn(member, on) || !member.merged) return;',
  },
  {
    guard: 'a departure says what becomes of every open pledge',
    file: 'src/exchange/domain/decide-departure.ts',
    find: 'if (undecided.length > 0) {',
    replace: 'if (undecided.length > 1_000) {',
  },
  {
    guard: 'figures as known earlier leave out what was recorded since',
    file: 'src/portfolios/give-get.queries.ts',
    find: "await addFacts(ledger, snapshot, known, period, 'not-yet-known', addToPeriod, addToOpening);",
    replace: '',
  },
  {
    guard: 'a pool takes an adjustment off the flow that it was part of',
    file: 'src/exchange/domain/pool-flows.ts',
    find: "return flow(event.data, after.minus(before), 'forth');",
    replace: "return flow(event.data, before.minus(after), 'back');",
  },
  {
    guard: 'a key stands for one request only',
    file: 'src/event-store/ledger-transaction.ts',
    find: 'if (known.requestHash !== requestHash) {',
    replace: 'if (known.requestHash === undefined) {',
  },
  {
    guard: 'a request said again under its key is answered and not done again',
    file: 'src/event-store/ledger-transaction.ts',
    find: 'this.answers.set(request.idempotencyKey, { requestHash, answer: JSON.stringify(result) });',
    replace: '',
  },
  {
    guard: 'a command that is decided again leaves nothing of its first try',
    file: 'src/event-store/ledger-transaction.ts',
    find: 'this.memory.rows.rollbackTo(savepoint);',
    replace: '',
  },
  {
    guard: 'rows that another process changed are read again',
    file: 'src/event-store/lane.ts',
    find: 'this.memory = { head, directory: memory.directory, rows: new WorkingSet(this.coalitionId) };',
    replace: 'this.memory = { head, directory: memory.directory, rows: memory.rows };',
  },
  {
    guard: 'what a lane remembers is forgotten with a transaction that was broken off',
    file: 'src/event-store/lane.ts',
    find: '    } catch (error) {\n      this.memory = undefined;\n      throw error;',
    replace: '    } catch (error) {\n      throw error;',
  },
  {
    guard: 'rows that were added belong to the range that was read before',
    file: 'src/event-store/table-cache.ts',
    find: 'for (const [prefix, range] of this.ranges) if (text.startsWith(prefix)) range.held.set(text, held);',
    replace: '',
  },
  {
    guard: 'an explanation of an earlier position leaves out what was said later',
    file: 'src/portfolios/entry-outlines.queries.ts',
    find: 'if (position === head.position) return [...outlines.values()];',
    replace: 'if (position <= head.position) return [...outlines.values()];',
  },
  {
    guard: 'nothing changes a closed quarter',
    file: 'src/coalition/domain/closing.ts',
    find: 'if (!CHANGES_NO_FIGURE.has(type)) assertOpen(directory, occurredOn);',
    replace: '',
  },
  {
    guard: 'a quarter is closed up to its last day',
    file: 'src/coalition/domain/closing.ts',
    find: 'return last !== undefined && date <= last.lastDay;',
    replace: 'return last !== undefined && date < last.lastDay;',
  },
  {
    guard: 'a quarter closes once it is over',
    file: 'src/knowledge/domain/decide-close.ts',
    find: "if (today <= lastDay) throw new Problem('knowledge.quarter-not-over', { quarter, to: lastDay, today });",
    replace: '',
  },
  {
    guard: 'a closed quarter is not closed again',
    file: 'src/knowledge/domain/decide-close.ts',
    find: 'if (closedThrough !== null && quarter <= closedThrough) return [];',
    replace: '',
  },
  {
    guard: 'nobody but the backbone closes a quarter',
    file: 'src/knowledge/domain/decide-close.ts',
    find: "assertMay('close a quarter', by, new Set());",
    replace: '',
  },
  {
    guard: 'nobody but the backbone adopts a policy',
    file: 'src/coalition/domain/decide-policy.ts',
    find: "assertMay('adopt a policy', by, new Set());",
    replace: '',
  },
  {
    guard: 'a quarter has the policy of its first day',
    file: 'src/coalition/domain/policy.ts',
    find: 'return policyOn(directory, directory.coalition.fiscalCalendar.quarter(quarterId).from);',
    replace: 'return policyOn(directory, directory.coalition.fiscalCalendar.quarter(quarterId).to);',
  },
  {
    guard: 'of two policies of one day the one adopted last holds',
    file: 'src/coalition/domain/policy.ts',
    find: 'a.from === b.from ? a.version - b.version',
    replace: 'a.from === b.from ? b.version - a.version',
  },
];

/**
 * How often a text stands in a file, whose path counts from the repository; 0 where there is no such file.
 *
 * @param {string} file
 * @param {string} text
 */
export function timesIn(file, text) {
  const place = new URL(`../../${file}`, import.meta.url);
  return existsSync(place) ? readFileSync(place, 'utf8').split(text).length - 1 : 0;
}
