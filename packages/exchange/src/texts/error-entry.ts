import { type ErrorText, type ErrorTexts, text } from '@rathaus/client-core/texts';
import type { exchangeError } from '../errors.ts';

/** The texts of some of the codes; together the files of this folder have all of them. */
export type SomeErrorTexts = Partial<ErrorTexts<typeof exchangeError.table>>;

/** What a code means and what to do about it, each German first. */
export const entry = (meaning: [de: string, en: string], remedy: [de: string, en: string]): ErrorText => ({
  meaning: text(...meaning),
  remedy: text(...remedy),
});
