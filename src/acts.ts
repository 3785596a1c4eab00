import { accessActs } from './access/acts/access-acts.js';
import { limitActs } from './access/limits/limit-acts.js';
import { hookActs } from './hooks/hook-acts.js';
import { mappingActs } from './interchange/mappings/mapping-acts.js';
import { jobActs } from './reports/jobs/job-acts.js';

/** All that is written beside the ledgers, by the room that it belongs to: the one place that knows every act. */
export const acts = {
  jobs: jobActs,
  access: accessActs,
  limits: limitActs,
  interchange: mappingActs,
  hooks: hookActs,
};
