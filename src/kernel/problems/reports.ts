import type { ProblemSection } from './definition.js';

/** Empty as yet: the reports room names its problems here, each code beginning with `reports.`. */
export const reportsProblems = {} as const satisfies ProblemSection;
