import type { ActsPort } from '../../event-store/acts.js';
import { erasePerson } from '../erasure.commands.js';
import { writeDenials } from '../trail/denials.js';
import { signInActs } from '../sign-in/sign-in-acts.js';
import { accountActs } from './account-acts.js';
import { identityActs } from './identity-acts.js';
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
  ...identityActs,
  ...signInActs,
  erasePerson,
  tellDenials: writeDenials,
} as const;

export type AccessActs = ActsPort<typeof accessActs>;
