import { coalitionCommands } from './coalition/coalition.commands.js';
import { assertAllOpen } from './coalition/domain/closing.js';
import { Directory, evolveDirectory } from './coalition/domain/directory.js';
import { coalitionEventVersions, type CoalitionEvent } from './coalition/domain/events.js';
import { EventRegistry, type EventDefinition } from './event-store/event.js';
import type { CommandDefinition, LedgerModel } from './event-store/ledger-model.js';
import { exchangeEventVersions } from './exchange/domain/events.js';
import { exchangeCommands, factsOf as exchangeFacts } from './exchange/exchange.commands.js';
import { exchangeProjection } from './exchange/exchange.projection.js';
import { pledgeCommands } from './exchange/pledges.commands.js';
import { interchangeEventVersions } from './interchange/domain/events.js';
import { importCommands } from './interchange/imports.commands.js';
import { importsProjection } from './interchange/imports.projection.js';
import { knowledgeEventVersions } from './knowledge/domain/events.js';
import { knowledgeCommands } from './knowledge/knowledge.commands.js';
import { libraryFacts } from './knowledge/knowledge-facts.js';
import { knowledgeProjection } from './knowledge/knowledge.projection.js';
import { assetsTable } from './knowledge/knowledge.tables.js';
import { portfoliosProjection } from './portfolios/portfolios.projection.js';
import { recognitionEventVersions } from './recognition/domain/events.js';
import { recognitionCommands } from './recognition/recognition.commands.js';
import { recognitionProjection } from './recognition/recognition.projection.js';
import { reviewEventVersions } from './reviews/domain/events.js';
import { reviewCommands } from './reviews/reviews.commands.js';
import { reviewsProjection } from './reviews/reviews.projection.js';
import { upcasters } from './upcasters.js';

function definitions(versions: Readonly<Record<string, number>>, directory: boolean): EventDefinition[] {
  return Object.entries(versions).map(([type, version]) => ({
    type,
    version,
    directory,
    ...(upcasters[type] ? { upcasters: upcasters[type] } : {}),
  }));
}

/** Whatever a command decides, nothing of it changes a closed quarter: held here, where no capability can pass by. */
function keepingClosed(command: CommandDefinition<Directory>): CommandDefinition<Directory> {
  return {
    ...command,
    decide(data, context) {
      const decision = command.decide(data, context);
      assertAllOpen(context.directory, decision.events);
      return decision;
    },
  };
}

const ofRooms = [...coalitionCommands, ...exchangeCommands, ...pledgeCommands, ...knowledgeCommands];

function named(name: string): CommandDefinition<Directory> {
  return ofRooms.find((command) => command.name === name)!;
}

/** Reviews order what other rooms do; closing a quarter is theirs, with what knowledge does at a close, and reopening one. */
const ofReviews = reviewCommands({
  recordEntry: named('record-entry'),
  makePledge: named('make-pledge'),
  closeQuarter: named('close-quarter'),
  reopenQuarter: named('reopen-quarter'),
  askForReopening: named('ask-for-reopening'),
});

/** Recognition rests on contributions and on assets that were applied, and is recorded as a benefit. */
const ofRecognition = recognitionCommands({
  entry: (context, entryId) => exchangeFacts(context).entry(entryId),
  asset: (context, assetId) => libraryFacts(context, () => false).asset(assetId),
  isApplied: ({ rows }, assetId) => (rows.get(assetsTable, { assetId })?.uses ?? 0) > 0,
  recordEntry: named('record-entry'),
});
const commands = [...ofRooms, ...ofReviews, ...ofRecognition, ...importCommands].map(keepingClosed);

/** All capabilities put together, as the event store serves them. The one place that knows every event. */
export const ledgerModel: LedgerModel<Directory> = {
  events: new EventRegistry([
    ...definitions(coalitionEventVersions, true),
    ...definitions(exchangeEventVersions, false),
    ...definitions(knowledgeEventVersions, false),
    ...definitions(reviewEventVersions, false),
    ...definitions(recognitionEventVersions, false),
    ...definitions(interchangeEventVersions, false),
  ]),
  directory: {
    empty: (coalitionId) => new Directory(coalitionId),
    evolve: (directory, event) => {
      evolveDirectory(directory, event as unknown as CoalitionEvent, event.position);
    },
  },
  projections: [
    exchangeProjection,
    portfoliosProjection,
    knowledgeProjection,
    reviewsProjection,
    recognitionProjection,
    importsProjection,
  ],
  commands: new Map(commands.map((command) => [command.name, command])),
};
