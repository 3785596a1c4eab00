import { Module } from '@nestjs/common';
import { KnowledgeController } from './knowledge.controller.js';
import { RedemptionsController } from './redemptions.controller.js';

@Module({ controllers: [KnowledgeController, RedemptionsController] })
export class KnowledgeModule {}
