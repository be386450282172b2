import { hasForbidden, isAbsolute } from '../iri.ts';
import { literal, type NamedNode, prefixes, type RdfTerm, type Subject } from '../term.ts';
import type { RdfPlace, ReaderOptions } from './reader.ts';

/** An object of expanded JSON-LD: full IRIs as members, lists as values. */
export type JsonObject = { readonly [member: string]: unknown };

const here: RdfPlace = { kind: 'path', path: '' };
const node = (value: string): NamedNode => ({ termType: 'NamedNode', value });
const rdf = (local: string): NamedNode => node(prefixes.rdf + local);
const rdfType = rdf('type');
const rdfFirst = rdf('first');
const rdfRest = rdf('rest');
const rdfNil = rdf('nil');
const rdfJson = rdf('JSON');

const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];
const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null;

/**
 * Reads expanded JSON-LD into triples (JSON-LD 1.1 API, section 8). Labels of blank nodes stay those of the document, so that
 * its parts can be read one by one. Named graphs are read as one.
 */
export function createNodeReader({ onTriple, onFault, blankPrefix = '' }: ReaderOptions): {
  read(node: JsonObject): void;
} {
  let anonymous = 0;

  const blank = (label?: string): Subject => {
    // Ours begin like this; those of the document must not meet them.
    const own =
      label === undefined ? `genid${anonymous++}` : label.startsWith('genid') ? `genid.${label}` : label;
    return { termType: 'BlankNode', value: blankPrefix + own };
  };

  const subjectOf = (id: unknown): Subject => {
    if (typeof id !== 'string') return blank();
    if (id.startsWith('_:')) return blank(id.slice(2));
    return iriOf(id);
  };

  // The library says not of all IRIs what is wrong with them.
  const iriOf = (iri: string): NamedNode => {
    if (hasForbidden(iri)) onFault('opendata.rdf.iri', here, { iri });
    else if (!isAbsolute(iri)) onFault('opendata.rdf.relative-iri', here, { iri });
    return node(iri);
  };

  const read = (object: JsonObject): Subject => {
    const subject = subjectOf(object['@id']);
    for (const [member, value] of Object.entries(object)) {
      if (member === '@type') for (const type of listOf(value)) onTriple(subject, rdfType, subjectOf(type));
      else if (member === '@graph' || member === '@included') {
        for (const inner of listOf(value)) if (isObject(inner)) read(inner);
      } else if (member === '@reverse') readReverse(subject, value);
      else if (!member.startsWith('@')) {
        const predicate = subjectOf(member);
        // Generalised RDF is none: a blank node is no property.
        if (predicate.termType === 'BlankNode') {
          onFault('opendata.rdf.without-meaning', here, { member });
          continue;
        }
        for (const one of listOf(value)) onTriple(subject, predicate, objectOf(one));
      }
    }
    return subject;
  };

  const readReverse = (object: Subject, reverse: unknown): void => {
    for (const [member, value] of Object.entries(Object(reverse) as JsonObject))
      for (const one of listOf(value)) if (isObject(one)) onTriple(read(one), node(member), object);
  };

  const objectOf = (value: unknown): RdfTerm => {
    if (!isObject(value)) return literal(String(value));
    if ('@value' in value) {
      const { '@type': type } = value;
      // Several types are none, and the library lets them pass.
      if (Array.isArray(type)) onFault('opendata.rdf.without-meaning', here, { member: '@type' });
      else if (typeof type === 'string' && type !== '@json') iriOf(type);
      return literalOf(value);
    }
    if ('@list' in value) return listNode(listOf(value['@list']));
    return read(value);
  };

  const listNode = (items: readonly unknown[]): Subject => {
    let head: Subject = rdfNil;
    for (const item of items.toReversed()) {
      const cell = blank();
      onTriple(cell, rdfFirst, objectOf(item));
      onTriple(cell, rdfRest, head);
      head = cell;
    }
    return head;
  };

  return { read: (object) => void read(object) };
}

/** JSON-LD 1.1 API, section 8.6. */
function literalOf({ '@value': value, '@type': type, '@language': language }: JsonObject): RdfTerm {
  if (type === '@json') return { ...literal(canonicalJson(value)), datatype: rdfJson };
  const datatype = typeof type === 'string' ? type : undefined;
  const typed = (text: string, otherwise: string): RdfTerm => ({
    ...literal(text),
    datatype: node(datatype ?? prefixes.xsd + otherwise),
  });
  if (typeof value === 'boolean') return typed(String(value), 'boolean');
  if (typeof value === 'number') {
    const isDouble =
      !Number.isInteger(value) || Math.abs(value) >= 1e21 || datatype === `${prefixes.xsd}double`;
    return isDouble ? typed(doubleText(value), 'double') : typed(value.toFixed(0), 'integer');
  }
  if (typeof language === 'string') return literal(String(value), { language });
  return typed(String(value), 'string');
}

/** The canonical form of an xsd:double with up to 16 digits: `5.3E0`. What JSON writes and no double holds is infinite. */
const doubleText = (value: number): string =>
  Math.abs(value) === Number.POSITIVE_INFINITY
    ? value > 0
      ? 'INF'
      : '-INF'
    : value
        .toExponential(15)
        .replace(/(\d)0*e\+?/, '$1E')
        .replace(/\.E/, '.0E');

/** JSON in the order of RFC 8785 (JCS), as JSON-LD 1.1 API, section 8.6, wants it: members by their UTF-16 units. */
const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join()}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.keys(value).sort();
  return `{${members.map((member) => `${JSON.stringify(member)}:${canonicalJson(value[member])}`).join()}}`;
};
