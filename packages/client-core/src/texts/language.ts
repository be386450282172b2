/** Languages of what the SDK says to people. */
export type Language = 'de' | 'en';

/** One sentence in the languages of the SDK. */
export interface LocalText {
  readonly de: string;
  readonly en: string;
}

/** `text('Die Datei ist leer.', 'The file is empty.')` */
export const text = (de: string, en: string): LocalText => ({ de, en });

/** For what has one name in both languages: `sameText('RFC 4180')`. */
export const sameText = (both: string): LocalText => text(both, both);
