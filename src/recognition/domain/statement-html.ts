import { htmlText } from '../../kernel/html-text.js';
import {
  asSentence,
  consentSentence,
  dayInWords,
  draftMark,
  inOrder,
  percentage,
  plainLine,
  type StatementMember,
  type StatementValue,
} from './statement.js';

/** A statement to be set into a page of somebody else: no style, no script, no address. Ends with a line feed. */
export function statementFragment(value: StatementValue): string {
  const { title, story, achievedOn, coalition } = value;
  const when = `<time datetime="${htmlText(achievedOn)}">${dayInWords(achievedOn)}</time>`;
  return [
    '<section class="attribution">',
    ...draftMark(value).map((mark) => `<p class="draft"><strong>${htmlText(mark)}</strong></p>`),
    `<h2>${named(title)}</h2>`,
    ...paragraphsOf(story).map((paragraph) => `<p>${named(paragraph)}</p>`),
    `<p>Achieved on ${when} in the coalition ${named(coalition)}.</p>`,
    '<ul>',
    ...inOrder(value).map((member) => memberItem(member, value)),
    '</ul>',
    `<p class="consent">${consentSentence(value)}</p>`,
    '</section>',
    '',
  ].join('\n');
}

/** The statement as a whole page that needs nothing else, on a screen and on paper. */
export function statementPage(value: StatementValue): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${STYLE_HASH}'">
<title>${htmlText(plainLine(value.title))}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${statementFragment(value)}</main>
</body>
</html>
`;
}

const STYLE = [
  ':root{color-scheme:light dark}',
  'body{font:1.05rem/1.5 system-ui,sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem}',
  'h2{line-height:1.2}li{margin:.4rem 0}',
  '.draft{border:2px solid;padding:.5rem 1rem}.consent{font-size:.9rem}',
  '@media print{body{margin:0;max-width:none}}',
].join('\n');

/** SHA-256 of the style, by which a browser knows that it is ours: to be changed with it. */
const STYLE_HASH = 'sha256-lvFjsmb3vNtj5vcVnGdL45NZfXN/4BkpzItqZ6qQuiM=';

function memberItem({ name, share, wording }: StatementMember, { sharesShown }: StatementValue): string {
  const part = sharesShown ? ` (${percentage(share)})` : '';
  return `<li><strong>${named(name)}</strong>${part}: ${named(asSentence(wording))}</li>`;
}

/** Somebody's words, whose direction of writing changes nothing around them. */
function named(text: string): string {
  return `<bdi>${htmlText(plainLine(text))}</bdi>`;
}

/** A story's paragraphs: what blank lines divide. */
function paragraphsOf(story: string | null): string[] {
  return (story ?? '').split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== '');
}
