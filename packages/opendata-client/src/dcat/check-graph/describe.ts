import { type Severity, type Term, term } from '@rathaus/client-core/findings';
import { type Graph, termKind } from '../../rdf/graph.ts';
import type { Constraint, Weight } from '../../shapes/notation.ts';
import { iriOfText, textOfIri } from '../../shapes/term-text.ts';
import type { NamedRule, Result } from '../../shapes/validate.ts';
import type { Owners } from '../owner.ts';
import type { GraphFinding, GraphRuleId, GraphValues } from './rules.ts';
import { suggestConcept, suggestMediaType } from './suggest.ts';

/** GovData's own ratings are advice: its harvester takes such datasets. */
const severityOf = (weight: Weight): Severity =>
  weight === 'violation' ? 'error' : weight === 'info' ? 'info' : 'warning';

/** The id of a rule of the standard in reports. */
export const ruleIdOf = ({ id }: NamedRule): GraphRuleId => `opendata.graph.${id}`;

/** A result as a finding: in words of the field, at the resource where people look for it. */
export function findingOf(result: Result, graph: Graph, owners: Owners): GraphFinding {
  const { rule, value } = result;
  return {
    rule: ruleIdOf(rule),
    severity: severityOf(rule.weight),
    who: 'authority',
    place: placeOf(result, graph, owners),
    count: 1,
    values: valuesOf(rule, value < 0 ? nothing : writtenAs(graph, value)),
  };
}

/** What was written: its text, and of a literal its data type. */
export interface Written {
  readonly value: string;
  readonly datatype: string;
}

/** Nothing was written. */
export const nothing: Written = { value: '', datatype: '' };

const writtenAs = (graph: Graph, id: number): Written => ({
  value: graph.kindOf(id) === termKind.blank ? '' : graph.valueOf(id),
  datatype: graph.kindOf(id) === termKind.literal ? textOfIri(graph.valueOf(graph.datatypeOf(id))) : '',
});

/** The node of a result, with the dataset it belongs to. */
export const placeOf = ({ rule, owner }: Result, graph: Graph, owners: Owners) =>
  ({
    kind: 'iri',
    iri: graph.kindOf(owner) === termKind.blank ? `_:${graph.valueOf(owner)}` : graph.valueOf(owner),
    property: propertyOf(rule),
    record: owners.ownerOf(owner)?.record,
  }) as const;

/** `dcterms:publisher/foaf:name`, as people write a path. */
export function propertyOf({ path, constraint }: NamedRule): string {
  const own = path === '.' ? '' : path;
  const inner = constraint[0] === 'values' ? constraint[1] : '';
  return [own, inner]
    .filter(Boolean)
    .join('/')
    .replaceAll(/\|?dcatap-hash:\w+/g, '');
}

/** The class a rule is about; rules about a property are about whoever has it. */
export const classOf = ({ shape: { name, target } }: NamedRule): string =>
  target[0] === 'class' ? name : target[0] === 'objects-of' ? 'Kind' : 'Resource';

/** What kind of fault the breach of a rule is, with what is known of it. */
export function valuesOf(rule: NamedRule, written: Written): GraphValues {
  const about = { class: term(classOf(rule)), property: term(propertyOf(rule)) };
  const outer = rule.constraint;
  return { ...about, ...faultOf(outer[0] === 'values' ? outer[2] : outer, rule, written) };
}

type FaultOf<Values> = Values extends { readonly fault: Term } ? Omit<Values, 'class' | 'property'> : never;
type Fault = FaultOf<GraphValues>;

function faultOf(constraint: Constraint, rule: NamedRule, written: Written): Fault {
  const { value } = written;
  switch (constraint[0]) {
    case 'min':
      return { fault: term(propertyOf(rule).includes('|') ? 'one-of' : 'missing') };
    case 'max':
      return constraint[1] === 0
        ? { fault: term('deprecated') }
        : { fault: term('too-many'), most: constraint[1] };
    case 'not':
      return { fault: term('deprecated') };
    case 'kind':
      return { fault: term('kind'), wanted: term(constraint[1]), value };
    case 'class':
    case 'class-if-described':
      return { fault: term('class'), wanted: term(constraint[1]), value };
    case 'datatype':
      return { fault: term('datatype'), wanted: term(constraint[1]), given: term(written.datatype), value };
    case 'scheme':
      return outsideOf(iriOfText(constraint[1]), value);
    case 'pattern':
      return { fault: term('form'), value, suggestion: term(suggestMediaType(value) ?? '') };
    case 'has':
      return { fault: term('value-missing'), wanted: term(constraint[1].replace(/^<|>$/g, '')) };
    case 'count':
      return { fault: term(constraint[3] === undefined ? 'missing' : 'exactly-one') };
    case 'open-license':
      return { fault: term('license-closed'), value };
    case 'or':
      return alternatives(constraint[1], written);
    case 'and':
    case 'values':
      return { fault: term('alternatives'), value };
  }
}

const outsideOf = (scheme: string, value: string): Fault => ({
  fault: term('vocabulary'),
  scheme: term(scheme),
  value,
  suggestion: term(suggestConcept(scheme, value) ?? ''),
});

/** The lists of area keys together. */
const areas = 'http://dcat-ap.de/def/politicalGeocoding';

/** Several ways to be right: types of dates, lists of areas, classes. */
function alternatives(parts: readonly Constraint[], { value, datatype }: Written): Fault {
  const [first] = parts;
  const named = (kind: 'datatype' | 'class') =>
    term(parts.flatMap((one) => (one[0] === kind ? [one[1]] : [])).join(' '));
  if (first?.[0] === 'datatype')
    return { fault: term('datatype'), wanted: named('datatype'), given: term(datatype), value };
  if (first?.[0] === 'class') return { fault: term('class'), wanted: named('class'), value };
  // Several lists are those of the kinds of area.
  if (first?.[0] === 'scheme') return outsideOf(areas, value);
  return { fault: term('alternatives'), value };
}
