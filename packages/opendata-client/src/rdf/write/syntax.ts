/** Media types of the syntaxes that are read and written. N-Triples is a part of Turtle. */
export const rdfSyntaxes = [
  'text/turtle',
  'application/rdf+xml',
  'application/ld+json',
  'application/n-triples',
] as const;

/** Media type of the text of RDF. */
export type RdfSyntax = (typeof rdfSyntaxes)[number];

/** What else servers and file names say for a syntax. */
const others: Readonly<Record<string, RdfSyntax>> = {
  'application/turtle': 'text/turtle',
  'application/x-turtle': 'text/turtle',
  'text/n3': 'text/turtle',
  'text/rdf+n3': 'text/turtle',
  'application/xml': 'application/rdf+xml',
  'text/xml': 'application/rdf+xml',
  'application/json': 'application/ld+json',
  'text/plain': 'application/n-triples',
};

const endings: Readonly<Record<string, RdfSyntax>> = {
  ttl: 'text/turtle',
  n3: 'text/turtle',
  nt: 'application/n-triples',
  rdf: 'application/rdf+xml',
  owl: 'application/rdf+xml',
  xml: 'application/rdf+xml',
  jsonld: 'application/ld+json',
  json: 'application/ld+json',
};

/** The syntax a `Content-Type` means; `undefined` when it is none of RDF. Parameters do not count. */
export function syntaxOfType(contentType: string): RdfSyntax | undefined {
  const type = contentType.split(';')[0]!.trim().toLowerCase();
  return (
    rdfSyntaxes.find((syntax) => syntax === type) ?? (Object.hasOwn(others, type) ? others[type] : undefined)
  );
}

/** The syntax the ending of a file name means. */
export function syntaxOfName(fileName: string): RdfSyntax | undefined {
  const ending = /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(endings, ending) ? endings[ending] : undefined;
}
