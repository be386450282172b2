import type { Constraint, PathText, Shape, ShapeRule, ShapeTable } from '../../shapes/notation.ts';

/** What is wrong with the official material, and what is done about it. */
export interface Correction {
  /** Stable word. */
  readonly id: string;
  /** Effect of the fault on whoever believes the shapes as they are. English. */
  readonly effect: string;
  /** The rule as it is meant; `undefined` when it says nothing. */
  rule?(rule: ShapeRule, shape: Shape): ShapeRule | undefined;
  /** Rules that were written and are attached to nothing, by the name of their shape. */
  readonly missing?: Readonly<Record<string, readonly ShapeRule[]>>;
}

const wrongNamespace = /\bdcatap-hash:(\w+)/g;

const pathOf = (path: PathText): PathText => path.replace(wrongNamespace, 'dcatap:$1|dcatap-hash:$1');

/** Properties that are misspelt in the shapes, and what was meant. */
const misspelt: Readonly<Record<PathText, PathText>> = {
  '<http://data.europa.eu/r5ravailability>': 'dcatap:availability|dcatap-hash:availability',
  '<http://purl.org/dc/elements/1.1/isReferencedBy>': 'dcterms:isReferencedBy',
  'foaf:Page': 'foaf:page',
  'dcat:plannedAvailability': 'dcatde:plannedAvailability',
};

/** Classes of nodes that are named and not described in a catalogue: licences, formats, laws. */
const namedOnly = new Set([
  'dcterms:Frequency',
  'dcterms:LicenseDocument',
  'dcterms:LinguisticSystem',
  'dcterms:MediaType',
  'dcterms:MediaTypeOrExtent',
  'dcterms:RightsStatement',
  'dcterms:Standard',
  'eli:LegalResource',
  'foaf:Document',
  'skos:Concept',
]);

const resources = ['dcat:Resource', 'dcat:Dataset', 'dcat:DataService', 'dcat:DatasetSeries', 'dcat:Catalog'];

function ofClass([path, constraint, weight]: ShapeRule, wanted: (name: string) => Constraint | undefined) {
  if (constraint[0] !== 'class') return undefined;
  const made = wanted(constraint[1]);
  return made && (weight === undefined ? ([path, made] as const) : ([path, made, weight] as const));
}

/** Faults of the shapes of DCAT-AP.de (state of 2025-10-23) and DCAT-AP, each seen by reading and by running. */
export const corrections: readonly Correction[] = [
  {
    id: 'namespace-r5r',
    effect: 'Rules about dcatap:availability name http://data.europa.eu/r5r# and never fire on right data.',
    rule: ([path, constraint, weight]) =>
      weight === undefined ? [pathOf(path), constraint] : [pathOf(path), constraint, weight],
  },
  {
    id: 'misspelt-properties',
    effect: 'Rules about availability, isReferencedBy and page name properties that do not exist.',
    rule: ([path, constraint, weight]) => {
      const meant = misspelt[path] ?? path;
      return weight === undefined ? [meant, constraint] : [meant, constraint, weight];
    },
  },
  {
    id: 'series-publisher',
    effect: 'The rule that a series needs a publisher is attached to no shape.',
    missing: { DatasetSeries: [['dcterms:publisher', ['min', 1]]] },
  },
  {
    id: 'everything-is-a-resource',
    effect: 'The class rdfs:Resource is asked of addresses, which have it only by inference.',
    rule: (rule) => (rule[1][0] === 'class' && rule[1][1] === 'rdfs:Resource' ? undefined : rule),
  },
  {
    id: 'resource-by-subclass',
    effect: 'dcat:Resource is asked of datasets, which have it only by the ontology of DCAT.',
    rule: (rule) =>
      ofClass(rule, (name) =>
        name === 'dcat:Resource' ? ['or', resources.map((one): Constraint => ['class', one])] : undefined,
      ) ?? rule,
  },
  {
    id: 'named-only',
    effect: 'Classes are asked of licences, formats and laws that a catalogue names and does not describe.',
    rule: (rule) =>
      ofClass(rule, (name) => (namedOnly.has(name) ? ['class-if-described', name] : undefined)) ?? rule,
  },
];

/** A table with its faults corrected. */
export function corrected(table: ShapeTable): ShapeTable {
  const shapes = table.shapes.map((shape): Shape => {
    const rules = shape.rules.flatMap((given) => {
      let rule: ShapeRule | undefined = given;
      for (const correction of corrections) if (rule && correction.rule) rule = correction.rule(rule, shape);
      return rule === undefined ? [] : [rule];
    });
    return { ...shape, rules };
  });
  const names = new Set(shapes.map(({ name }) => name));
  for (const { missing = {} } of corrections) {
    for (const [name, rules] of Object.entries(missing)) {
      // Only where the profile knows the class at all.
      if (names.has(name)) shapes.push({ name, target: ['class', `dcat:${name}`], rules: [...rules] });
    }
  }
  return { ...table, shapes };
}
