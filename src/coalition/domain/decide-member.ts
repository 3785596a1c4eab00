import { Amount } from '../../kernel/amount.js';
import { parseDate } from '../../kernel/calendar.js';
import { identifier } from '../../kernel/ids.js';
import { Problem } from '../../kernel/problem.js';
import { Quantity } from '../../kernel/unit.js';
import type {
  ChangeMemberProfile,
  DeclarePriorities,
  JoinMember,
  MemberLeaves,
  MemberRejoins,
  MergeMember,
  PrioritiesInput,
  ProfileInput,
  RenameMember,
  StateBaseline,
} from './commands.js';
import { assertMay, parseParty } from './authority.js';
import { differences } from './decide-coalition.js';
import { name, reason } from './field-checks.js';
import {
  assertActiveOn,
  dayBefore,
  knownMember,
  nameOn,
  onDate,
  type Directory,
  type Member,
} from './directory.js';
import type { CoalitionEvent, MemberProfile } from './events.js';
import { isValueType, VALUE_TYPES, type ValueType, type ValueTypeWeights } from './value-types.js';

/** Joins a member, with all that is known of it at first. The same again states nothing. */
export function joinMember(command: JoinMember, directory: Directory): CoalitionEvent[] {
  const memberId = identifier(command.memberId, 'member_id');
  const memberName = name(command.name, 'name');
  const joinedOn = parseDate(command.joinedOn);
  const leftOn = command.leftOn === null ? null : parseDate(command.leftOn);
  if (leftOn !== null && leftOn < joinedOn) {
    throw new Problem('coalition.period-malformed', { from: joinedOn, to: leftOn });
  }
  const profile = checkedProfile(command);
  const priorities = command.priorities === null ? null : checkedPriorities(memberId, command.priorities);
  const known = directory.members.get(memberId);
  if (known && !known.takenBack) {
    assertSameAsJoined(known, { memberName, joinedOn, leftOn, profile, priorities });
    return [];
  }
  const events: CoalitionEvent[] = [
    { type: 'MemberJoined', occurredOn: joinedOn, data: { memberId, name: memberName, ...profile } },
  ];
  if (priorities)
    events.push({ type: 'PrioritiesDeclared', occurredOn: joinedOn, data: { memberId, priorities } });
  if (leftOn !== null) events.push({ type: 'MemberLeft', occurredOn: leftOn, data: { memberId } });
  return events;
}

interface Joining {
  readonly memberName: string;
  readonly joinedOn: string;
  readonly leftOn: string | null;
  readonly profile: MemberProfile;
  readonly priorities: ValueTypeWeights | null;
}

function assertSameAsJoined(known: Member, joining: Joining): void {
  const { joinedAs } = known;
  const { profile, priorities } = joining;
  const differs = differences([
    ['name', joinedAs.name, joining.memberName],
    ['joined_on', joinedAs.on, joining.joinedOn],
    // A member that left since did not leave when it joined; nor did one declare then what it declared since.
    ['left_on', joining.leftOn === null ? null : firstDeparture(known, joining.leftOn), joining.leftOn],
    ['parent_group', joinedAs.profile.parentGroup, profile.parentGroup],
    ['capacity_budget', joinedAs.profile.capacityBudget, profile.capacityBudget],
    ['capacity_fte', joinedAs.profile.capacityFte, profile.capacityFte],
    ['need', joinedAs.profile.need, profile.need],
    [
      'priorities',
      priorities && joinedAs.priorities && JSON.stringify(joinedAs.priorities),
      priorities && JSON.stringify(priorities),
    ],
  ]);
  if (differs) throw new Problem('coalition.member-exists', { member: known.id, ...differs });
}

/** Its first last day; where a merger ended the spell before that day, what was found may well have been said. */
function firstDeparture(member: Member, found: string): string | null {
  return member.merged && found >= member.merged.on ? found : member.spells[0]!.to;
}

function checkedProfile(input: ProfileInput): MemberProfile {
  const amount = (text: string | null, field: string): string | null => {
    if (text === null) return null;
    const parsed = Amount.parse(text);
    if (parsed.isNegative()) throw new Problem('coalition.profile-negative', { field, found: text });
    return parsed.toString();
  };
  return {
    parentGroup: input.parentGroup === null ? null : identifier(input.parentGroup, 'parent_group'),
    capacityBudget: amount(input.capacityBudget, 'capacity_budget'),
    capacityFte: amount(input.capacityFte, 'capacity_fte'),
    need: amount(input.need, 'need'),
  };
}

function checkedPriorities(memberId: string, input: PrioritiesInput): ValueTypeWeights {
  const malformed = (): Problem =>
    new Problem('coalition.priorities-malformed', { member: memberId, found: JSON.stringify(input) });
  let sum = Amount.zero;
  for (const [type, text] of Object.entries(input)) {
    if (!isValueType(type)) throw malformed();
    const weight = Amount.parse(text);
    if (weight.isNegative()) throw malformed();
    sum = sum.plus(weight);
  }
  if (!sum.equals(Amount.one)) throw malformed();
  const weights: Partial<Record<ValueType, string>> = {};
  for (const type of VALUE_TYPES) {
    const text = input[type];
    if (text !== undefined && !Amount.parse(text).isZero()) weights[type] = Amount.parse(text).toString();
  }
  return weights;
}

