import { readXlsx } from 'hucre/xlsx';

/** Every text of a workbook, and whether a program would take it for a formula. */
export async function readSheets(bytes: Buffer): Promise<{ text: string; isFormula: boolean }[]> {
  const { sheets } = await readXlsx(bytes, { readStyles: false });
  return sheets.flatMap(({ rows, cells }) =>
    rows.flatMap((row, at) =>
      row.flatMap((value, column) =>
        typeof value === 'string'
          ? [
              {
                text: value,
                isFormula: cells?.get(`${String(at)},${String(column)}`)?.formula !== undefined,
              },
            ]
          : [],
      ),
    ),
  );
}
