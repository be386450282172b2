import type { LocalText } from '@rathaus/client-core/texts';

/** One entry of a controlled vocabulary: the labels people read. */
export type VocabularyEntry = LocalText;

/** A controlled vocabulary as data: codes, the IRI in front of a code, and the concept scheme. */
export interface Vocabulary<Code extends string = string> {
  /** IRI of the skos:ConceptScheme. */
  readonly scheme: string;
  /** The beginning of a concept's IRI, before the code. */
  readonly base: string;
  readonly entries: Readonly<Record<Code, VocabularyEntry>>;
}

/** The code for a code or concept IRI; `undefined` when the vocabulary does not contain it. Case matters. */
export function codeOf<Code extends string>(
  vocabulary: Vocabulary<Code>,
  codeOrIri: string,
): Code | undefined {
  const code = codeOrIri.startsWith(vocabulary.base) ? codeOrIri.slice(vocabulary.base.length) : codeOrIri;
  return Object.hasOwn(vocabulary.entries, code) ? (code as Code) : undefined;
}

/** The concept IRI for a code or IRI. An IRI outside the vocabulary is passed through (K34: foreign licences). */
export function iriOf(vocabulary: Vocabulary, codeOrIri: string): string {
  return /^[a-z][a-z0-9+.-]*:/i.test(codeOrIri) ? codeOrIri : vocabulary.base + codeOrIri;
}

/**
 * The code a person probably meant: same letters in another case, a label, or a label without punctuation.
 * `'monatlich'` → `MONTHLY`, `'csv'` → `CSV`.
 */
export function suggestCode<Code extends string>(
  vocabulary: Vocabulary<Code>,
  written: string,
): Code | undefined {
  const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const wanted = plain(written.startsWith(vocabulary.base) ? written.slice(vocabulary.base.length) : written);
  if (wanted === '') return undefined;
  for (const [code, entry] of Object.entries<VocabularyEntry>(vocabulary.entries)) {
    if ([code, entry.de, entry.en].some((text) => plain(text) === wanted)) return code as Code;
  }
  return undefined;
}
