import type { Sample } from './every-page.js';

/** The page that shows the pictures of all pages, as Markdown. */
export function screensPage(pages: Readonly<Record<string, readonly Sample[]>>): string {
  const shown = Object.entries(pages).flatMap(([route, samples]) =>
    samples.map((sample) => ({ route: route.replace('GET ', ''), ...sample })),
  );
  return [
    '# Every page of the site',
    '',
    'With the coalition of the demo (`npm run demo`), as its coordinator sees it: on a screen 1440 pixels wide, and on a phone. Of long pages',
    'the top is shown. Made by `npm run screens`.',
    '',
    ...shown.map(({ name, route }) => `- [${name}](#${name}): \`${route}\``),
    ...shown.flatMap(({ name, dark }) => [
      '',
      `## ${name}`,
      '',
      imagesOf(name),
      ...(dark ? ['', imagesOf(`${name}-dark`)] : []),
    ]),
    '',
  ].join('\n');
}

function imagesOf(name: string): string {
  const image = (screen: string, width: number): string =>
    `<img src="${name}-${screen}.png" alt="${name}, ${screen}" width="${String(width)}" align="top">`;
  return `${image('wide', 620)} ${image('phone', 168)}`;
}
