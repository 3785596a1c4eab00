import type { DatabaseLocation } from './event-store/database.js';

export async function serve(_: {
  host?: string;
  port?: number;
  location: DatabaseLocation;
}): Promise<{ address: string; close(): Promise<void> }> {
  return Promise.reject(new Error('the HTTP door is being built'));
}
