import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import type { Sight } from '../../src/coalition/domain/sight.js';
import '../../src/http/standing.js';
import { Door } from '../http/door.js';

/** The header by which a request of these tests says from where it looks, as a guard would find out. */
const HEADER = 'x-test-sight';

/** The whole service; its requests look from where they say, and see all where they say nothing. */
export async function openSeenDoor(url: string): Promise<Door> {
  // A guard of its own would come too late: the service is put together and ready when it is handed over.

  const { init } = FastifyAdapter.prototype;
  FastifyAdapter.prototype.init = function (this: FastifyAdapter) {
    this.getInstance().addHook('onRequest', async (request: FastifyRequest) => {
      const said = request.headers[HEADER];
      if (typeof said !== 'string') return;
      request.standing = {
        principal: { id: 'somebody', by: 'session', writes: true, isOperator: false },
        role: 'representative',
        actingFor: null,
        sight: JSON.parse(said) as Sight,
      };
    });
    return init.call(this);
  };
  try {
    return await Door.open(url);
  } finally {
    FastifyAdapter.prototype.init = init;
  }
}

export const lookingFrom = (sight: Sight): Readonly<Record<string, string>> => ({
  [HEADER]: JSON.stringify(sight),
});
