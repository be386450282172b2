import { type RuleTexts, text } from '@rathaus/client-core/texts';
import type { ContainerValues } from '../package/container-rules.ts';

/** The texts of all rules about containers; the compiler asks for each of them. */
export type ContainerTexts = RuleTexts<ContainerValues>;

/** Numbers as each language writes them. */
export const number = {
  de: (value: number) => value.toLocaleString('de-DE'),
  en: (value: number) => value.toLocaleString('en-GB'),
};

/** A size and the limit it exceeds, in bytes. */
export const sizeAndLimit = ({ size, limit }: { readonly size: number; readonly limit: number }) =>
  text(
    `${number.de(size)} Byte, erlaubt sind ${number.de(limit)}.`,
    `${number.en(size)} bytes, ${number.en(limit)} are allowed.`,
  );

/** Sources of the rules about containers. */
const appnote = text('ZIP-Spezifikation (APPNOTE 6.3.10)', 'ZIP specification (APPNOTE 6.3.10)');
export const zip = (section: string) =>
  text(`${appnote.de}, Abschnitt ${section}`, `${appnote.en}, section ${section}`);
export const zipNames = text(`${appnote.de}, Anhang D`, `${appnote.en}, appendix D`);
export const flat = text(
  'xdomea-Spezifikation 3.x und 4.0: ZIP ohne Ordner',
  'xdomea specification 3.x and 4.0: ZIP without folders',
);
export const safety = text(
  'Regel dieser Prüfung: Sicherheit beim Entpacken fremder Container',
  'Rule of this check: safe unpacking of containers from outside',
);
