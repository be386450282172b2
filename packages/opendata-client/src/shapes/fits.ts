import { type Graph, termKind } from '../rdf/graph.ts';
import { prefixes } from '../rdf/term.ts';
import type { Classes } from './classes.ts';
import { isLexical } from './lexical.ts';
import type { Constraint, NodeKind, PathText } from './notation.ts';
import type { Schemes } from './schemes.ts';
import { iriOfText, type PathStep, pathOfText, termOfText } from './term-text.ts';

/** What rules look at. */
export interface Setting {
  readonly graph: Graph;
  readonly classes: Classes;
  readonly schemes: Schemes;
}

/** Whether a value fits a constraint; `undefined` when that cannot be said. */
export type Fits = (value: number) => boolean | undefined;

const { iri, blank, literal } = termKind;
const kinds: Readonly<Record<NodeKind, readonly number[]>> = {
  iri: [iri],
  blank: [blank],
  literal: [literal],
  'blank-or-iri': [blank, iri],
  'blank-or-literal': [blank, literal],
  'iri-or-literal': [iri, literal],
};

/** The different values along a path from a node. */
export type Along = (node: number) => readonly number[];

/** Makes a walker of a path over a graph. */
export function along(path: PathText, graph: Graph): Along {
  return path === '.' ? (node) => [node] : alongSteps(pathOfText(path), graph);
}

/** The same of a path that was read before. */
export function alongSteps(path: readonly PathStep[], graph: Graph): Along {
  const [first] = path;
  if (path.length === 1 && first !== undefined && !first.inverse) {
    const id = graph.idOfIri(first.iri);
    return (node) => graph.objects(node, id);
  }
  const steps = path.map(({ iri: property, inverse }) => ({ id: graph.idOfIri(property), inverse }));
  return (node) => {
    const found = new Set<number>();
    for (const { id, inverse } of steps)
      for (const one of inverse ? graph.subjects(id, node) : graph.objects(node, id)) found.add(one);
    return [...found];
  };
}

/** `not` of three values. */
const opposite = (fits: boolean | undefined) => (fits === undefined ? undefined : !fits);

/** Makes the test of a constraint on single values. Those on numbers of values (`min`, `max`) are not for single ones. */
export function fitsOf(constraint: Constraint, setting: Setting): Fits {
  const { graph, classes } = setting;
  switch (constraint[0]) {
    case 'kind': {
      const allowed = kinds[constraint[1]];
      return (value) => allowed.includes(graph.kindOf(value));
    }
    case 'class': {
      const wanted = iriOfText(constraint[1]);
      return (value) => graph.kindOf(value) !== literal && classes.isInstance(value, wanted);
    }
    case 'class-if-described': {
      const wanted = iriOfText(constraint[1]);
      return (value) =>
        graph.kindOf(value) === iri && !graph.isSubject(value)
          ? true
          : graph.kindOf(value) !== literal && classes.isInstance(value, wanted);
    }
    case 'datatype':
      return datatypeFits(iriOfText(constraint[1]), graph);
    case 'has': {
      const wanted = graph.idOf(termOfText(constraint[1]));
      return (value) => value === wanted;
    }
    case 'pattern': {
      const pattern = new RegExp(constraint[1], constraint[2]);
      return (value) => graph.kindOf(value) !== blank && pattern.test(graph.valueOf(value));
    }
    case 'scheme':
      return schemeFits(iriOfText(constraint[1]), setting);
    case 'open-license':
      return openLicenseFits(setting);
    case 'not': {
      const inner = fitsOf(constraint[1], setting);
      return (value) => opposite(inner(value));
    }
    case 'and': {
      const all = constraint[1].map((one) => fitsOf(one, setting));
      return (value) => opposite(anyOf(all, (one) => opposite(one(value))));
    }
    case 'or': {
      const any = constraint[1].map((one) => fitsOf(one, setting));
      return (value) => anyOf(any, (one) => one(value));
    }
    case 'values':
      return valuesFit(constraint[1], constraint[2], setting);
    default:
      throw new TypeError(`${constraint[0]} is about numbers of values`);
  }
}

/** True when one is, else unknown when one is, else false. */
function anyOf<One>(all: readonly One[], test: (one: One) => boolean | undefined): boolean | undefined {
  let open = false;
  for (const one of all) {
    const fits = test(one);
    if (fits === true) return true;
    if (fits === undefined) open = true;
  }
  return open ? undefined : false;
}

function datatypeFits(type: string, graph: Graph): Fits {
  const id = graph.idOfIri(type);
  const local = type.startsWith(prefixes.xsd) ? type.slice(prefixes.xsd.length) : '';
  return (value) =>
    graph.kindOf(value) === literal &&
    graph.datatypeOf(value) === id &&
    isLexical(local, graph.valueOf(value));
}

function schemeFits(scheme: string, { graph, schemes }: Setting): Fits {
  const inScheme = graph.idOfIri(`${prefixes.skos}inScheme`);
  const id = graph.idOfIri(scheme);
  return (value) => {
    if (graph.kindOf(value) === literal) return false;
    if (id >= 0 && graph.has(value, inScheme, id)) return true;
    return graph.kindOf(value) === blank ? false : schemes.contains(scheme, graph.valueOf(value));
  };
}

function openLicenseFits({ graph, schemes }: Setting): Fits {
  const isOpen = graph.idOfIri(iriOfText('govdata:isOpenLicense'));
  const yes = graph.idOf(termOfText('"true"^^xsd:boolean'));
  return (value) =>
    graph.kindOf(value) !== literal &&
    (graph.has(value, isOpen, yes) ||
      (graph.kindOf(value) === iri && schemes.isOpenLicense(graph.valueOf(value))));
}

function valuesFit(path: PathText, constraint: Constraint, setting: Setting): Fits {
  const walk = along(path, setting.graph);
  const test = countFits(constraint, setting);
  return (value) => test(walk(value));
}

/** Makes the test of a constraint on all values of a path together. */
export function countFits(
  constraint: Constraint,
  setting: Setting,
): (values: readonly number[]) => boolean | undefined {
  switch (constraint[0]) {
    case 'min':
      return (values) => values.length >= constraint[1];
    case 'max':
      return (values) => values.length <= constraint[1];
    case 'has': {
      const fits = fitsOf(constraint, setting);
      return (values) => values.some((value) => fits(value));
    }
    case 'count': {
      const [, inner, least = 0, most = Number.POSITIVE_INFINITY] = constraint;
      const fits = fitsOf(inner, setting);
      return (values) => {
        const answers = values.map(fits);
        const sure = answers.filter((one) => one === true).length;
        const open = answers.filter((one) => one === undefined).length;
        if (sure > most || sure + open < least) return false;
        return sure >= least && sure + open <= most ? true : undefined;
      };
    }
    default: {
      const fits = fitsOf(constraint, setting);
      return (values) => opposite(anyOf(values, (value) => opposite(fits(value))));
    }
  }
}
