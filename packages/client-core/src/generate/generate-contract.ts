/** The generator: a document in, the texts of its files out. Reads and writes no file. */
import { refuseCircles } from './circles.ts';
import { directedDocument } from './directed-document.ts';
import { readDocument } from './document.ts';
import { writeExamples } from './examples.ts';
import { operationsOf } from './operations.ts';
import { createReader } from './reader.ts';
import { type ImportExtension, writeTable } from './table.ts';
import { writeTypes } from './types.ts';

/** What is generated, and under which name. */
export interface GenerateOptions {
  /** An OpenAPI 3.0 or 3.1 document in one file: text (YAML or JSON) or the parsed value. */
  document: unknown;
  /** Name of the files, with the major version: `register.v1`. */
  name: string;
  /** Extension of the imports between the generated files. Default `.js`, which every `moduleResolution` finds. */
  extension?: ImportExtension | undefined;
  /** Whether examples are made. Default true. */
  examples?: boolean | undefined;
}

/** Texts of the generated files. */
export interface GeneratedContract {
  /** `<name>.ts`: the types of openapi-typescript. */
  readonly types: string;
  /** `<name>.contract.ts`: the table of each operation and the contract. */
  readonly table: string;
  /** `<name>.examples.ts`: an example of each declared answer, for mocks. */
  readonly examples: string | undefined;
  /** `<name>.json`: the document. */
  readonly json: string;
}

/**
 * Makes types, run-time table and examples of a contract. Rejects with `core.generate.…` errors that name the place.
 *
 * @example
 * const { types, table } = await generateContract({ document: await readFile('register.yaml', 'utf8'), name: 'register.v1' });
 */
export async function generateContract({
  document,
  name,
  extension = '.js',
  examples = true,
}: GenerateOptions): Promise<GeneratedContract> {
  const value = await readDocument(document);
  const reader = createReader(value);
  refuseCircles(reader);
  const operations = operationsOf(reader, name);
  return {
    types: await writeTypes(directedDocument(reader), name),
    examples: examples ? writeExamples(reader, operations, { name, extension }) : undefined,
    table: await writeTable(reader, operations, { name, extension }),
    json: `${JSON.stringify(value, null, 2)}\n`,
  };
}

/**
 * Only the types, for a program that answers a contract and calls none: it may hold what a client cannot send.
 *
 * @example
 * await writeFile('register.v1.ts', await generateTypes({ document: await readFile('register.yaml', 'utf8'), name: 'register.v1' }));
 */
export async function generateTypes({
  document,
  name,
}: Pick<GenerateOptions, 'document' | 'name'>): Promise<string> {
  const reader = createReader(await readDocument(document));
  refuseCircles(reader);
  return writeTypes(directedDocument(reader), name);
}
