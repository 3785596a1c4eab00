import type { ActsPort } from '../../event-store/acts.js';
import { accountActs } from './account-acts.js';
import { invitationActs } from './invitation-acts.js';
import { keyActs } from './key-acts.js';
import { roleActs } from './role-acts.js';
import { sessionActs } from './session-acts.js';

/** All that changes who may come in. Each is one short transaction, which tells the trail what it did. */
export const accessActs = {
  ...sessionActs,
  ...roleActs,
  ...keyActs,
  ...invitationActs,
  ...accountActs,
} as const;

export type AccessActs = ActsPort<typeof accessActs>;
