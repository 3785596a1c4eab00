import type { ProblemSection } from './definition.js';

/** Empty as yet: the access room names its problems here, each code beginning with `access.`. */
export const accessProblems = {} as const satisfies ProblemSection;
