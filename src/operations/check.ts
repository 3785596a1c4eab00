/** What one look of the doctor found. */
export interface Check {
  readonly name: string;
  readonly state: 'ok' | 'warning' | 'fault';
  /** What was found, in words, and what would be right where it is not. */
  readonly found: string;
}
