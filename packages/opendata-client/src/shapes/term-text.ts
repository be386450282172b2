import { literal, prefixes, type RdfTerm } from '../rdf/term.ts';
import type { PathText, TermText } from './notation.ts';

/** Prefixes that only tables have: shapes of GovData name some terms wrongly, and are compared as they are. */
const ofTables: Readonly<Record<string, string>> = {
  ...prefixes,
  'dcatap-hash': 'http://data.europa.eu/r5r#',
  govdata: 'http://govdata.de/mqa/#',
};

/** The IRI of `dcat:Dataset` or `<http://…>`. */
export function iriOfText(text: TermText): string {
  if (text.startsWith('<')) return text.slice(1, -1);
  const colon = text.indexOf(':');
  const base = ofTables[text.slice(0, colon)];
  if (base === undefined) throw new TypeError(`no prefix for ${text}`);
  return base + text.slice(colon + 1);
}

/** The shortest way to write an IRI in a table. */
export function textOfIri(iri: string): TermText {
  for (const [prefix, base] of Object.entries(ofTables)) {
    if (iri.startsWith(base) && /^[A-Za-z_][\w-]*$/.test(iri.slice(base.length)))
      return `${prefix}:${iri.slice(base.length)}`;
  }
  return `<${iri}>`;
}

/** The term of a table: an IRI, or a literal in quotes with its type. */
export function termOfText(text: TermText): RdfTerm {
  const found = /^"(.*)"(?:\^\^(.*))?$/s.exec(text);
  if (found === null) return { termType: 'NamedNode', value: iriOfText(text) };
  const plain = literal(found[1]!);
  return found[2] === undefined
    ? plain
    : { ...plain, datatype: { termType: 'NamedNode', value: iriOfText(found[2]) } };
}

/** One property of a path. */
export interface PathStep {
  readonly iri: string;
  readonly inverse: boolean;
}

/** The properties of a path, each with its direction. */
export const pathOfText = (text: PathText): readonly PathStep[] =>
  text
    .split('|')
    .map((one) =>
      one.startsWith('^')
        ? { iri: iriOfText(one.slice(1)), inverse: true }
        : { iri: iriOfText(one), inverse: false },
    );
