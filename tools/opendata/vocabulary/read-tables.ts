import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Graph, readRdf, termKind } from '../../../packages/opendata-client/src/rdf/index.ts';
import { type TableSource, tableSources } from './tables.ts';

/** A concept of a table as its publisher gives it. */
export interface SourceConcept {
  readonly code: string;
  /** By language tag. */
  readonly labels: ReadonlyMap<string, string>;
  readonly broader: string | undefined;
  readonly mediaTypes: readonly string[];
  readonly open: boolean | undefined;
}

/** A copy of a table in one file. */
export interface SourceTable {
  readonly file: string;
  /** As the publisher writes it; empty when it does not. */
  readonly version: string;
  readonly concepts: readonly SourceConcept[];
}

const skos = 'http://www.w3.org/2004/02/skos/core#';
const inScheme = `${skos}inScheme`;
const prefLabel = `${skos}prefLabel`;
const broader = `${skos}broader`;
const notation = `${skos}notation`;
const versionInfo = 'http://www.w3.org/2002/07/owl#versionInfo';
const ianaNotation = 'http://publications.europa.eu/ontology/euvoc#IANA_MT';
const isOpenLicense = 'http://govdata.de/mqa/#isOpenLicense';

/** All files of a folder and the folders in it, by name, so that every machine reads them in the same order. */
export async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** The copies of tables that RDF files hold, by the name of the table. */
export async function readTables(files: readonly string[]): Promise<Map<string, SourceTable[]>> {
  const found = new Map<string, SourceTable[]>();
  for (const file of files.filter((name) => /\.(?:ttl|rdf|xml|nt)$/.test(name))) {
    const text = await readFile(file, 'utf8');
    const wanted = tableSources.filter(({ scheme }) => text.includes(scheme.slice(-12)));
    if (wanted.length === 0) continue;
    const { graph } = await readRdf(new TextEncoder().encode(text), { into: new Graph(), fileName: file });
    for (const table of wanted) {
      const concepts = conceptsOf(graph, table);
      if (concepts.length === 0) continue;
      const copies = found.get(table.name) ?? [];
      copies.push({ file, version: versionOf(graph, table), concepts });
      found.set(table.name, copies);
    }
  }
  return found;
}

/** The version of the scheme; GovData states it of the ontology of the same IRI. */
function versionOf(graph: Graph, { scheme }: TableSource): string {
  const id = graph.firstObject(graph.idOfIri(scheme), graph.idOfIri(versionInfo));
  return id < 0 ? '' : graph.valueOf(id);
}

function conceptsOf(graph: Graph, table: TableSource): SourceConcept[] {
  const concepts: SourceConcept[] = [];
  for (const id of graph.subjects(graph.idOfIri(inScheme), graph.idOfIri(table.scheme))) {
    const iri = graph.valueOf(id);
    if (graph.kindOf(id) !== termKind.iri || !iri.startsWith(table.base)) continue;
    const labels = new Map(
      graph
        .objects(id, graph.idOfIri(prefLabel))
        .map((label) => [graph.languageOf(label), graph.valueOf(label).trim()]),
    );
    // Mappings to other tables mention concepts without describing them.
    if (labels.size === 0) continue;
    const above = graph.firstObject(id, graph.idOfIri(broader));
    const isOpen = graph.firstObject(id, graph.idOfIri(isOpenLicense));
    concepts.push({
      code: iri.slice(table.base.length),
      labels,
      broader: above < 0 ? undefined : graph.valueOf(above).slice(table.base.length),
      mediaTypes: graph
        .objects(id, graph.idOfIri(notation))
        .filter((of) => graph.valueOf(graph.datatypeOf(of)) === ianaNotation)
        .map((of) => graph.valueOf(of))
        .sort(),
      open: isOpen < 0 ? undefined : graph.valueOf(isOpen) === 'true',
    });
  }
  return concepts.sort((one, other) => (one.code < other.code ? -1 : 1));
}

/** The registered media types of IANA's registry, in lower case. */
export function readMediaTypes(xml: string): ReadonlySet<string> {
  const templates = [...xml.matchAll(/<file type="template">([^<]+)<\/file>/g)].map(([, type]) => type!);
  // Types without a template of their own are in a registry of the top-level type.
  const named = xml
    .split(/<registry id="/)
    .slice(2)
    .flatMap((part) => {
      const top = part.slice(0, part.indexOf('"'));
      return [...part.matchAll(/<name>([^<\s]+)<\/name>/g)].map(([, name]) => `${top}/${name}`);
    });
  return new Set([...templates, ...named].map((type) => type.toLowerCase()));
}
