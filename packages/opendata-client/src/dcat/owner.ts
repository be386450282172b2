import type { RecordName } from '@rathaus/client-core/findings';
import type { LocalText } from '@rathaus/client-core/texts';
import { type Graph, termKind } from '../rdf/graph.ts';
import { prefixes } from '../rdf/term.ts';

/** What people look for in a catalogue: a dataset, one of its files, a service. */
export type OwnerKind = 'dataset' | 'distribution' | 'service' | 'series' | 'record' | 'catalog';

/** The resource that a node belongs to. */
export interface Owner {
  readonly kind: OwnerKind;
  /** Id of its node. */
  readonly node: number;
  /** The dataset of a distribution; itself for a dataset. -1 when there is none. */
  readonly dataset: number;
  /** How places name it. */
  readonly record: RecordName<LocalText>;
}

const { dcat, dcterms, rdf } = prefixes;

/** In the order in which a node that is of several classes is taken. */
const classes: readonly (readonly [OwnerKind, string])[] = [
  ['distribution', `${dcat}Distribution`],
  ['series', `${dcat}DatasetSeries`],
  ['dataset', `${dcat}Dataset`],
  ['service', `${dcat}DataService`],
  ['record', `${dcat}CatalogRecord`],
  ['catalog', `${dcat}Catalog`],
];

const names: Readonly<Record<OwnerKind, LocalText>> = {
  dataset: { de: 'Datensatz', en: 'dataset' },
  distribution: { de: 'Distribution', en: 'distribution' },
  service: { de: 'Datendienst', en: 'data service' },
  series: { de: 'Datensatzreihe', en: 'dataset series' },
  record: { de: 'Katalogeintrag', en: 'catalogue record' },
  catalog: { de: 'Katalog', en: 'catalogue' },
};

/** Steps from a node to what it belongs to: a contact point is one away, the value of a checksum two. */
const farthest = 5;

/** Says what nodes of a graph belong to. Answers are remembered, because a publisher is asked for again and again. */
export class Owners {
  readonly #graph: Graph;
  readonly #kinds: ReadonlyMap<number, OwnerKind>;
  readonly #known = new Map<number, Owner | undefined>();
  readonly #type: number;
  readonly #title: number;
  readonly #distribution: number;

  constructor(graph: Graph) {
    this.#graph = graph;
    this.#type = graph.idOfIri(`${rdf}type`);
    this.#title = graph.idOfIri(`${dcterms}title`);
    this.#distribution = graph.idOfIri(`${dcat}distribution`);
    this.#kinds = new Map(classes.map(([kind, iri]) => [graph.idOfIri(iri), kind]));
  }

  /** What a node belongs to: itself, or the nearest resource that leads to it; `undefined` when none does. */
  ownerOf(node: number): Owner | undefined {
    if (this.#known.has(node)) return this.#known.get(node);
    const owner = this.#search(node);
    this.#known.set(node, owner);
    return owner;
  }

  /** The kind of a resource; `undefined` for other nodes. */
  kindOf(node: number): OwnerKind | undefined {
    const found = new Set<OwnerKind>();
    this.#graph.forEachOf(node, (predicate, object) => {
      const kind = predicate === this.#type ? this.#kinds.get(object) : undefined;
      if (kind !== undefined) found.add(kind);
    });
    return classes.find(([kind]) => found.has(kind))?.[0];
  }

  #search(node: number): Owner | undefined {
    let level = [node];
    const seen = new Set(level);
    for (let step = 0; step <= farthest; step++) {
      let catalog: Owner | undefined;
      for (const one of level) {
        const kind = this.kindOf(one);
        if (kind !== undefined && kind !== 'catalog') return this.#owner(one, kind);
        // A catalogue leads to everything: it is the answer only where nothing else is as near.
        if (kind === 'catalog') catalog ??= this.#owner(one, kind);
      }
      if (catalog !== undefined) return catalog;
      const above: number[] = [];
      for (const one of level)
        this.#graph.forEachTo(one, (_, subject) => {
          if (seen.has(subject)) return;
          seen.add(subject);
          above.push(subject);
        });
      level = above;
    }
    return undefined;
  }

  #owner(node: number, kind: OwnerKind): Owner {
    const dataset =
      kind === 'distribution' ? this.#datasetOf(node) : kind === 'dataset' || kind === 'series' ? node : -1;
    const id = this.#graph.kindOf(node) === termKind.iri ? this.#graph.valueOf(node) : undefined;
    const title = kind === 'distribution' ? this.#distributionTitle(node, dataset) : this.#titleOf(node);
    return { kind, node, dataset, record: { kind: names[kind], id, title } };
  }

  #datasetOf(distribution: number): number {
    return this.#graph.subjects(this.#distribution, distribution)[0] ?? -1;
  }

  /** `Einwohner › Einwohner 2026 als CSV`, or the number where a file has no title. */
  #distributionTitle(node: number, dataset: number): string | undefined {
    if (dataset < 0) return this.#titleOf(node);
    const number = this.#graph.objects(dataset, this.#distribution).indexOf(node) + 1;
    return `${this.#titleOf(dataset) ?? ''} › ${this.#titleOf(node) ?? `#${number}`}`;
  }

  /** The German title, one without a language, or any. */
  #titleOf(node: number): string | undefined {
    const graph = this.#graph;
    const titles = graph.objects(node, this.#title).filter((id) => graph.kindOf(id) === termKind.literal);
    const ranked = ['de', ''].map((tag) =>
      titles.find((id) => graph.languageOf(id).toLowerCase().split('-')[0] === tag),
    );
    const chosen = ranked.find((id) => id !== undefined) ?? titles[0];
    return chosen === undefined ? undefined : graph.valueOf(chosen).slice(0, 200);
  }
}
