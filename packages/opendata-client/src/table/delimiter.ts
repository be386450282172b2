import { RecordReader } from './records.ts';

/** Characters that can separate the fields of a table. */
export type Delimiter = ';' | ',' | '\t' | '|';

/** Ties go to the first: the semicolon is what German spreadsheets write, and a decimal comma looks like a delimiter. */
const candidates: readonly Delimiter[] = [';', '\t', '|', ','];

export interface DelimiterGuess {
  delimiter: Delimiter;
  /** Fields most records have. */
  width: number;
  /** Share of records with that width, 0 to 1. */
  share: number;
  /** Records that were looked at. */
  records: number;
}

/** The delimiter that gives most of the first records the same number of fields; `undefined` when none does. */
export function guessDelimiter(head: Uint8Array, complete: boolean): DelimiterGuess | undefined {
  let best: DelimiterGuess | undefined;
  for (const delimiter of candidates) {
    const widths = new Map<number, number>();
    let records = 0;
    new RecordReader(delimiter.charCodeAt(0)).read(head, complete, ({ count, offsets }) => {
      const blank = count === 1 && offsets[0] === offsets[1];
      if (blank || records >= 500) return;
      records++;
      widths.set(count, (widths.get(count) ?? 0) + 1);
    });
    const [width = 1, found = 0] =
      [...widths].filter(([count]) => count > 1).sort((a, b) => b[1] - a[1])[0] ?? [];
    const share = records === 0 ? 0 : found / records;
    if (width > 1 && share >= 0.5 && share > (best?.share ?? 0) + 0.05)
      best = { delimiter, width, share, records };
  }
  return best;
}
