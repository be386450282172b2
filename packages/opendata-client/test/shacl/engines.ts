import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Triple } from '../../src/index.ts';

/** The engines have a lock file of their own: one of them brings 450 packages. */
export const engineFolder = fileURLToPath(new URL('../../../../tools/setup/shacl/', import.meta.url));

/** Installs the engines by their lock file, once; the reason why that is impossible, otherwise nothing. */
export async function installEngines(): Promise<string | undefined> {
  if (existsSync(`${engineFolder}node_modules/shacl-engine`)) return undefined;
  try {
    await promisify(execFile)('npm', ['ci', '--no-audit', '--no-fund'], {
      cwd: engineFolder,
      timeout: 300_000,
    });
    return undefined;
  } catch (error) {
    return `the engines cannot be installed: ${String(error).split('\n')[0]}`;
  }
}

/** A quad as the library n3 has it: enough for shapes and data. */
export interface Quad {
  readonly subject: { readonly termType: string; readonly value: string };
  readonly predicate: { readonly value: string };
  readonly object: { readonly termType: string; readonly value: string };
}

/** A result of an engine. Blank nodes are named as in the graphs that were handed in. */
export interface EngineResult {
  /** IRI or label of the shape that reports it. */
  readonly shape: string;
  /** Local name: `MinCountConstraintComponent`. */
  readonly component: string;
  readonly focus: string;
}

/** A way to validate with an engine. */
export interface Engine {
  readonly name: string;
  validate(data: readonly Quad[]): Promise<readonly EngineResult[]>;
}

interface N3 {
  readonly Parser: new (options?: object) => { parse(text: string): Quad[] };
  readonly Store: new (quads?: readonly Quad[]) => { addQuads(quads: readonly Quad[]): void };
  readonly DataFactory: {
    namedNode(value: string): unknown;
    blankNode(value: string): unknown;
    literal(value: string, languageOrType: unknown): unknown;
    quad(subject: unknown, predicate: unknown, object: unknown): Quad;
  };
}

const from = createRequire(pathToFileURL(`${engineFolder}package.json`));
const load = async (name: string): Promise<Record<string, unknown>> =>
  (await import(pathToFileURL(from.resolve(name)).href)) as Record<string, unknown>;

/** The library n3 as the engines have it. */
export const loadN3 = async (): Promise<N3> => (await load('n3')) as unknown as N3;

const local = (iri: string): string => iri.replace(/^.*#/, '');

/** Triples of ours as quads of n3. */
export function quadsOf(triples: Iterable<Triple>, { DataFactory }: N3): Quad[] {
  const { namedNode, blankNode, literal, quad } = DataFactory;
  const termOf = (term: Triple['object']) =>
    term.termType === 'NamedNode'
      ? namedNode(term.value)
      : term.termType === 'BlankNode'
        ? blankNode(term.value)
        : literal(term.value, term.language === '' ? namedNode(term.datatype.value) : term.language);
  return [...triples].map(({ subject, predicate, object }) =>
    quad(termOf(subject), termOf(predicate), termOf(object)),
  );
}

/** The two JavaScript engines, with shapes read once. `background` is beside each data graph: vocabularies, ontologies. */
export async function createEngines(
  given: readonly Quad[],
  background: readonly Quad[],
): Promise<readonly Engine[]> {
  const n3 = await loadN3();
  // Nothing is fetched: what is imported is beside the data already.
  const shapes = given.filter(({ predicate }) => predicate.value !== 'http://www.w3.org/2002/07/owl#imports');
  const storeOf = (quads: readonly Quad[]) => {
    const store = new n3.Store(background);
    store.addQuads(quads);
    return store;
  };
  return [await shaclEngine(n3, shapes, storeOf), await rdfValidateShacl(n3, shapes, storeOf)];
}

type StoreOf = (quads: readonly Quad[]) => object;

async function shaclEngine(n3: N3, shapes: readonly Quad[], storeOf: StoreOf): Promise<Engine> {
  interface Result {
    readonly shape: { readonly ptr: { readonly term: { readonly value: string } } };
    readonly constraintComponent: { readonly value: string };
    readonly focusNode: { readonly term: { readonly value: string } };
  }
  interface Validator {
    validate(data: { dataset: object }): Promise<{ results: readonly Result[] }>;
  }
  const { Validator } = (await load('shacl-engine')) as {
    Validator: new (shapes: object, options: { factory: object }) => Validator;
  };
  const validator = new Validator(new n3.Store(shapes), { factory: factoryOf(n3) });
  return {
    name: 'shacl-engine',
    async validate(data) {
      const { results } = await validator.validate({ dataset: storeOf(data) });
      return results.map(({ shape, constraintComponent, focusNode }) => ({
        shape: shape.ptr.term.value,
        component: local(constraintComponent.value),
        focus: focusNode.term.value,
      }));
    },
  };
}

/** A factory of RDF/JS with datasets, as the engine wants it. */
const factoryOf = ({ DataFactory, Store }: N3): object => ({
  ...DataFactory,
  dataset: (quads?: readonly Quad[]) => new Store(quads),
});

async function rdfValidateShacl(n3: N3, shapes: readonly Quad[], storeOf: StoreOf): Promise<Engine> {
  interface Result {
    readonly sourceShape: { readonly value: string };
    readonly sourceConstraintComponent: { readonly value: string };
    readonly focusNode: { readonly value: string };
  }
  interface Validator {
    validate(
      data: object,
    ): { readonly results: readonly Result[] } | Promise<{ readonly results: readonly Result[] }>;
  }
  const { default: Validator } = (await load('rdf-validate-shacl')) as {
    default: new (shapes: object, options?: object) => Validator;
  };
  const validator = new Validator(new n3.Store(shapes));
  return {
    name: 'rdf-validate-shacl',
    async validate(data) {
      const { results } = await validator.validate(storeOf(data));
      return results.map(({ sourceShape, sourceConstraintComponent, focusNode }) => ({
        shape: sourceShape.value,
        component: local(sourceConstraintComponent.value),
        focus: focusNode.value,
      }));
    },
  };
}
