import { prefixes } from '../term.ts';

/** `dcterms:title` for an IRI of a namespace with a prefix; `undefined` where its rest is no simple name. */
export type ShortName = (iri: string) => string | undefined;

const pairs = Object.entries(prefixes);
const most = 5_000;

/** Names of the standards come again and again in a document, so they are remembered for it. */
export function createShortNames(): ShortName {
  const known = new Map<string, string | undefined>();
  return (iri) => {
    if (known.has(iri)) return known.get(iri);
    const name = nameOf(iri);
    if (known.size >= most) known.clear();
    known.set(iri, name);
    return name;
  };
}

function nameOf(iri: string): string | undefined {
  for (const [prefix, base] of pairs) {
    if (!iri.startsWith(base)) continue;
    const local = iri.slice(base.length);
    // The safe core of PN_LOCAL, which is a name in XML as well.
    if (/^[A-Za-z_][A-Za-z0-9_-]*$/.test(local)) return `${prefix}:${local}`;
  }
  return undefined;
}
