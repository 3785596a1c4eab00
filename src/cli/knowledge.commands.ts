import { Option, type Command } from 'commander';
import { DEPTHS } from '../knowledge/domain/application.js';
import type { TerminalContext } from './context.js';
import { addLibraryCommands } from './library.commands.js';
import { order, withOrderOptions, type OrderOptions } from './orders.js';

interface ShareOptions extends OrderOptions {
  readonly id?: string;
  readonly title: string;
  readonly on: string;
  readonly authors: string;
  readonly derivesFrom?: string;
  readonly type?: string;
  readonly licence?: string;
  readonly description?: string;
}

interface DeriveOptions extends OrderOptions {
  readonly asset: string;
  readonly on: string;
  readonly from: string;
}

interface ReviseOptions extends OrderOptions {
  readonly asset: string;
  readonly on: string;
  readonly note: string;
}

interface ApplyOptions extends OrderOptions {
  readonly id?: string;
  readonly asset: string;
  readonly member: string;
  readonly on: string;
  readonly depth: string;
  readonly outcome?: string;
  readonly description?: string;
  readonly confirmedBy?: string;
  readonly confirmedOn?: string;
}

interface ConfirmOptions extends OrderOptions {
  readonly application: string;
  readonly on?: string;
}

interface RefuseOptions extends OrderOptions {
  readonly application: string;
  readonly reason: string;
}

/** The commands of the library: `knowledge share|derive|revise|apply|confirm|contest|withdraw`, and those that read it. */
export function addKnowledgeCommands(program: Command, context: TerminalContext): void {
  const knowledge = program
    .command('knowledge')
    .description('The library of what members share, and its uses.');
  addShare(knowledge, context);
  addDerive(knowledge, context);
  addRevise(knowledge, context);
  addApply(knowledge, context);
  addConfirm(knowledge, context);
  addRefusal(knowledge, context, 'contest', 'Say that an application is not so: it counts no more.');
  addRefusal(knowledge, context, 'withdraw', 'Take back an application that was recorded by mistake.');
  addLibraryCommands(knowledge, context);
}

function addShare(knowledge: Command, context: TerminalContext): void {
  withOrderOptions(knowledge.command('share'), true)
    .description('Share an asset: each of its authors contributes its share of it.')
    .requiredOption('--title <words>', 'what it is called')
    .requiredOption('--authors <ids>', 'a member, or members and their shares: ID:0.6|ID:0.4')
    .requiredOption('--on <date>', 'the day on which it is shared')
    .option('--id <id>', 'its id; one is made without it')
    .option(
      '--derives-from <ids>',
      'what it was made from: an asset, or assets and weights: ASSET:0.5|ASSET:0.5',
    )
    .option('--type <words>', 'such as method, dataset or software')
    .option('--licence <words>', 'such as CC-BY-4.0')
    .option('--description <words>', 'in words')
    .addHelpText(
      'after',
      '\nExample:\n  evenhand knowledge share --coalition riverbend --id guide --title "Field guide" --authors "alder:0.6|birch:0.4" --on 2026-01-10',
    )
    .action((options: ShareOptions) =>
      order(
        context,
        options.coalition,
        'share-knowledge',
        {
          assetId: options.id ?? null,
          title: options.title,
          sharedOn: options.on,
          authors: options.authors,
          derivesFrom: options.derivesFrom ?? null,
          assetType: options.type ?? null,
          licence: options.licence ?? null,
          description: options.description ?? null,
          actingFor: options.as ?? null,
        },
        'assetId',
      ),
    );
}

function addDerive(knowledge: Command, context: TerminalContext): void {
  withOrderOptions(knowledge.command('derive'), true)
    .description('Say what an asset was made from, once. A part of its credit goes there.')
    .requiredOption('--asset <id>', 'the asset')
    .requiredOption('--from <ids>', 'an asset, or assets and their weights: ASSET:0.5|ASSET:0.5')
    .requiredOption('--on <date>', 'the day from which that counts')
    .addHelpText(
      'after',
      '\nExample:\n  evenhand knowledge derive --coalition riverbend --asset atlas --from guide --on 2026-01-20',
    )
    .action(({ coalition, as, asset: assetId, from: derivesFrom, on }: DeriveOptions) =>
      order(
        context,
        coalition,
        'derive-knowledge',
        { assetId, on, derivesFrom, actingFor: as ?? null },
        'assetId',
      ),
    );
}

