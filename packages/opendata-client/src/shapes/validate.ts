import type { Graph } from '../rdf/graph.ts';
import { Classes } from './classes.ts';
import { type Along, along, alongSteps, countFits, fitsOf, type Setting } from './fits.ts';
import type { Constraint, PathText, Shape, ShapeRule, ShapeTable, Target, Weight } from './notation.ts';
import type { Schemes } from './schemes.ts';
import { iriOfText, type PathStep, pathOfText } from './term-text.ts';

/** A rule of a table with the name it is known by. */
export interface NamedRule {
  /** Unique in its table: `Dataset.publisher.min`. */
  readonly id: string;
  readonly shape: Shape;
  /** From the node of the shape. */
  readonly path: PathText;
  readonly constraint: Constraint;
  readonly weight: Weight;
  /** The path, read; `undefined` for the node itself. */
  readonly steps: readonly PathStep[] | undefined;
}

/** A rule that does not hold, or of which nobody can say. Nodes are ids of the graph. */
export interface Result {
  readonly rule: NamedRule;
  /** The node SHACL would name: of a rule about values of values, the value. */
  readonly focus: number;
  /** The node of the shape: for people, where the fault is. */
  readonly owner: number;
  /** The value that does not fit; -1 where a number of values is wrong. */
  readonly value: number;
  /** False: it cannot be said, because a vocabulary is not known. */
  readonly sure: boolean;
}

/** The rules of a table with their ids. */
export function namedRules({ shapes }: ShapeTable): readonly NamedRule[] {
  const seen = new Map<string, number>();
  return shapes.flatMap((shape) =>
    shape.rules.map((rule) => {
      const id = idOf(shape, rule);
      const times = (seen.get(id) ?? 0) + 1;
      seen.set(id, times);
      const [path, constraint, weight = 'violation'] = rule;
      const steps = path === '.' ? undefined : pathOfText(path);
      return { id: times === 1 ? id : `${id}-${times}`, shape, path, constraint, weight, steps };
    }),
  );
}

const localOf = (path: PathText): string =>
  path === '.'
    ? 'node'
    : pathOfText(path)
        .map(({ iri, inverse }) => (inverse ? 'of-' : '') + /[^/#]*$/.exec(iri)![0])
        // One property under two namespaces is one name.
        .filter((name, index, names) => names.indexOf(name) === index)
        .join('-or-');

function idOf({ name }: Shape, [path, constraint]: ShapeRule): string {
  const [kind] = constraint;
  const inner = kind === 'values' ? `.${localOf(constraint[1])}.${constraint[2][0]}` : `.${kind}`;
  return `${name}.${localOf(path)}${inner}`;
}

/** A table, ready for graphs. */
export interface Rules {
  readonly rules: readonly NamedRule[];
  /** Rules by shape, in the order of the table. */
  readonly byShape: ReadonlyMap<Shape, readonly NamedRule[]>;
}

/** Names the rules of a table once, for any number of graphs. */
export function prepareRules(table: ShapeTable): Rules {
  const rules = namedRules(table);
  return { rules, byShape: Map.groupBy(rules, ({ shape }) => shape) };
}

/**
 * Checks a graph by rules and gives what does not hold, as SHACL says it (W3C Recommendation of 2017-07-20, section 4): a
 * result for each wrong value, or one for a wrong number of values.
 *
 * @example
 * for (const { rule, owner } of validate(graph, prepareRules(table), schemes)) console.log(rule.id, graph.valueOf(owner));
 */
export function* validate(graph: Graph, { byShape }: Rules, schemes: Schemes): Generator<Result, void, void> {
  graph.seal();
  const setting: Setting = { graph, classes: new Classes(graph), schemes };
  for (const [shape, rules] of byShape) {
    const nodes = targets(shape.target, setting);
    if (nodes.length === 0) continue;
    const checks = rules.filter((rule) => canBreak(rule, graph)).map((rule) => checkOf(rule, setting));
    for (const node of nodes) for (const check of checks) yield* check(node);
  }
}

function targets([kind, term]: Target, { graph, classes }: Setting): readonly number[] {
  const iri = iriOfText(term);
  if (kind === 'class') return [...classes.instances(iri)];
  const found = new Set<number>();
  const id = graph.idOfIri(iri);
  if (id < 0) return [];
  for (const subject of graph.allSubjects()) {
    const objects = graph.objects(subject, id);
    if (objects.length === 0) continue;
    if (kind === 'subjects-of') found.add(subject);
    else for (const object of objects) found.add(object);
  }
  return [...found];
}

/** Rules that need a value where there is none. */
const ofNone: ReadonlySet<string> = new Set(['min', 'has', 'count']);

/** Whether a rule can be broken in a graph at all: most are about values of properties that a graph does not have. */
const canBreak = ({ constraint, steps }: NamedRule, graph: Graph): boolean =>
  steps === undefined || ofNone.has(constraint[0]) || steps.some(({ iri }) => graph.idOfIri(iri) >= 0);

type Check = (node: number) => readonly Result[];

const none: readonly Result[] = [];

/** The check of one rule: almost always it finds nothing, and then makes nothing. */
function checkOf(rule: NamedRule, setting: Setting): Check {
  const { constraint, steps } = rule;
  const walk: Along = steps === undefined ? (node) => [node] : alongSteps(steps, setting.graph);
  switch (constraint[0]) {
    case 'min':
    case 'max':
    case 'has':
    case 'count': {
      const fits = countFits(constraint, setting);
      return (node) => {
        const answer = fits(walk(node));
        return answer === true
          ? none
          : [{ rule, focus: node, owner: node, value: -1, sure: answer === false }];
      };
    }
    case 'values':
      return valuesCheck(rule, constraint[1], constraint[2], setting);
    default: {
      const fits = fitsOf(constraint, setting);
      // The value of a vocabulary is the focus of a rule about its scheme.
      const isFocus = constraint[0] === 'scheme' || constraint[0] === 'open-license';
      return (node) => {
        let results: Result[] | undefined;
        for (const value of walk(node)) {
          const answer = fits(value);
          if (answer === true) continue;
          results ??= [];
          results.push({ rule, focus: isFocus ? value : node, owner: node, value, sure: answer === false });
        }
        return results ?? none;
      };
    }
  }
}

function valuesCheck(rule: NamedRule, inner: PathText, constraint: Constraint, setting: Setting): Check {
  const walk = along(rule.path, setting.graph);
  const check = checkOf({ ...rule, path: inner, steps: pathOfText(inner), constraint }, setting);
  return (node) =>
    walk(node).flatMap((value) => check(value).map((result) => ({ ...result, rule, owner: node, value })));
}
