/** What a problem says of itself. */
export type Details = Readonly<Record<string, unknown>>;
