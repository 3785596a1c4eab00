import type { ProblemSection } from './definition.js';

export const recognitionProblems = {
  'recognition.achievement-unknown': {
    title: 'Unknown achievement',
    status: 404,
    retry: 'never',
    detail: 'There is no achievement “{achievement}”.',
  },
  'recognition.achievement-exists': {
    title: 'Achievement exists already',
    status: 409,
    retry: 'never',
    detail:
      'The achievement “{achievement}” was recorded before, with another {field}: “{known}”, not “{found}”. Amend it, or choose another id.',
  },
  'recognition.field-malformed': {
    title: 'Malformed field of an achievement',
    status: 422,
    retry: 'never',
    detail: 'The {field} is “{found}”; {expected} is right.',
  },
  'recognition.behind-unknown': {
    title: 'Unknown thing behind an achievement',
    status: 422,
    retry: 'never',
    detail:
      'Behind “{member}” stands “{behind}”, but there is {found}; name contributions and assets that were recorded.',
  },
  'recognition.behind-not-its-own': {
    title: 'Not the member’s own contribution',
    status: 422,
    retry: 'never',
    detail:
      'Behind “{member}” stands “{behind}”, which is {found}; only its own contributions and assets can stand there.',
  },
  'recognition.behind-does-not-count': {
    title: 'Thing behind an achievement does not count',
    status: 409,
    retry: 'after-refresh',
    detail:
      'Behind “{member}” stands “{behind}”, which is {found}; only accepted contributions and applied assets can stand there. Amend the achievement where that will not change.',
  },
  'recognition.not-open': {
    title: 'Achievement is not open',
    status: 409,
    retry: 'never',
    detail:
      'The achievement “{achievement}” is {stage}; it can be changed or consented to only before. Retract what is wrong, and record it anew.',
  },
  'recognition.not-named': {
    title: 'Member is not named',
    status: 422,
    retry: 'never',
    detail: 'Edition {edition} of the achievement “{achievement}” does not name the member “{member}”.',
  },
  'recognition.edition-replaced': {
    title: 'Another edition',
    status: 409,
    retry: 'after-refresh',
    detail:
      'The achievement “{achievement}” is at edition {edition}, and {found} was asked for. Read what it says now before you answer for a member.',
  },
  'recognition.consent-missing': {
    title: 'Consent is missing',
    status: 409,
    retry: 'later',
    detail:
      'To edition {edition} of the achievement “{achievement}”, these members have not consented: {missing}. It can be published once all have.',
  },
  'recognition.before-it-was-achieved': {
    title: 'Before it was achieved',
    status: 422,
    retry: 'never',
    detail:
      'The achievement “{achievement}” is of {achievedOn}; it can’t be published on {on}, which is before.',
  },
  'recognition.before-it-was-published': {
    title: 'Before it was published',
    status: 422,
    retry: 'never',
    detail:
      'The achievement “{achievement}” was published on {publishedOn}; it can’t be retracted on {on}, which is before.',
  },
  'recognition.published-otherwise': {
    title: 'Published already',
    status: 409,
    retry: 'never',
    detail:
      'The achievement “{achievement}” was published before, with another {field}: “{known}”, not “{found}”. Retract it and record it anew where that is wrong.',
  },
  'recognition.statement-retracted': {
    title: 'Statement was retracted',
    status: 404,
    retry: 'never',
    detail:
      'The achievement “{achievement}” was retracted on {on} (“{reason}”); there is no statement of it to print any more.',
  },
} as const satisfies ProblemSection;
