import { opendataError } from '../../errors.ts';
import { checkedIri, type NamedNode, prefixes, type RdfTerm, type Subject, type Triple } from '../term.ts';
import { createShortNames } from './short-name.ts';
import type { RdfWriter } from './write-rdf.ts';

const xsdString = `${prefixes.xsd}string`;
const rdfType = `${prefixes.rdf}type`;

/** Turtle 1.1: one block a subject, a line a statement, all prefixes at the beginning. */
export function createTurtleWriter(): RdfWriter {
  const shortName = createShortNames();
  const nodeText = ({ value }: NamedNode) => shortName(value) ?? `<${checkedIri(value)}>`;
  const subjectText = (node: Subject) => (node.termType === 'NamedNode' ? nodeText(node) : `_:${node.value}`);
  const termText = (term: RdfTerm) =>
    term.termType === 'Literal' ? literalText(term, nodeText) : subjectText(term);
  let begun = false;
  const head = () => {
    if (begun) return '\n';
    begun = true;
    const lines = Object.entries(prefixes).map(([prefix, base]) => `@prefix ${prefix}: <${base}> .\n`);
    return `${lines.join('')}\n`;
  };
  return {
    group(triples) {
      if (triples.length === 0) return '';
      let text = head() + subjectText(triples[0]!.subject);
      let last = '';
      for (const [index, { predicate, object }] of triples.entries()) {
        const verb = predicate.value === rdfType ? 'a' : nodeText(predicate);
        // Values of one property stand behind each other.
        text +=
          verb === last
            ? `, ${termText(object)}`
            : `${index === 0 ? '\n' : ' ;\n'}  ${verb} ${termText(object)}`;
        last = verb;
      }
      return `${text} .\n`;
    },
    end: () => (begun ? '' : head()),
  };
}

/** N-Triples (W3C Recommendation of 2014-02-25): a line a triple. */
export const createNTriplesWriter = (): RdfWriter => ({
  group: (triples) => triples.map(lineOf).join(''),
  end: () => '',
});

function lineOf({ subject, predicate, object }: Triple): string {
  const value = object.termType === 'Literal' ? literalText(object, plainNode) : plainNode(object);
  return `${plainNode(subject)} ${plainNode(predicate)} ${value} .\n`;
}

const plainNode = (node: Subject): string =>
  node.termType === 'NamedNode' ? `<${checkedIri(node.value)}>` : `_:${node.value}`;

function literalText(
  { value, language, datatype }: Extract<RdfTerm, { termType: 'Literal' }>,
  iriText: (iri: NamedNode) => string,
): string {
  const text = `"${escapeString(value)}"`;
  if (language !== '') return `${text}@${language}`;
  return datatype.value === xsdString ? text : `${text}^^${iriText(datatype)}`;
}

const special = /[\\"\p{Cc}\p{Surrogate}]/u;

function escapeString(text: string): string {
  if (!special.test(text)) return text;
  return text.replace(/[\\"\p{Cc}\p{Surrogate}]/gu, (char) => {
    if (char === '\\' || char === '"') return `\\${char}`;
    if (char === '\n') return '\\n';
    if (char === '\r') return '\\r';
    if (char === '\t') return '\\t';
    // Half of a pair is no character of Unicode: no encoding carries it.
    if (char >= '\ud800')
      throw opendataError('opendata.rdf.unwritable', { details: { length: text.length } });
    return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
