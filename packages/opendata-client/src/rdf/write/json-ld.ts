import { checkedIri, type NamedNode, prefixes, type RdfTerm, type Subject } from '../term.ts';
import { createShortNames } from './short-name.ts';
import type { RdfWriter } from './write-rdf.ts';

const xsdString = `${prefixes.xsd}string`;
const rdfType = `${prefixes.rdf}type`;

/** JSON-LD 1.1 as a flat `@graph` with prefixes in the `@context`; no remote context, so it reads offline. */
export function createJsonLdWriter(): RdfWriter {
  const shortName = createShortNames();
  const iriText = ({ value }: NamedNode) => shortName(value) ?? checkedIri(value);
  let begun = false;
  const head = () => {
    if (begun) return ',\n';
    begun = true;
    return `{\n"@context": ${JSON.stringify(prefixes, null, 2)},\n"@graph": [\n`;
  };
  return {
    group(triples) {
      const [first] = triples;
      if (first === undefined) return '';
      const node: Record<string, unknown> = { '@id': nodeId(first.subject) };
      for (const { predicate, object } of triples) {
        const isType = predicate.value === rdfType && object.termType === 'NamedNode';
        const key = isType ? '@type' : iriText(predicate);
        const entry = isType ? iriText(object) : entryOf(object, iriText);
        // A property is a member of its own, whatever it is called.
        const list = Object.hasOwn(node, key) ? node[key] : undefined;
        if (Array.isArray(list)) list.push(entry);
        else
          Object.defineProperty(node, key, {
            value: list === undefined ? entry : [list, entry],
            enumerable: true,
            configurable: true,
            writable: true,
          });
      }
      return head() + JSON.stringify(node, null, 2);
    },
    end: () => `${begun ? '' : head()}\n]\n}\n`,
  };
}

/** Full IRIs for nodes: a reader of plain JSON should not have to know the prefixes. */
const nodeId = (node: Subject): string =>
  node.termType === 'NamedNode' ? checkedIri(node.value) : `_:${node.value}`;

function entryOf(term: RdfTerm, iriText: (iri: NamedNode) => string): unknown {
  if (term.termType !== 'Literal') return { '@id': nodeId(term) };
  if (term.language) return { '@value': term.value, '@language': term.language };
  if (term.datatype.value === xsdString) return term.value;
  return { '@value': term.value, '@type': iriText(term.datatype) };
}
