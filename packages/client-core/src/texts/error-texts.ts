import type { ErrorKind } from '../errors/define-errors.ts';
import { type LocalText, text } from './language.ts';

/** What an error code means and what to do about it. */
export interface ErrorText {
  readonly meaning: LocalText;
  readonly remedy: LocalText;
}

/** An entry of {@link ErrorTexts}: meaning and remedy, each in German and English. */
export const errorText = (
  meaning: readonly [de: string, en: string],
  remedy: readonly [de: string, en: string],
): ErrorText => ({ meaning: text(...meaning), remedy: text(...remedy) });

/** The texts of a table of errors; the compiler asks for each code. */
export type ErrorTexts<Table> = { readonly [Code in keyof Table & string]: ErrorText };

/** A table of errors with its texts: what the `/texts` entry of each package exports. */
export interface ErrorCatalogue {
  readonly errorTable: Readonly<Record<string, ErrorKind>>;
  readonly errorTexts: Readonly<Record<string, ErrorText>>;
}
