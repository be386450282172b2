import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readShapes, ShapeExtractor } from '../../../../tools/opendata/extract-shapes.ts';
import { officialProfiles } from '../../../../tools/opendata/profiles.ts';
import { builtInSchemes } from '../../src/dcat/schemes.ts';
import * as vocabularies from '../../src/dcat/vocabulary/index.ts';
import { Graph, readRdf, type Triple } from '../../src/index.ts';
import { iri, name } from '../../src/rdf/term.ts';
import { type NamedRule, prepareRules, type Rules, validate } from '../../src/shapes/validate.ts';
import type { EngineResult } from './engines.ts';

/** The official material beside the checkout. */
export const material = fileURLToPath(new URL('../../../../../shared/data/dcatap', import.meta.url));

/** A profile: its shapes as published, and its rules in our notation with the shapes they come from. */
export interface Oracle {
  readonly table: string;
  readonly shapes: Graph;
  readonly rules: Rules;
  /** By rule, what an engine names. */
  readonly sources: ReadonlyMap<
    NamedRule,
    { readonly shape: string; readonly components: readonly string[] }
  >;
}

/** Reads the shapes of profiles of the official validator as one. */
export async function oracleOf(...names: readonly string[]): Promise<Oracle> {
  const chosen = officialProfiles.filter(({ table }) => names.includes(table));
  const files = chosen.flatMap(({ files: ofOne }) => ofOne);
  const texts = await Promise.all(
    files.map(async (file) => ({ name: file, text: await readFile(join(material, 'shacl', file), 'utf8') })),
  );
  const shapes = await readShapes(texts);
  const extracted = new ShapeExtractor(shapes).extract();
  const rules = prepareRules({ source: names.join(), shapes: extracted.shapes });
  const from = extracted.sources.flat();
  return {
    table: names.join('+'),
    shapes,
    rules,
    sources: new Map(rules.rules.map((rule, index) => [rule, from[index]!])),
  };
}

/** The ontologies that the official validator has beside the data. */
export async function ontologies(): Promise<Graph> {
  const graph = new Graph();
  for (const file of ['foaf_0_1.rdf', 'vcard.ttl', 'org.ttl']) {
    const text = await readFile(join(material, 'shacl/dcat-ap.de/mirror', file));
    const { report } = await readRdf(text, {
      into: graph,
      fileName: file,
      blankPrefix: `${file.replace(/\W/g, '')}_`,
    });
    if (report.verdict !== 'passed') throw new Error(`${file}: ${JSON.stringify(report.findings)}`);
  }
  return graph;
}

/** Our vocabularies as triples, and what rules know beside them, so that engines judge by the same lists. */
export function vocabularyTriples(): Triple[] {
  const triples: Triple[] = [];
  const inScheme = (concept: string, scheme: string) =>
    triples.push({ subject: iri(concept), predicate: name('skos:inScheme'), object: iri(scheme) });
  for (const vocabulary of Object.values(vocabularies)) {
    if (typeof vocabulary !== 'object') continue;
    for (const code of Object.keys(vocabulary.entries)) inScheme(vocabulary.base + code, vocabulary.scheme);
  }
  const { accessRight, publisherType, license } = vocabularies;
  for (const code of ['CONFIDENTIAL', 'NORMAL', 'SENSITIVE'])
    inScheme(accessRight.base + code, accessRight.scheme);
  for (const code of ['Company', 'NonGovernmentalOrganisation'])
    inScheme(publisherType.base + code, publisherType.scheme);
  for (const [code, { open }] of Object.entries(license.entries)) {
    if (open)
      triples.push({
        subject: iri(license.base + code),
        predicate: iri('http://govdata.de/mqa/#isOpenLicense'),
        object: {
          termType: 'Literal',
          value: 'true',
          language: '',
          // The list and the shapes of GovData write the type like this: both sides are wrong alike.
          datatype: { termType: 'NamedNode', value: 'xsd:boolean' },
        },
      });
  }
  for (let state = 1; state <= 16; state++)
    inScheme(
      `http://dcat-ap.de/def/politicalGeocoding/stateKey/${String(state).padStart(2, '0')}`,
      'http://dcat-ap.de/def/politicalGeocoding/stateKey',
    );
  for (const algorithm of ['md5', 'sha1', 'sha256', 'sha512'])
    triples.push({
      subject: name(`spdx:checksumAlgorithm_${algorithm}`),
      predicate: name('rdf:type'),
      object: name('spdx:ChecksumAlgorithm'),
    });
  return triples;
}

/** Our results as pairs of what an engine would name, and of those of which nobody can say. */
export function ownResults(
  graph: Graph,
  { rules, sources }: Oracle,
): { sure: Set<string>; open: Set<string> } {
  const sure = new Set<string>();
  const open = new Set<string>();
  for (const { rule, focus, sure: isSure } of validate(graph, rules, builtInSchemes)) {
    const { shape, components } = sources.get(rule)!;
    (isSure ? sure : open).add(`${shape} ${oneName(components[0]!)} ${graph.valueOf(focus)}`);
  }
  return { sure, open };
}

/** The two bounds of a qualified number are one rule of ours. */
const oneName = (component: string): string =>
  component.replace(/^QualifiedM(?:ax|in)Count/, 'QualifiedCount');

/** Results of an engine in the same form. */
export const engineKey = ({ shape, component, focus }: EngineResult): string =>
  `${shape} ${oneName(component)} ${focus}`;
