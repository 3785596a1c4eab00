import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AppointFounder } from '../http/bus.js';
import { ACCESS_TOOLS, type AccessTools } from './access-tools.js';

@CommandHandler(AppointFounder)
export class AppointFounderHandler implements ICommandHandler<AppointFounder> {
  constructor(@Inject(ACCESS_TOOLS) private readonly tools: AccessTools) {}

  async execute({ coalitionId, founderId }: AppointFounder): Promise<void> {
    await this.tools.acts.run('appointFounder', { coalitionId, founderId, now: this.tools.reads.now() });
  }
}
