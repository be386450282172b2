import { suggestFrom } from '../schemes.ts';

/** The concept that was probably meant by a text or a wrong IRI: `monatlich` means `…/frequency/MONTHLY`. */
export const suggestConcept = (scheme: string, written: string): string | undefined =>
  suggestFrom(scheme, written);

const iana = 'https://www.iana.org/assignments/media-types/';

/** The IRI of a media type that was written as a text. */
export function suggestMediaType(written: string): string | undefined {
  const type = /([a-z]+\/[a-z0-9.+-]+)$/i.exec(written.trim())?.[1]?.toLowerCase();
  return type !== undefined && /^(?:application|audio|font|image|model|multipart|text|video)\//.test(type)
    ? iana + type
    : undefined;
}