function addRevise(knowledge: Command, context: TerminalContext): void {
  withOrderOptions(knowledge.command('revise'), true)
    .description('Record another edition of an asset. Uses and credit stay with the asset.')
    .requiredOption('--asset <id>', 'the asset')
    .requiredOption('--on <date>', 'the day of the edition')
    .requiredOption('--note <words>', 'what is new in it')
    .addHelpText(
      'after',
      '\nExample:\n  evenhand knowledge revise --coalition riverbend --asset guide --on 2026-02-01 --note "clearer tables"',
    )
    .action(({ coalition, as, asset: assetId, on, note }: ReviseOptions) =>
      order(context, coalition, 'revise-knowledge', { assetId, on, note, actingFor: as ?? null }, 'assetId'),
    );
}

function addApply(knowledge: Command, context: TerminalContext): void {
  withOrderOptions(knowledge.command('apply'), true)
    .description(
      'Record that a member used an asset. It counts once somebody outside its authors confirms it.',
    )
    .requiredOption('--asset <id>', 'the asset')
    .requiredOption('--member <id>', 'the member that used it')
    .requiredOption('--on <date>', 'the day on which it did')
    .addOption(new Option('--depth <depth>', 'how deeply').choices([...DEPTHS]).makeOptionMandatory())
    .option('--id <id>', 'its id; one is made without it')
    .option('--outcome <amount>', 'what came of it, in base currency')
    .option('--description <words>', 'in words')
    .option(
      '--confirmed-by <party>',
      'backbone or member:ID: who confirms it at once; of others only the backbone says so',
    )
    .option('--confirmed-on <date>', 'when; the day of the use without it')
    .addHelpText(
      'after',
      '\nExample:\n  evenhand knowledge apply --coalition riverbend --asset guide --member cedar --on 2026-02-10 --depth adapted --as member:cedar',
    )
    .action((options: ApplyOptions) =>
      order(
        context,
        options.coalition,
        'apply-knowledge',
        {
          applicationId: options.id ?? null,
          assetId: options.asset,
          memberId: options.member,
          appliedOn: options.on,
          depth: options.depth,
          outcomeValue: options.outcome ?? null,
          description: options.description ?? null,
          confirmedBy: options.confirmedBy ?? null,
          confirmedOn: options.confirmedOn ?? null,
          actingFor: options.as ?? null,
        },
        'applicationId',
      ),
    );
}

function addConfirm(knowledge: Command, context: TerminalContext): void {
  withOrderOptions(knowledge.command('confirm'), true)
    .description('Confirm an application, so that it counts.')
    .requiredOption('--application <id>', 'the application')
    .option('--on <date>', 'the day of the confirmation; today without it')
    .addHelpText(
      'after',
      '\nExample:\n  evenhand knowledge confirm --coalition riverbend --application u1 --as member:cedar',
    )
    .action(({ coalition, as, application: applicationId, on }: ConfirmOptions) =>
      order(
        context,
        coalition,
        'confirm-application',
        { applicationId, on: on ?? null, actingFor: as ?? null },
        'applicationId',
      ),
    );
}

function addRefusal(
  knowledge: Command,
  context: TerminalContext,
  name: 'contest' | 'withdraw',
  description: string,
): void {
  withOrderOptions(knowledge.command(name), true)
    .description(description)
    .requiredOption('--application <id>', 'the application')
    .requiredOption('--reason <words>', 'why')
    .addHelpText(
      'after',
      `\nExample:\n  evenhand knowledge ${name} --coalition riverbend --application u1 --reason "it was another guide"`,
    )
    .action(({ coalition, as, application: applicationId, reason }: RefuseOptions) =>
      order(
        context,
        coalition,
        `${name}-application`,
        { applicationId, reason, actingFor: as ?? null },
        'applicationId',
      ),
    );
}
