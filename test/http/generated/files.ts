import type { Random } from '../../../scripts/demo/random.js';
import { PDF, PNG } from '../../support/evidence-samples.js';
import { FOREIGN_MARK } from './story.js';
import { HOSTILE } from './values.js';

const BOUNDARY = 'between-two-parts';
const MEMBERS = 'member_id,name,joined_on\n';
const ENTRIES = 'entry_id,direction,member_id,kind,occurred_on,quantity,unit\n';

/** A form with files for an operation that takes them, or with what only looks like some. */
export function multipartFor(operationId: string, random: Random): { raw: Buffer; type: string } {
  const type = `multipart/form-data; boundary=${BOUNDARY}`;
  const isImport = operationId === 'importFiles';
  const [name, content] = isImport ? table(random) : evidence(random);
  const field = random.percent(90) ? (isImport ? 'files' : 'file') : random.pick(['other', '__proto__', '']);
  const part = (filename: string | null, bytes: Buffer): Buffer => {
    const named = filename === null ? '' : `; filename="${filename.replace(/["\r\n]/g, '')}"`;
    const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${field}"${named}\r\n\r\n`;
    return Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n')]);
  };
  const end = Buffer.from(`--${BOUNDARY}--\r\n`);
  const whole = Buffer.concat([part(name, content), end]);
  switch (random.between(1, 12)) {
    case 1:
      return { type, raw: Buffer.concat([part(name, content), part('again.csv', content), end]) };
    case 2:
      return { type, raw: Buffer.concat([part(null, Buffer.from('a field')), end]) };
    case 3:
      return { type, raw: whole.subarray(0, Math.floor(whole.length / 2)) };
    case 4:
      return { type, raw: end };
    case 5:
      return {
        type,
        raw: Buffer.concat(
          Array.from({ length: 22 }, (_, i) => part(`${String(i)}.csv`, content)).concat(end),
        ),
      };
    case 6:
      return { type: 'multipart/form-data; boundary=another', raw: whole };
    default:
      return { type, raw: whole };
  }
}

function table(random: Random): [string, Buffer] {
  const id = random.pick([`imported-${String(random.between(1, 99_999))}`, 'clinic', random.pick(HOSTILE)]);
  const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const day = random.pick(['2026-07-01', '2026-02-30', '', '01/02/2026']);
  const quantity = random.pick(['10.00', '10,00', '1e3', '', '=1+1', '-5', '0']);
  const member = random.pick(['clinic', 'school', 'nobody', `${FOREIGN_MARK}-school`]);
  const files: readonly [string, string][] = [
    ['members.csv', `${MEMBERS}${cell(id)},${cell(random.pick(HOSTILE))},2026-07-01\n`],
    ['entries.csv', `${ENTRIES}${cell(id)},contribution,${member},funds,${day},${cell(quantity)},EUR\n`],
    ['entries.csv', `${ENTRIES}${cell(id)},contribution\n`],
    ['pledges.csv', `pledge_id,member_id\n${cell(id)},clinic\n`],
    [
      random.pick(['members.txt', '../members.csv', 'members.xlsx', '', 'MEMBERS.CSV', random.pick(HOSTILE)]),
      MEMBERS,
    ],
    [
      'members.csv',
      random.pick([
        '',
        '\ufeff',
        '\u0000',
        'member_id;name',
        `${MEMBERS}"`,
        'member_id,member_id,name\n1,2,3\n',
      ]),
    ],
  ];
  const [name, text] = random.pick(files);
  return [name, Buffer.from(text)];
}

function evidence(random: Random): [string, Buffer] {
  const bytes = random.pick([
    PDF,
    PNG,
    Buffer.concat([PDF, Buffer.from(String(random.between(1, 99)))]),
    Buffer.from('<html>'),
    Buffer.alloc(0),
    Buffer.from('MZ\u0000\u0000'),
  ]);
  return [random.pick(['receipt.pdf', 'photo.png', 'x'.repeat(300), random.pick(HOSTILE)]), bytes];
}
