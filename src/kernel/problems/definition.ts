/** One line of the problem catalogue. */
export interface ProblemDefinition {
  /** The same few words every time; what differs from case to case stands in the detail. */
  readonly title: string;
  /** The HTTP status that a door answers with. The domain itself never looks at it. */
  readonly status:
    400 | 401 | 403 | 404 | 405 | 408 | 409 | 410 | 412 | 413 | 415 | 421 | 422 | 428 | 429 | 500 | 503 | 507;
  /** Whether the same request can help later: not at all, after a while, or after reading the state anew. */
  readonly retry: 'never' | 'later' | 'after-refresh';
  /** Says what was found, where, and what would be right. `{name}` stands for the detail of that name. */
  readonly detail: string;
}

/** A room's part of the catalogue; the keys begin with the room's name. */
export type ProblemSection = Readonly<Record<string, ProblemDefinition>>;
