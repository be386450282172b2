import type { Graph } from '../../rdf/graph.ts';
import { prefixes } from '../../rdf/term.ts';

/** Which nodes belong to high-value datasets. */
export interface HighValue {
  readonly any: boolean;
  has(node: number): boolean;
}

/** ELI of the Implementing Regulation (EU) 2023/138. */
const regulation = 'http://data.europa.eu/eli/reg_impl/2023/138/oj';

/** Properties that lead from a dataset to what belongs to it. */
const inward = ['dcat#distribution', 'dcat#accessService', 'dcat#contactPoint'].map(
  (name) => `http://www.w3.org/ns/${name}`,
);

/**
 * Finds the high-value datasets and services, which say so by the regulation or by a category, and all that belongs to them:
 * rules of high-value datasets are about nothing else.
 */
export function createHighValue(graph: Graph): HighValue {
  const { dcatap, dcat } = prefixes;
  const nodes = new Set<number>(
    graph.subjects(graph.idOfIri(`${dcatap}applicableLegislation`), graph.idOfIri(regulation)),
  );
  const category = graph.idOfIri(`${dcatap}hvdCategory`);
  if (category >= 0)
    for (const subject of graph.allSubjects())
      if (graph.firstObject(subject, category) >= 0) nodes.add(subject);
  const steps = inward.map((iri) => graph.idOfIri(iri));
  const serves = graph.idOfIri(`${dcat}servesDataset`);
  const waiting = [...nodes];
  const add = (node: number) => {
    if (nodes.has(node)) return;
    nodes.add(node);
    waiting.push(node);
  };
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    for (const step of steps) for (const object of graph.objects(node, step)) add(object);
    if (serves >= 0) for (const service of graph.subjects(serves, node)) add(service);
  }
  return { any: nodes.size > 0, has: (node) => nodes.has(node) };
}
