import { NotLoaded } from '../event-store/working-set.js';
import type { JsonObject } from '../kernel/canonical-json.js';
import type { ImportContext } from './import-context.js';

/** The command that a row asks for, under the id that it has or is given. */
export interface Asked {
  readonly command: string;
  readonly data: JsonObject;
}

/**
 * Decides what a row asks for, again where it looks at rows that nobody could ask for before. Answers whether anything was recorded.
 * @throws Problem with which it is refused
 */
export async function decided(context: ImportContext, { command, data }: Asked): Promise<boolean> {
  const { transaction } = context;
  for (;;) {
    try {
      return transaction.execute(context.request(command, data)).answer['changed'] === true;
    } catch (error) {
      if (!(error instanceof NotLoaded)) throw error;
      await transaction.load(error.wants);
    }
  }
}
