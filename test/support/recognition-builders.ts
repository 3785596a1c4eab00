import type { JsonObject } from '../../src/kernel/canonical-json.js';
import type { AgreeAttribution, DeclineAttribution } from '../../src/recognition/domain/decide-consent.js';
import type { AmendAchievement, RecordAchievement } from '../../src/recognition/domain/decide-edition.js';
import type {
  PublishRecognition,
  RetractRecognition,
} from '../../src/recognition/domain/decide-publication.js';
import type { TellAttribution } from '../../src/recognition/domain/edition.js';
import type { Told } from './builders.js';

const told = (command: string, data: object): Told => ({ command, data: data as JsonObject });

export const attribution = (
  memberId: string,
  share: string,
  behind: string | readonly string[],
  wording = `${memberId} did its part`,
): TellAttribution => ({ memberId, share, wording, behind: [behind].flat() });

/** What alder gave (`e1`) and birch (`e2`) stands behind it, and the dyke was raised on 2026-05-20, unless said otherwise. */
export const achievementRecorded = (
  achievementId: string | null,
  over: Partial<RecordAchievement> = {},
): Told =>
  told('record-achievement', {
    achievementId,
    title: 'The dyke is raised',
    achievedOn: '2026-05-20',
    story: 'Two thousand homes are safe from the spring floods.',
    sharesShown: true,
    attributions: [attribution('alder', '0.6', 'entry/e1'), attribution('birch', '0.4', 'entry/e2')],
    actingFor: null,
    ...over,
  });

export const achievementAmended = (achievementId: string, over: Partial<AmendAchievement> = {}): Told =>
  told('amend-achievement', {
    achievementId,
    title: null,
    achievedOn: null,
    story: null,
    sharesShown: null,
    attributions: null,
    reason: 'birch asked for other words',
    actingFor: null,
    ...over,
  });

export const attributionAgreed = (
  achievementId: string,
  memberId: string,
  over: Partial<AgreeAttribution> = {},
): Told =>
  told('agree-attribution', {
    achievementId,
    memberId,
    edition: 1,
    on: null,
    actingFor: `member:${memberId}`,
    ...over,
  });

export const attributionDeclined = (
  achievementId: string,
  memberId: string,
  over: Partial<DeclineAttribution> = {},
): Told =>
  told('decline-attribution', {
    achievementId,
    memberId,
    edition: 1,
    on: null,
    reason: 'we did more than that',
    actingFor: `member:${memberId}`,
    ...over,
  });

export const recognitionPublished = (achievementId: string, over: Partial<PublishRecognition> = {}): Told =>
  told('publish-recognition', {
    achievementId,
    on: '2026-06-20',
    value: null,
    basis: null,
    valueType: null,
    actingFor: null,
    ...over,
  });

export const recognitionRetracted = (achievementId: string, over: Partial<RetractRecognition> = {}): Told =>
  told('retract-recognition', {
    achievementId,
    on: null,
    reason: 'the measurements were wrong',
    actingFor: null,
    ...over,
  });
