/** Words in a chart, by the chart's own measures. */
export interface ChartLabel {
  readonly text: string;
  readonly x: number;
  /** Of the line that letters stand on. */
  readonly y: number;
  readonly anchor: string;
  readonly bold: boolean;
  readonly fill: string;
  /** Degrees, clockwise. */
  readonly turned: number;
}

export interface ChartParts {
  /** The picture without words. */
  readonly svg: string;
  readonly labels: readonly ChartLabel[];
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/**
 * A chart taken apart into shapes and words, so that the page sets the words. The PDF's renderer sets text inside a picture without its
 * fallbacks and without the code points of joined letters, which names in Arabic or Devanagari need and PDF/UA asks for.
 */
export function chartParts(svg: string): ChartParts {
  const labels: ChartLabel[] = [];
  const shapes = svg.replace(/<text ([^>]*)>(.*?)<\/text>/gs, (_, attributes: string, content: string) => {
    const of = (name: string): string | undefined =>
      new RegExp(`(?:^| )${name}="([^"]*)"`).exec(attributes)?.[1];
    labels.push({
      text: content.replace(/&(amp|lt|gt|quot|#39);/g, (_entity, name: string) => ENTITIES[name]!),
      x: Number(of('x')),
      y: Number(of('y')),
      anchor: of('text-anchor') ?? 'start',
      bold: of('font-weight') !== undefined,
      fill: of('fill')!,
      turned: Number(/rotate\((-?[\d.]+)/.exec(of('transform') ?? '')?.[1] ?? 0),
    });
    return '';
  });
  return { svg: shapes, labels };
}
