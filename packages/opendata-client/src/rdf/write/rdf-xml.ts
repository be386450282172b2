import { type NamedNode, prefixes, type RdfTerm, type Triple } from '../term.ts';
import { groupBySubject } from './turtle.ts';

/** RDF/XML 1.1, one rdf:Description a subject. This is the syntax German harvesters read first. */
export function writeRdfXml(triples: readonly Triple[]): string {
  const used = new Set<string>(['rdf']);
  const qname = (node: NamedNode): string => {
    for (const [prefix, base] of Object.entries(prefixes)) {
      if (!node.value.startsWith(base)) continue;
      used.add(prefix);
      return `${prefix}:${node.value.slice(base.length)}`;
    }
    // Every predicate the model writes has a prefix; reaching this line is a fault of the writer.
    throw new TypeError(`no prefix for predicate ${node.value}`);
  };
  const blocks = [...groupBySubject(triples).values()].map((group) => {
    const { subject } = group[0] as Triple;
    const about =
      subject.termType === 'NamedNode'
        ? `rdf:about="${attribute(subject.value)}"`
        : `rdf:nodeID="${subject.value}"`;
    const lines = group.map(({ predicate, object }) => `    ${property(qname(predicate), object)}\n`);
    return `  <rdf:Description ${about}>\n${lines.join('')}  </rdf:Description>\n`;
  });
  const namespaces = Object.entries(prefixes)
    .filter(([prefix]) => used.has(prefix))
    .map(([prefix, base]) => `\n  xmlns:${prefix}="${base}"`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF${namespaces.join('')}>\n${blocks.join('')}</rdf:RDF>\n`;
}

function property(tag: string, object: RdfTerm): string {
  if (object.termType === 'NamedNode') return `<${tag} rdf:resource="${attribute(object.value)}"/>`;
  if (object.termType === 'BlankNode') return `<${tag} rdf:nodeID="${object.value}"/>`;
  const plain = object.datatype.value === `${prefixes.xsd}string`;
  const typed = plain ? '' : ` rdf:datatype="${attribute(object.datatype.value)}"`;
  const annotation = object.language ? ` xml:lang="${attribute(object.language)}"` : typed;
  return `<${tag}${annotation}>${text(object.value)}</${tag}>`;
}

/** XML 1.0 cannot carry most control characters, not even escaped; they have no meaning in metadata. */
function text(value: string): string {
  const forbidden = (char: string) => (/[\t\n\r\u007f-\u009f]/.test(char) ? char : '\ufffd');
  return value
    .replace(/[\p{Cc}\p{Surrogate}\ufffe\uffff]/gu, forbidden)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
}

function attribute(value: string): string {
  return text(value).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
}
