/** How the door is set up where it stands; see `doorOf` for what the environment says of it. */
export interface DoorSettings {
  /** `https://evenhand.example`: under which address people reach the site; null where it has none of its own. */
  readonly publicUrl: string | null;
  /** Addresses and networks (`10.0.0.0/8`) of proxies that are believed who called, and how. */
  readonly trustedProxies: readonly string[];
  readonly patience: Patience;
  /** Connections at once; those beyond are closed before they are heard. */
  readonly maxConnections: number;
}

/** How long the door waits for whoever sends slowly, in milliseconds: a connection that holds on to little costs others. */
export interface Patience {
  /** For the headers of a request, from its first byte or from the connection's begin. */
  readonly headersMs: number;
  /** For a whole request: a file of evidence over a slow line takes its time. */
  readonly requestMs: number;
  /** Without a byte in either direction, while an answer is made too: what takes longer is a job. */
  readonly silenceMs: number;
  /** For the next request on a connection. Longer than the minute for which proxies keep theirs. */
  readonly idleMs: number;
  /** How often that is looked after. */
  readonly checkEveryMs: number;
}

export const DOOR_DEFAULTS: DoorSettings = {
  publicUrl: null,
  trustedProxies: [],
  patience: {
    headersMs: 20_000,
    requestMs: 300_000,
    silenceMs: 600_000,
    idleMs: 72_000,
    checkEveryMs: 5_000,
  },
  maxConnections: 10_000,
};
