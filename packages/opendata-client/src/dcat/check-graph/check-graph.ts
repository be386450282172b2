import { throwIfAborted } from '@rathaus/client-core/abort';
import { type Collector, createCollector, type Report } from '@rathaus/client-core/findings';
import { type Graph, termKind } from '../../rdf/graph.ts';
import { prefixes } from '../../rdf/term.ts';
import type { Schemes } from '../../shapes/schemes.ts';
import { type Result, validate } from '../../shapes/validate.ts';
import { Owners } from '../owner.ts';
import { rulesOf, type TableName } from '../profile/index.ts';
import { builtInSchemes } from '../schemes.ts';
import { findingOf, placeOf } from './describe.ts';
import { createHighValue } from './high-value.ts';
import { profileOf } from './profile-of.ts';
import type { GraphFinding } from './rules.ts';

/** What a graph is checked against: DCAT-AP.de 3.0, 2.0, or 2.0 with its conventions, as GovData's validator offers them. */
export type GraphProfile = '2.0' | '2.0-conventions' | '3.0';

/** How a graph is checked. */
export interface CheckGraphOptions {
  /**
   * Default `3.0`. `auto` takes 3.0 where the graph uses more terms of 3.0 than of 2.0, else 2.0 with its conventions; the
   * report says which.
   */
  readonly profile?: GraphProfile | 'auto' | undefined;
  /** GovData's own quality rules as well. Default false. */
  readonly govdata?: boolean | undefined;
  /** Rules of high-value datasets (EU 2023/138) for the datasets that say they are some. Default true. */
  readonly highValue?: boolean | undefined;
  /** What is known of vocabularies. Default those of this package. */
  readonly schemes?: Schemes | undefined;
  /**
   * Findings that follow from another one as well: that a text is not in a vocabulary of IRIs, or the same from two
   * profiles. Default false.
   */
  readonly all?: boolean | undefined;
  signal?: AbortSignal | undefined;
}

/** The result of checking a catalogue. */
export interface CatalogReport extends Report {
  readonly kind: 'opendata.catalog';
  readonly profile: GraphProfile;
  /** Of what was read; absent where only a graph was checked. */
  readonly triples?: number | undefined;
  /** What was looked at. */
  readonly datasets: number;
  readonly distributions: number;
  readonly services: number;
  readonly series: number;
}

const tablesOf: Readonly<Record<GraphProfile, readonly TableName[]>> = {
  '3.0': ['dcat-ap-de-3.0'],
  '2.0': ['dcat-ap-de-2.0'],
  '2.0-conventions': ['dcat-ap-de-2.0', 'conventions-2.0'],
};

/**
 * Checks what a graph says by the rules of DCAT-AP.de: those of the official SHACL shapes, with their known faults corrected.
 * Each finding names the dataset or distribution it belongs to. Like every check it throws nothing for what it checks.
 * A graph without datasets is not judged.
 *
 * Throws `core.aborted` when the caller gives up.
 *
 * @example
 * const { graph } = await readRdf(file.stream(), { fileName: 'katalog.ttl' });
 * console.log(reportText(checkGraph(graph, { profile: '2.0-conventions', govdata: true }), catalogue, { language: 'de' }));
 */
export function checkGraph(graph: Graph, options: CheckGraphOptions = {}): CatalogReport {
  const { highValue = true, govdata = false, signal } = options;
  const profile = options.profile === 'auto' ? profileOf(graph) : (options.profile ?? '3.0');
  const schemes = options.schemes ?? builtInSchemes;
  const owners = new Owners(graph);
  const sieve = new Sieve(graph, owners, options.all === true);
  const run = (table: TableName, take: (result: Result) => boolean = () => true) => {
    let seen = 0;
    for (const result of validate(graph, rulesOf(table), schemes)) {
      if (++seen % 1024 === 0) throwIfAborted(signal, 'Checking a graph');
      if (take(result)) sieve.take(result);
    }
  };
  throwIfAborted(signal, 'Checking a graph');
  for (const table of tablesOf[profile]) run(table);
  if (highValue) {
    const isHighValue = createHighValue(graph);
    if (isHighValue.any)
      run(profile === '3.0' ? 'hvd-3.0' : 'hvd-2.2', ({ owner }) => isHighValue.has(owner));
  }
  // Rules that fire for everything only count.
  if (govdata) run('govdata', ({ rule }) => !rule.id.includes('failnow'));
  const counted = countsOf(graph);
  sieve.finish();
  if (counted.datasets + counted.services + counted.series === 0) sieve.nothing();
  const { findings, ...rest } = sieve.collector.result();
  return { kind: 'opendata.catalog', profile, ...counted, ...rest, findings };
}

function countsOf(graph: Graph) {
  const type = graph.idOfIri(`${prefixes.rdf}type`);
  const count = (name: string) => graph.subjects(type, graph.idOfIri(prefixes.dcat + name)).length;
  return {
    datasets: count('Dataset'),
    distributions: count('Distribution'),
    services: count('DataService'),
    series: count('DatasetSeries'),
  };
}

/** Kinds of constraint that a value of the wrong kind breaks as well, without anything else being wrong. */
const follows = new Set([
  'scheme',
  'class',
  'class-if-described',
  'pattern',
  'datatype',
  'or',
  'open-license',
]);

/** Lets each fault through once. */
class Sieve {
  readonly collector: Collector = createCollector({ keep: 500 });
  readonly #graph: Graph;
  readonly #owners: Owners;
  readonly #all: boolean;
  readonly #seen = new Set<string>();
  /** Values of which it was said that they are of the wrong kind, with their owner and path. */
  readonly #ofWrongKind = new Set<string>();
  readonly #waiting: Result[] = [];

  constructor(graph: Graph, owners: Owners, all: boolean) {
    this.#graph = graph;
    this.#owners = owners;
    this.#all = all;
  }

  take(result: Result): void {
    const { rule, sure } = result;
    if (!sure) {
      if (rule.weight === 'violation') this.#open(result);
      return;
    }
    const finding = findingOf(result, this.#graph, this.#owners);
    if (!this.#all && this.#isSaid(result, finding)) return;
    this.collector.add(finding);
  }

  /** Whether another finding says it, or will. */
  #isSaid(result: Result, { values }: GraphFinding): boolean {
    const { rule, owner, value } = result;
    const key = `${owner} ${values.property.term} ${value} ${values.fault.term}`;
    if (this.#seen.has(key)) return true;
    this.#seen.add(key);
    if (follows.has(rule.constraint[0]) && value >= 0 && this.#graph.kindOf(value) === termKind.literal) {
      // An IRI was wanted: that is said by another rule, if the profile has one.
      this.#waiting.push(result);
      return true;
    }
    if (rule.constraint[0] === 'kind') this.#ofWrongKind.add(`${owner} ${rule.path} ${value}`);
    return false;
  }

  /** Nothing of what the profiles are about is there. */
  nothing(): void {
    this.collector.skip('opendata.unchecked.no-dataset', { kind: 'path', path: '' });
  }

  #open(result: Result): void {
    const { value } = result;
    const place = placeOf(result, this.#graph, this.#owners);
    this.collector.skip('opendata.unchecked.concept', place, {
      value: value < 0 ? '' : this.#graph.valueOf(value),
    });
  }

  /** What waited for the rule that says it better, where none did. */
  finish(): void {
    for (const result of this.#waiting) {
      const { owner, rule, value } = result;
      if (!this.#ofWrongKind.has(`${owner} ${rule.path} ${value}`))
        this.collector.add(findingOf(result, this.#graph, this.#owners));
    }
  }
}
