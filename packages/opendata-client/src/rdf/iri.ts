/** What may not stand in an IRI, as Turtle's IRIREF excludes it (section 6.5, production 18). */
const forbidden =
  /[\0-\x20<>"{}|^`\\]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

const scheme = /^[A-Za-z][A-Za-z0-9+.-]*:/;

/** Whether a text begins with a scheme: it is not relative. */
export const isAbsolute = (iri: string): boolean => scheme.test(iri);

/** Whether a text holds characters that no IRI has. */
export const hasForbidden = (iri: string): boolean => forbidden.test(iri);

interface Parts {
  readonly scheme: string | undefined;
  readonly authority: string | undefined;
  readonly path: string;
  readonly query: string | undefined;
  readonly fragment: string | undefined;
}

/** RFC 3986, appendix B. */
function partsOf(iri: string): Parts {
  const found = /^(?:([^:/?#]+):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#([\s\S]*))?$/.exec(iri)!;
  return {
    scheme: found[1],
    authority: found[2],
    path: found[3]!,
    query: found[4],
    fragment: found[5],
  };
}

/** RFC 3986, section 5.2.4. */
function withoutDots(path: string): string {
  const kept: string[] = [];
  const segments = path.split('/');
  for (const [index, segment] of segments.entries()) {
    const isLast = index === segments.length - 1;
    if (segment === '.') {
      if (isLast) kept.push('');
    } else if (segment === '..') {
      if (kept.length > 1) kept.pop();
      if (isLast) kept.push('');
    } else kept.push(segment);
  }
  return kept.join('/');
}

/**
 * The absolute IRI of a reference (RFC 3986, section 5.2). Nothing is normalised beyond that, as RDF compares IRIs
 * character by character: `new URL` would change case and escapes.
 */
export function resolveIri(base: string, reference: string): string {
  const r = partsOf(reference);
  if (r.scheme !== undefined) return joined({ ...r, path: withoutDots(r.path) });
  const b = partsOf(base);
  if (r.authority !== undefined) return joined({ ...r, scheme: b.scheme, path: withoutDots(r.path) });
  const { scheme: own, authority } = b;
  if (r.path === '')
    return joined({ scheme: own, authority, path: b.path, query: r.query ?? b.query, fragment: r.fragment });
  const merged = r.path.startsWith('/')
    ? r.path
    : authority !== undefined && b.path === ''
      ? `/${r.path}`
      : b.path.slice(0, b.path.lastIndexOf('/') + 1) + r.path;
  return joined({ scheme: own, authority, path: withoutDots(merged), query: r.query, fragment: r.fragment });
}

const joined = ({ scheme: own, authority, path, query, fragment }: Parts): string =>
  [
    own === undefined ? '' : `${own}:`,
    authority === undefined ? '' : `//${authority}`,
    path,
    query === undefined ? '' : `?${query}`,
    fragment === undefined ? '' : `#${fragment}`,
  ].join('');
