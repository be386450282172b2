import { Graph, readRdf, termKind } from '@rathaus/opendata-client';
import type {
  Constraint,
  NodeKind,
  Shape,
  ShapeRule,
  Target,
  Weight,
} from '../../packages/opendata-client/src/shapes/notation.ts';
import { textOfIri } from '../../packages/opendata-client/src/shapes/term-text.ts';

const sh = 'http://www.w3.org/ns/shacl#';
const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const inScheme = 'http://www.w3.org/2004/02/skos/core#inScheme';
const isOpenLicense = 'http://govdata.de/mqa/#isOpenLicense';

/** Where a rule comes from: the property shape that reports it, and its component, as reports of engines name them. */
export interface RuleSource {
  /** IRI or label of the shape in the graph that was read. */
  readonly shape: string;
  /** Local names: `MinCountConstraintComponent`. */
  readonly components: readonly string[];
}

/** Shapes with the source of each rule, in the same order. */
export interface Extracted {
  readonly shapes: readonly Shape[];
  readonly sources: readonly (readonly RuleSource[])[];
}

const kinds: Readonly<Record<string, NodeKind>> = {
  IRI: 'iri',
  BlankNode: 'blank',
  Literal: 'literal',
  BlankNodeOrIRI: 'blank-or-iri',
  BlankNodeOrLiteral: 'blank-or-literal',
  IRIOrLiteral: 'iri-or-literal',
};

/** Members of shapes that are no constraints. */
const ignored = new Set([
  'name',
  'description',
  'message',
  'severity',
  'path',
  'flags',
  'deactivated',
  'targetClass',
  'targetSubjectsOf',
  'targetObjectsOf',
  'order',
  'group',
]);

/** One constraint of a shape, with the component that reports it. */
interface Found {
  readonly constraint: Constraint;
  readonly component: string;
}

/** Reads files of SHACL shapes as one graph. */
export async function readShapes(files: readonly { name: string; text: string }[]): Promise<Graph> {
  const graph = new Graph();
  for (const [index, { name, text }] of files.entries()) {
    const { report } = await readRdf(text, {
      into: graph,
      fileName: name,
      blankPrefix: `f${index}_`,
      base: 'http://base.example/',
    });
    if (report.verdict !== 'passed') throw new Error(`${name}: ${JSON.stringify(report.findings)}`);
  }
  return graph;
}

/** Reads shapes out of a graph. Throws for a construct the notation does not have, so that none is lost. */
export class ShapeExtractor {
  readonly #graph: Graph;

  constructor(graph: Graph) {
    this.#graph = graph;
  }

