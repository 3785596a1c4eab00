import fc from 'fast-check';
import { Amount } from '../../src/kernel/amount.js';
import { statementFragment, statementPage } from '../../src/recognition/domain/statement-html.js';
import {
  asSentence,
  inOrder,
  percentage,
  plainLine,
  statementLine,
  statementParagraph,
  type StatementValue,
} from '../../src/recognition/domain/statement.js';
import { hostileTexts } from '../interchange/hostile-texts.js';

const member = (memberId: string, share: string, over: object = {}) => ({
  ...{ memberId, name: `The ${memberId}`, share: Amount.parse(share), wording: `${memberId} did its part` },
  ...over,
});

const dyke: StatementValue = {
  coalition: 'River Basin Alliance',
  title: 'The dyke is raised',
  achievedOn: '2026-05-02',
  story: 'Two thousand homes are safe.\n\nSo is the school!',
  sharesShown: true,
  members: [
    member('birch', '0.25'),
    member('cedar', '0.5', { wording: 'paid for “the pumps.”' }),
    member('alder', '0.25'),
  ],
  draft: null,
};
const drafted = { ...dyke, draft: { edition: 2, missing: ['The alder', 'The birch'] } };

describe('an attribution statement', () => {
  it('is a line: the largest share first, ties by id', () =>
    expect(statementLine(dyke)).toBe(
      'The dyke is raised. Achieved on 2 May 2026 in the coalition River Basin Alliance by The cedar (50 %), The alder (25 %) and The birch (25 %).\n',
    ));

  it('is a paragraph with the wording of each member', () =>
    expect(statementParagraph(dyke)).toBe(
      'The dyke is raised. Two thousand homes are safe. So is the school! ' +
        'Achieved on 2 May 2026 in the coalition River Basin Alliance. The cedar (50 %): paid for “the pumps.” ' +
        'The alder (25 %): alder did its part. The birch (25 %): birch did its part. ' +
        'Every member named here has consented to this wording and to these shares.\n',
    ));

  it('tells no share where that was not agreed', () => {
    const silent = { ...dyke, sharesShown: false };
    for (const text of [statementLine(silent), statementParagraph(silent), statementFragment(silent)]) {
      expect(text).not.toMatch(/%|share/);
      expect(text).toMatch(/cedar.*alder.*birch/s);
    }
  });

  it('is a draft until it is published, in every form', () => {
    const mark = 'DRAFT of edition 2, not for publication. Consent is missing of The alder and The birch.';
    for (const text of [statementLine(drafted), statementParagraph(drafted)])
      expect(text.startsWith(`${mark} The dyke is raised.`)).toBe(true);
    for (const html of [statementFragment(drafted), statementPage(drafted)]) expect(html).toContain(mark);
    expect(statementParagraph(drafted)).not.toContain('has consented');
    expect(statementLine({ ...dyke, draft: { edition: 1, missing: [] } })).toContain(
      'Everybody has consented.',
    );
    expect(statementPage(dyke)).not.toContain('DRAFT');
  });

  it('is HTML to set into a page, and a whole page that needs nothing else', () => {
    expect(statementFragment(dyke)).toBe(
      [
        '<section class="attribution">',
        '<h2><bdi>The dyke is raised</bdi></h2>',
        '<p><bdi>Two thousand homes are safe.</bdi></p>',
        '<p><bdi>So is the school!</bdi></p>',
        '<p>Achieved on <time datetime="2026-05-02">2 May 2026</time> in the coalition <bdi>River Basin Alliance</bdi>.</p>',
        '<ul>',
        '<li><strong><bdi>The cedar</bdi></strong> (50 %): <bdi>paid for “the pumps.”</bdi></li>',
        '<li><strong><bdi>The alder</bdi></strong> (25 %): <bdi>alder did its part.</bdi></li>',
        '<li><strong><bdi>The birch</bdi></strong> (25 %): <bdi>birch did its part.</bdi></li>',
        '</ul>',
        '<p class="consent">Every member named here has consented to this wording and to these shares.</p>',
        '</section>',
        '',
      ].join('\n'),
    );
    const page = statementPage(dyke);
    expect(page).toMatch(
      /^<!doctype html>\n<html lang="en">[^]*<title>The dyke is raised<\/title>[^]*<\/html>\n$/,
    );
    expect(page).toContain(statementFragment(dyke));
    expect(page).not.toMatch(/(?:src|href)=|url\(|@import|<script|https?:/);
  });

  it.each(hostileTexts.map((text) => [text]))('stays whole whatever stands in it: %j', (text) => {
    const value: StatementValue = {
      ...{ ...drafted, title: text, story: text, coalition: text, draft: { edition: 1, missing: [text] } },
      members: [member(text, '1', { name: text, wording: text })],
    };
    for (const line of [statementLine(value), statementParagraph(value)])
      expect(line).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}](?!$)/u);
    // What is left once our own markup is taken away holds none.
    const own = /<\/?(?:section|h2|p|ul|li|strong|bdi|time)(?: (?:class|datetime)="[a-z0-9-]+")?>/g;
    expect(statementFragment(value).replace(own, '')).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/);
    expect(statementPage(value).match(/<title>([^<]*)<\/title>/)).not.toBeNull();
  });

  it('ends every sentence once', () => {
    expect(['a', 'a.', 'a!', 'a”', 'a.”', '“a?”', 'a …', '山。'].map(asSentence)).toEqual([
      'a.',
      'a.',
      'a!',
      'a”.',
      'a.”',
      '“a?”',
      'a …',
      '山。',
    ]);
    expect(plainLine(' a\u202e \n\t b\u0085 ')).toBe('a b');
  });

  it.each([
    ['0.6', '60 %'],
    ['0.333333333333333333', '33.3333333333333333 %'],
    ['1', '100 %'],
    ['0.000000000000000001', '0.0000000000000001 %'],
  ])('tells shares exactly: %s', (share, expected) => expect(percentage(Amount.parse(share))).toBe(expected));

  it('has one order, however the members come', () =>
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.record({ memberId: fc.string({ minLength: 1 }), atto: fc.bigInt(1n, 9n) }), {
          selector: ({ memberId }) => memberId,
        }),
        (members) => {
          const all = members.map(({ memberId, atto }) => ({
            ...member(memberId, '1'),
            share: Amount.ofAtto(atto),
          }));
          const ids = (value: StatementValue) => inOrder(value).map(({ memberId }) => memberId);
          expect(ids({ ...dyke, members: all })).toEqual(ids({ ...dyke, members: all.toReversed() }));
        },
      ),
    ));
});
