import type { VNode } from 'preact';
import { encode } from 'uqr';

/** Four modules, as the standard asks for (ISO/IEC 18004 §9.1); dark on light in whatever colours the page has. */
const QUIET_ZONE = 4;

/** A QR code as a picture: one path, with a square for each dark module. */
export function QrCode({ text, title }: { readonly text: string; readonly title: string }): VNode {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET_ZONE });
  const squares = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return (
    <svg
      class="qr"
      role="img"
      aria-label={title}
      viewBox={`0 0 ${size} ${size}`}
      shape-rendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={squares.join('')} fill="#000" />
    </svg>
  );
}
