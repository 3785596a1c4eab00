import type { QuarterlyReport } from '../domain/report.js';
import { decisionBlocks, proposalBlocks, restatementBlocks } from './decided-blocks.js';
import { paragraph, picture, type Block, type ReadingDocument } from './document.js';
import { fairnessBlocks, giveGetBlocks } from './figure-blocks.js';
import { knowledgeBlocks, methodBlocks, pledgeBlocks, poolBlocks } from './held-blocks.js';
import { trendChart } from './report-charts.js';
import { fiveSentences } from './sentences.js';
import { statementsChapter } from './statement-document.js';
import { quarterInWords, sentence } from './words.js';

/**
 * The quarterly report as people read it: the quarter in five sentences first, how it was reckoned last; after it the statements of
 * members in a chapter that begins here, where they are asked for.
 */
export function reportDocument(
  report: QuarterlyReport,
  { hasStatements = false }: { readonly hasStatements?: boolean } = {},
): ReadingDocument {
  const { coalition, quarter, status, position, headHash, generatedAt, policyVersion } = report;
  return {
    kicker: `Quarterly report · ${quarter}${status === 'open' ? ' · provisional' : ''}`,
    title: coalition.name,
    subtitle: `${sentence(quarterInWords(quarter))}: who gave, who received, and what should change`,
    runningHead: `${coalition.name} · ${quarter}${status === 'open' ? ' · provisional' : ''}`,
    provenance: `Position ${String(position)} · policy ${String(policyVersion)} · ${headHash}`,
    currency: coalition.currency,
    madeAt: generatedAt,
    blocks: [
      ...firstPage(report),
      ...giveGetBlocks(report),
      ...fairnessBlocks(report),
      ...knowledgeBlocks(report),
      ...poolBlocks(report),
      ...pledgeBlocks(report),
      ...proposalBlocks(report),
      ...decisionBlocks(report),
      ...restatementBlocks(report),
      ...methodBlocks(report),
      ...(hasStatements ? statementsChapter() : []),
    ],
  };
}

function firstPage(report: QuarterlyReport): Block[] {
  const trend = trendChart(report);
  return [
    ...(report.status === 'open'
      ? [
          paragraph(
            'Provisional: the quarter is open, and what is recorded later will change these figures.',
            'note',
          ),
        ]
      : []),
    { block: 'list', items: fiveSentences(report) },
    ...(trend ? [picture(trend)] : []),
    { block: 'contents' },
  ];
}
