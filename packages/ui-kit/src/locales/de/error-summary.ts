/** Texts of `<rathaus-error-summary>`: one for each plural form that the language has (`Intl.PluralRules`). */
interface ErrorSummaryTexts {
  readonly one: string;
  readonly two?: string;
  readonly few?: string;
  readonly many?: string;
  readonly other: string;
  /** Numbers as words from one on, with commas between; what is not in the list is written in digits. */
  readonly numbers: string;
  /** Goes in front of the title of the page. */
  readonly prefix: string;
}

/** German texts of `<rathaus-error-summary>`. */
export const errorSummaryDe: ErrorSummaryTexts = {
  one: 'Bitte prüfen Sie {count} Angabe',
  other: 'Bitte prüfen Sie {count} Angaben',
  numbers: 'eine,zwei,drei,vier,fünf,sechs,sieben,acht,neun,zehn,elf,zwölf',
  prefix: 'Fehler: ',
};