export function renameMember(command: RenameMember, directory: Directory): CoalitionEvent[] {
  const member = knownMember(directory, command.memberId);
  const on = parseDate(command.on);
  const newName = name(command.name, 'name');
  if (member.names.some((dated) => dated.from === on && dated.value === newName)) return [];
  if (nameOn(member, on) === newName) return [];
  assertActiveOn(member, on);
  return [{ type: 'MemberRenamed', occurredOn: on, data: { memberId: member.id, name: newName } }];
}

/** From `on`, the member's history is shown with the survivor, who must be a member that day and not the same one. */
export function mergeMember(command: MergeMember, directory: Directory): CoalitionEvent[] {
  const member = knownMember(directory, command.memberId);
  const survivor = knownMember(directory, command.into);
  const on = parseDate(command.on);
  if (member.merged) {
    if (member.merged.into === survivor.id && member.merged.on === on) return [];
    throw new Problem('coalition.member-merged', {
      member: member.id,
      into: member.merged.into,
      mergedOn: member.merged.on,
    });
  }
  if (directory.survivorOf(survivor.id, '9999-12-31') === member.id) {
    throw new Problem('coalition.merge-into-itself', { member: member.id, into: survivor.id });
  }
  assertActiveOn(member, on);
  assertActiveOn(survivor, on);
  return [{ type: 'MemberMerged', occurredOn: on, data: { memberId: member.id, into: survivor.id } }];
}

/** `on` is the member's last day. */
export function memberLeaves(command: MemberLeaves, directory: Directory): CoalitionEvent[] {
  const member = knownMember(directory, command.memberId);
  const on = parseDate(command.on);
  // The day before a merger ends a spell too, but nobody left on it.
  const merging = member.merged !== null && on === dayBefore(member.merged.on);
  if (!merging && member.spells.some((spell) => spell.to === on)) return [];
  const last = member.spells.at(-1)!;
  if (last.to !== null) {
    if (member.merged) assertActiveOn(member, on);
    throw new Problem('coalition.member-left', { member: member.id, leftOn: last.to });
  }
  assertActiveOn(member, on);
  const earlier = member.spells.find((spell) => spell.to !== null && on <= spell.to);
  if (earlier) throw new Problem('coalition.member-left', { member: member.id, leftOn: earlier.to });
  return [{ type: 'MemberLeft', occurredOn: on, data: { memberId: member.id } }];
}

/** `on` is the member's first day back. */
export function memberRejoins(command: MemberRejoins, directory: Directory): CoalitionEvent[] {
  const member = knownMember(directory, command.memberId);
  const on = parseDate(command.on);
  if (member.spells.slice(1).some((spell) => spell.from === on)) return [];
  if (member.merged) {
    throw new Problem('coalition.member-merged', {
      member: member.id,
      into: member.merged.into,
      mergedOn: member.merged.on,
    });
  }
  const last = member.spells.at(-1)!;
  if (last.to === null || on <= last.to) {
    throw new Problem('coalition.member-still-active', { member: member.id, on, joinedOn: last.from });
  }
  return [{ type: 'MemberRejoined', occurredOn: on, data: { memberId: member.id } }];
}

export function changeMemberProfile(command: ChangeMemberProfile, directory: Directory): CoalitionEvent[] {
  const member = knownMember(directory, command.memberId);
  const on = parseDate(command.on);
  const profile = checkedProfile(command);
  const current = onDate(member.profiles, on);
  const same =
    current &&
    (Object.keys(profile) as (keyof MemberProfile)[]).every((key) => profile[key] === current[key]);
  if (same) return [];
  assertActiveOn(member, on);
  return [{ type: 'MemberProfileChanged', occurredOn: on, data: { memberId: member.id, ...profile } }];
}

export function declarePriorities(command: DeclarePriorities, directory: Directory): CoalitionEvent[] {
  const member = knownMember(directory, command.memberId);
  const on = parseDate(command.on);
  const priorities = checkedPriorities(member.id, command.priorities);
  if (JSON.stringify(onDate(member.priorities, on) ?? null) === JSON.stringify(priorities)) return [];
  assertActiveOn(member, on);
  return [{ type: 'PrioritiesDeclared', occurredOn: on, data: { memberId: member.id, priorities } }];
}

/**
 * States what a member had given and got before it joined (domain.md §10). It enters the member's opening balance from the day
 * on which it joined, and no figure of what was given or received in any period.
 */
export function stateBaseline(command: StateBaseline, directory: Directory): CoalitionEvent[] {
  const member = knownMember(directory, command.memberId);
  assertMay('state a baseline', parseParty(command.actingFor, directory), new Set());
  const amount = (text: string, field: string): Amount => {
    const parsed = Quantity.of(Amount.parse(text), directory.coalition.currency.code).amount;
    if (parsed.isNegative()) throw new Problem('coalition.baseline-negative', { field, found: text });
    return parsed;
  };
  const given = amount(command.given, 'given');
  const received = amount(command.received, 'received');
  const why = reason(command.reason, 'reason');
  const { baseline } = member;
  if (baseline) {
    const differs = differences([
      ['given', baseline.given.toString(), given.toString()],
      ['received', baseline.received.toString(), received.toString()],
    ]);
    if (differs) throw new Problem('coalition.baseline-stated', { member: member.id, ...differs });
    return [];
  }
  const data = { memberId: member.id, given: given.toString(), received: received.toString(), reason: why };
  return [{ type: 'BaselineStated', occurredOn: member.joinedAs.on, data }];
}