  extract(): Extracted {
    const shapes: Shape[] = [];
    const sources: RuleSource[][] = [];
    for (const id of this.#targeted()) {
      const rules: ShapeRule[] = [];
      const from: RuleSource[] = [];
      for (const property of this.#values(id, 'property')) this.#property(property, rules, from);
      for (const { constraint, component } of this.#constraints(id)) {
        rules.push(rule('.', constraint, this.#weight(id)));
        from.push({ shape: this.#graph.valueOf(id), components: componentsOf(constraint, component) });
      }
      if (rules.length === 0) continue;
      for (const target of this.#targets(id)) {
        shapes.push({ name: nameOf(target), target, rules });
        sources.push(from);
      }
    }
    return { shapes, sources };
  }

  #targeted(): number[] {
    return [...this.#graph.allSubjects()].filter((id) => !this.#isOff(id) && this.#targets(id).length > 0);
  }

  #targets(id: number): Target[] {
    const of = (member: string, kind: Target[0]): Target[] =>
      this.#values(id, member).map((value) => [kind, textOfIri(this.#graph.valueOf(value))]);
    return [
      ...of('targetClass', 'class'),
      ...of('targetSubjectsOf', 'subjects-of'),
      ...of('targetObjectsOf', 'objects-of'),
    ];
  }

  #property(id: number, rules: ShapeRule[], from: RuleSource[]): void {
    if (this.#isOff(id)) return;
    const path = this.#path(this.#one(id, 'path')!);
    const weight = this.#weight(id);
    for (const { constraint, component } of this.#constraints(id)) {
      rules.push(rule(path, constraint, weight));
      from.push({ shape: this.#graph.valueOf(id), components: componentsOf(constraint, component) });
    }
    for (const inner of this.#values(id, 'property')) {
      if (this.#isOff(inner)) continue;
      for (const { constraint, component } of this.#nested(inner)) {
        rules.push(rule(path, constraint, this.#weight(inner)));
        from.push({ shape: this.#graph.valueOf(inner), components: componentsOf(constraint, component) });
      }
    }
  }

  /** The constraints of a property shape on the values of another: one each, as they are reported one by one. */
  #nested(id: number): Found[] {
    const path = this.#one(id, 'path')!;
    const found = this.#constraints(id);
    if (this.#values(id, 'property').length > 0) throw new Error('three property shapes inside each other');
    return found.map(({ constraint, component }) => ({
      constraint: this.#onValues(path, constraint),
      component,
    }));
  }

  #onValues(path: number, constraint: Constraint): Constraint {
    const iri = this.#graph.valueOf(path);
    if (constraint[0] === 'has' && iri === inScheme) return ['scheme', constraint[1]];
    if (constraint[0] === 'has' && iri === isOpenLicense) return ['open-license'];
    return ['values', this.#path(path), constraint];
  }

  /** Whether a shape holds for a node: all it asks together. */
  #conforms(id: number): Constraint {
    const path = this.#one(id, 'path');
    const own = [
      ...this.#constraints(id).map(({ constraint }) => constraint),
      ...this.#values(id, 'property')
        .filter((inner) => !this.#isOff(inner))
        .map((inner) => this.#conforms(inner)),
    ];
    const all = path === undefined ? own : own.map((one) => this.#onValues(path, one));
    if (all.length === 0) throw new Error(`a shape that asks nothing: ${this.#graph.valueOf(id)}`);
    return all.length === 1 ? all[0]! : ['and', all];
  }

  #constraints(id: number): Found[] {
    const found: Found[] = [];
    this.#graph.forEachOf(id, (predicate, object) => {
      const name = this.#graph.valueOf(predicate);
      if (!name.startsWith(sh)) return;
      const member = name.slice(sh.length);
      const constraint = this.#constraint(id, member, object);
      if (constraint !== undefined)
        found.push({
          constraint,
          component: `${member[0]!.toUpperCase()}${member.slice(1)}ConstraintComponent`,
        });
    });
    return found;
  }

  #constraint(id: number, member: string, object: number): Constraint | undefined {
    const graph = this.#graph;
    const value = graph.valueOf(object);
    switch (member) {
      case 'minCount':
        return ['min', Number(value)];
      case 'maxCount':
        return ['max', Number(value)];
      case 'nodeKind':
        return ['kind', kinds[value.slice(sh.length)]!];
      case 'class':
        return ['class', textOfIri(value)];
      case 'datatype':
        return ['datatype', textOfIri(value)];
      case 'hasValue':
        return ['has', this.#termText(object)];
      case 'pattern':
        return ['pattern', value, this.#text(id, 'flags')];
      case 'node':
        return this.#conforms(object);
      case 'not':
        return ['not', this.#conforms(object)];
      case 'or':
        return ['or', this.#list(object).map((one) => this.#conforms(one))];
      case 'qualifiedValueShape':
        return [
          'count',
          this.#conforms(object),
          this.#number(id, 'qualifiedMinCount'),
          this.#number(id, 'qualifiedMaxCount'),
        ];
      case 'closed':
        if (value !== 'false') throw new Error('a closed shape');
        return undefined;
      case 'qualifiedMinCount':
      case 'qualifiedMaxCount':
      case 'property':
        return undefined;
      default:
        if (!ignored.has(member)) throw new Error(`sh:${member} is not in the notation`);
        return undefined;
    }
  }

  #path(id: number): string {
    const graph = this.#graph;
    if (graph.kindOf(id) === termKind.iri) return textOfIri(graph.valueOf(id));
    const any = this.#one(id, 'alternativePath');
    if (any === undefined) throw new Error('a path that is not in the notation');
    return this.#list(any)
      .map((one) => this.#path(one))
      .join('|');
  }

  #list(id: number): number[] {
    const items: number[] = [];
    const graph = this.#graph;
    for (let cell = id; graph.valueOf(cell) !== `${rdf}nil`; ) {
      items.push(graph.firstObject(cell, graph.idOfIri(`${rdf}first`)));
      cell = graph.firstObject(cell, graph.idOfIri(`${rdf}rest`));
      if (cell < 0) throw new Error('a list without an end');
    }
    return items;
  }

  #weight(id: number): Weight {
    const given = this.#values(id, 'severity').map((value) => this.#graph.valueOf(value));
    if (given.length > 1) throw new Error(`two severities: ${given.join(', ')}`);
    const [severity = `${sh}Violation`] = given;
    if (!severity.startsWith(sh)) return textOfIri(severity) as Weight;
    return severity.slice(sh.length).toLowerCase() as Weight;
  }

  #termText(id: number): string {
    const graph = this.#graph;
    const value = graph.valueOf(id);
    if (graph.kindOf(id) !== termKind.literal) return textOfIri(value);
    return `"${value}"^^${textOfIri(graph.valueOf(graph.datatypeOf(id)))}`;
  }

  #values(id: number, member: string): number[] {
    return this.#graph.objects(id, this.#graph.idOfIri(sh + member));
  }

  #one(id: number, member: string): number | undefined {
    return this.#values(id, member)[0];
  }

  #text(id: number, member: string): string {
    const value = this.#one(id, member);
    return value === undefined ? '' : this.#graph.valueOf(value);
  }

  #number(id: number, member: string): number | undefined {
    const value = this.#one(id, member);
    return value === undefined ? undefined : Number(this.#graph.valueOf(value));
  }

  #isOff(id: number): boolean {
    return this.#text(id, 'deactivated') === 'true';
  }
}

const rule = (path: string, constraint: Constraint, weight: Weight): ShapeRule =>
  weight === 'violation' ? [path, constraint] : [path, constraint, weight];

function componentsOf(given: Constraint, component: string): readonly string[] {
  const constraint = given[0] === 'values' ? given[2] : given;
  if (constraint[0] !== 'count') return [component];
  return [
    ...(constraint[2] === undefined ? [] : ['QualifiedMinCountConstraintComponent']),
    ...(constraint[3] === undefined ? [] : ['QualifiedMaxCountConstraintComponent']),
  ];
}

const nameOf = ([kind, term]: Target): string => {
  const local = term.replace(/^.*[:/#]/, '').replace(/>$/, '');
  return kind === 'class' ? local : `${kind}-${local}`;
};
