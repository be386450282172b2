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
export const zip = (section: string) => `ZIP APPNOTE 6.3.10, ${section}`;
export const flat = 'xdomea specification 3.x/4.0, packaging: flat ZIP';
export const safety = 'resource and path safety of containers from outside';
