import { opendataError } from '../../errors.ts';
import { checkedIri, type NamedNode, prefixes, type RdfTerm, type Subject, type Triple } from '../term.ts';
import { createShortNames, type ShortName } from './short-name.ts';
import type { RdfWriter } from './write-rdf.ts';

const xsdString = `${prefixes.xsd}string`;
const rdfType = `${prefixes.rdf}type`;
/** What XML 1.0 cannot carry, not even escaped (section 2.2). */
const forbidden = /(?![\t\n\r\u007f-\u009f])\p{Cc}|[\ufffe\uffff]|\p{Surrogate}/u;

/** An element: its name, and the declaration it needs where no prefix is known. */
interface Tag {
  readonly name: string;
  readonly declaration: string;
}

/** RDF/XML 1.1: an element a subject, named by its first class. This is the syntax German harvesters read first. */
export function createRdfXmlWriter(): RdfWriter {
  const shortName = createShortNames();
  let begun = false;
  const head = () => {
    if (begun) return '';
    begun = true;
    const namespaces = Object.entries(prefixes).map(([prefix, base]) => `\n  xmlns:${prefix}="${base}"`);
    return `<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF${namespaces.join('')}>\n`;
  };
  return {
    group(triples) {
      const [first] = triples;
      if (first === undefined) return '';
      const typed = triples.find((triple) => isShortType(triple, shortName));
      const tag = typed === undefined ? 'rdf:Description' : shortName(typed.object.value)!;
      let text = `${head()}  <${tag} ${subjectAttribute(first.subject)}>\n`;
      for (const triple of triples) if (triple !== typed) text += `    ${property(triple, shortName)}\n`;
      return `${text}  </${tag}>\n`;
    },
    end: () => `${head()}</rdf:RDF>\n`,
  };
}

const isShortType = ({ predicate, object }: Triple, shortName: ShortName): boolean =>
  predicate.value === rdfType &&
  object.termType === 'NamedNode' &&
  // Names of RDF itself, such as rdf:li, mean something else as elements.
  !object.value.startsWith(prefixes.rdf) &&
  shortName(object.value) !== undefined;

const subjectAttribute = (node: Subject): string =>
  node.termType === 'NamedNode'
    ? `rdf:about="${attribute(checkedIri(node.value))}"`
    : `rdf:nodeID="${node.value}"`;

function property({ predicate, object }: Triple, shortName: ShortName): string {
  const { name, declaration } = tagOf(predicate, shortName);
  const open = name + declaration;
  if (object.termType === 'NamedNode')
    return `<${open} rdf:resource="${attribute(checkedIri(object.value))}"/>`;
  if (object.termType === 'BlankNode') return `<${open} rdf:nodeID="${object.value}"/>`;
  return `<${open}${annotation(object)}>${text(object.value)}</${name}>`;
}

function annotation({ language, datatype }: Extract<RdfTerm, { termType: 'Literal' }>): string {
  if (language !== '') return ` xml:lang="${attribute(language)}"`;
  return datatype.value === xsdString ? '' : ` rdf:datatype="${attribute(checkedIri(datatype.value))}"`;
}

/** A property as an element: its IRI is cut where a name of XML can begin. */
function tagOf({ value }: NamedNode, shortName: ShortName): Tag {
  const name = shortName(value);
  if (name !== undefined) return { name, declaration: '' };
  const local = /[\p{L}_][\p{L}\p{N}_.\-\u00b7]*$/u.exec(checkedIri(value))?.[0];
  // A namespace alone is none, as in `urn:x`.
  if (local === undefined || local.length === value.length)
    throw opendataError('opendata.rdf.unwritable', { details: { length: value.length } });
  const namespace = value.slice(0, -local.length);
  return { name: `n:${local}`, declaration: ` xmlns:n="${attribute(namespace)}"` };
}

/** Dropping or replacing a character would change the data without a word, so it is refused. */
function text(value: string): string {
  if (forbidden.test(value))
    throw opendataError('opendata.rdf.unwritable', { details: { length: value.length } });
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
}

function attribute(value: string): string {
  return text(value).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
}
