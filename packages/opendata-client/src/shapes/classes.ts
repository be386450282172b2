import type { Graph } from '../rdf/graph.ts';
import { prefixes } from '../rdf/term.ts';

/**
 * Classes of FOAF 0.99, vCard (W3C Note 2014) and ORG (W3C Recommendation 2014) that are classes DCAT-AP asks for: the
 * official validator has these ontologies beside the data.
 */
const known: readonly (readonly [string, readonly string[]])[] = [
  [
    `${prefixes.foaf}Agent`,
    [
      `${prefixes.foaf}Person`,
      `${prefixes.foaf}Organization`,
      `${prefixes.foaf}Group`,
      `${prefixes.org}Organization`,
      `${prefixes.org}FormalOrganization`,
      `${prefixes.org}OrganizationalUnit`,
      `${prefixes.org}OrganizationalCollaboration`,
      'http://purl.org/goodrelations/v1#BusinessEntity',
    ],
  ],
  [
    `${prefixes.vcard}Kind`,
    [
      `${prefixes.vcard}Individual`,
      `${prefixes.vcard}Organization`,
      `${prefixes.vcard}Group`,
      `${prefixes.vcard}Location`,
    ],
  ],
  [`${prefixes.skos}Concept`, [`${prefixes.org}Role`]],
  [`${prefixes.prov}Activity`, [`${prefixes.org}ChangeEvent`]],
  [`${prefixes.foaf}Document`, [`${prefixes.foaf}Image`, `${prefixes.foaf}PersonalProfileDocument`]],
];

/** Algorithms that SPDX 2.3 has as individuals of spdx:ChecksumAlgorithm. */
const checksumAlgorithm = `${prefixes.spdx}ChecksumAlgorithm`;
const algorithm =
  /^http:\/\/spdx\.org\/rdf\/terms#checksumAlgorithm_(?:adler32|blake2b256|blake2b384|blake2b512|blake3|md2|md4|md5|md6|sha1|sha224|sha256|sha384|sha3_256|sha3_384|sha3_512|sha512)$/;

/** Which nodes of a graph are of which class, by what the graph and the ontologies say of subclasses. */
export class Classes {
  readonly #graph: Graph;
  readonly #type: number;
  readonly #subclassOf: number;

  constructor(graph: Graph) {
    this.#graph = graph;
    this.#type = graph.idOfIri(`${prefixes.rdf}type`);
    this.#subclassOf = graph.idOfIri(`${prefixes.rdfs}subClassOf`);
  }

  /** Whether a node is an instance of a class, given by its IRI. */
  isInstance(node: number, iri: string): boolean {
    const classes = this.#classes(iri);
    let found = false;
    this.#graph.forEachOf(node, (predicate, object) => {
      if (predicate === this.#type && classes.has(object)) found = true;
    });
    return found || (iri === checksumAlgorithm && algorithm.test(this.#graph.valueOf(node)));
  }

  /** The instances of a class, each once. */
  instances(iri: string): Set<number> {
    const found = new Set<number>();
    for (const one of this.#classes(iri))
      for (const node of this.#graph.subjects(this.#type, one)) found.add(node);
    return found;
  }

  readonly #byIri = new Map<string, ReadonlySet<number>>();

  /** Ids of a class and of all below it that the graph knows. */
  #classes(iri: string): ReadonlySet<number> {
    const made = this.#byIri.get(iri);
    if (made !== undefined) return made;
    const classes = new Set<number>();
    const waiting = [iri];
    const seen = new Set(waiting);
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const id = this.#graph.idOfIri(next);
      if (id >= 0) classes.add(id);
      const below = known.find(([above]) => above === next)?.[1] ?? [];
      const inGraph =
        id < 0 ? [] : this.#graph.subjects(this.#subclassOf, id).map((one) => this.#graph.valueOf(one));
      for (const one of [...below, ...inGraph]) {
        if (seen.has(one)) continue;
        seen.add(one);
        waiting.push(one);
      }
    }
    this.#byIri.set(iri, classes);
    return classes;
  }
}
