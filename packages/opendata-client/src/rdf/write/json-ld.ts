import { type NamedNode, prefixes, type RdfTerm, type Triple } from '../term.ts';
import { groupBySubject } from './turtle.ts';

/** JSON-LD 1.1 as a flat `@graph` with prefixes in the `@context`; no remote context, so it reads offline. */
export function writeJsonLd(triples: readonly Triple[]): string {
  const compact = (node: NamedNode): string => {
    for (const [prefix, base] of Object.entries(prefixes)) {
      const local = node.value.slice(base.length);
      if (node.value.startsWith(base) && local !== '' && !local.startsWith('//')) return `${prefix}:${local}`;
    }
    return node.value;
  };
  const value = (term: RdfTerm): unknown => {
    if (term.termType === 'NamedNode') return { '@id': term.value };
    if (term.termType === 'BlankNode') return { '@id': `_:${term.value}` };
    if (term.language) return { '@value': term.value, '@language': term.language };
    if (term.datatype.value === `${prefixes.xsd}string`) return term.value;
    return { '@value': term.value, '@type': compact(term.datatype) };
  };
  const graph = [...groupBySubject(triples).values()].map((group) => {
    const { subject } = group[0] as Triple;
    const node: Record<string, unknown> = {
      '@id': subject.termType === 'NamedNode' ? subject.value : `_:${subject.value}`,
    };
    for (const { predicate, object } of group) {
      const isType = predicate.value === `${prefixes.rdf}type` && object.termType === 'NamedNode';
      const key = isType ? '@type' : compact(predicate);
      const entry = isType ? compact(object) : value(object);
      const list = node[key];
      if (Array.isArray(list)) list.push(entry);
      else node[key] = list === undefined ? entry : [list, entry];
    }
    return node;
  });
  return `${JSON.stringify({ '@context': prefixes, '@graph': graph }, null, 2)}\n`;
}
