import type { Language } from '@rathaus/client-core/texts';
import { errorTextOf } from '@rathaus/exchange/texts';
import type { Tone } from '../../program/colours.ts';

/** A line with what it says beside its words. */
export interface TonedLine {
  readonly line: string;
  readonly tone?: Tone | undefined;
}

/** Where a delivery is, as the words of the package call it. */
export const directionOf = (box: 'outbox' | 'inbox'): 'delivery' | 'received' =>
  box === 'outbox' ? 'delivery' : 'received';

/** Cause and remedy as lines: the meaning with its code, then what to do. */
export function causeLines(
  { code, message }: { readonly code: string; readonly message?: string | undefined },
  language: Language,
): string[] {
  const cause = errorTextOf(code);
  if (!cause) return [`${message ?? code} [${code}]`];
  return [
    `${cause.meaning[language]} [${code}]`,
    `${language === 'de' ? 'Zu tun' : 'To do'}: ${cause.remedy[language]}`,
  ];
}

/** A table of plain text: columns as wide as their widest cell, two spaces between. */
export function tableLines(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => (row[at] ?? '').length)));
  return rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
