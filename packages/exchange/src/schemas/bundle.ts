import type { Abortable } from '@rathaus/client-core/abort';
import { callApplication } from '@rathaus/client-core/abort';
import { checkConfig } from '@rathaus/client-core/config';
import { type Collector, createCollector, pointer, type Report } from '@rathaus/client-core/findings';
import { exchangeError } from '../errors.ts';
import { type ReadJson, readJson } from '../json/read-json.ts';
import type { JsonPath } from '../json/scan-json.ts';
import { type CompiledSchema, compileSchemas, type Formats } from './compile.ts';
import { createDeadline, type Timed } from './deadline.ts';
import { addErrors, shownPath } from './findings.ts';
import { type InspectedSchema, inspectSchema, type JsonSchema, schemaRefused } from './inspect-schema.ts';
import { dataRules, dataUnchecked } from './rules.ts';

/** Limits and additions of a bundle. */
export interface SchemaBundleOptions extends Abortable {
  /** Checks for values of `format` that JSON Schema or `ajv-formats` does not have (`iri`, `idn-email`). Synchronous. */
  formats?: Formats | undefined;
  /** Largest data that are judged. Default 20,000,000 bytes. */
  maxBytes?: number | undefined;
  /** Deepest nesting that is judged. Default 200. */
  maxDepth?: number | undefined;
  /** Milliseconds each of reading, judging and listing all faults may take; the process waits meanwhile. Default 5,000. */
  timeout?: number | undefined;
  /** Milliseconds that a function which loads a schema may take. Default 30,000. */
  applicationTimeout?: number | undefined;
}

/** Schemas on the own disk by which data of deliveries are judged. */
export interface SchemaBundle {
  /** What the bundle has. */
  readonly schemaUris: readonly string[];
  /**
   * Judges data by the schema they name. The report (kind `exchange.data`) says nothing of the data but places, in words
   * of the schema. `not-judged`: another media type than JSON, a schema that the bundle does not have, data beyond its
   * limits. Does not throw.
   */
  check(content: Uint8Array | string, described: { schemaUri: string; mimeType: string }): Report;
}

/** Values up to which all faults are listed: the list of faults can be many times as large as the data. */
const mostListed = 10_000;

/**
 * Loads and compiles schemas. Nothing is ever fetched: a `$ref` to what is not in the bundle is refused here, and an
 * unknown `schemaUri` is not judged, because both are chosen by others. Errors: `exchange.schema.refused` with
 * `details.schemaUri`, `fault` and `place`; `exchange.config.invalid`; `core.aborted`.
 *
 * @example
 * const uri = 'https://schema.musterstadt.example/hundesteuer/1.0.0/hundesteuer.schema.json';
 * const schemas = await createSchemaBundle({ [uri]: async () => JSON.parse(await readFile('hundesteuer.json', 'utf8')) });
 * const { schemaUri } = delivery.message;
 * const report = schemas.check(await delivery.data.bytes(), { schemaUri, mimeType: delivery.data.mimeType });
 * if (report.verdict === 'failed') return { reject: schemaProblems(report) };
 */
export async function createSchemaBundle(
  schemas: Readonly<Record<string, JsonSchema | (() => JsonSchema | Promise<JsonSchema>)>>,
  options: SchemaBundleOptions = {},
): Promise<SchemaBundle> {
  const { formats = {}, maxBytes = 20_000_000, maxDepth = 200, timeout = 5_000 } = options;
  checkConfig(
    (facts) => exchangeError('exchange.config.invalid', facts),
    (faults) => {
      faults.number('maxBytes', maxBytes, 1);
      faults.number('maxDepth', maxDepth, 1);
      faults.number('timeout', timeout, 1);
    },
  );
  const inspected = await Promise.all(
    Object.entries(schemas).map(async ([uri, given]) => inspectSchema(uri, await load(uri, given, options))),
  );
  const faults = { format: false };
  const compiled = compileSchemas(inspected, watched(formats, faults));
  const limits: Limits = { maxBytes, maxDepth, timeout, run: createDeadline(timeout), faults };
  const names = namesOf(inspected);
  return {
    schemaUris: [...compiled.keys()],
    check(content, { schemaUri, mimeType }) {
      const collector = createCollector();
      const schema = compiled.get(schemaUri);
      const skipped = mediaTypeSkip(mimeType) ?? (schema ? undefined : dataUnchecked.schema);
      if (skipped) collector.skip(skipped, pointer());
      else if (schema) checkJson(content, { schema, names, limits, collector });
      return { kind: 'exchange.data', ...collector.result() };
    },
  };
}

interface Limits {
  maxBytes: number;
  maxDepth: number;
  timeout: number;
  run<T>(work: () => T): Timed<T>;
  /** Set while a value is judged: a format of the application threw. */
  faults: { format: boolean };
}

interface CheckContext {
  schema: CompiledSchema;
  names: ReadonlySet<string>;
  limits: Limits;
  collector: Collector;
}

async function load(
  schemaUri: string,
  given: JsonSchema | (() => JsonSchema | Promise<JsonSchema>),
  { signal, applicationTimeout }: SchemaBundleOptions,
): Promise<unknown> {
  if (typeof given !== 'function') return given;
  try {
    return await callApplication('The function for a schema', () => given(), {
      signal,
      timeout: applicationTimeout,
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw schemaRefused(schemaUri, 'not-loaded', '', cause);
  }
}

/** A format that throws has not judged anything. */
const watched = (formats: Formats, faults: { format: boolean }): Formats =>
  Object.fromEntries(
    Object.entries(formats).map(([name, check]) => [
      name,
      (text: string) => {
        try {
          return check(text) === true;
        } catch {
          faults.format = true;
          return true;
        }
      },
    ]),
  );

const namesOf = (schemas: readonly InspectedSchema[]): ReadonlySet<string> =>
  new Set(schemas.flatMap(({ names }) => [...names]));

function mediaTypeSkip(mimeType: string): string | undefined {
  const type = mimeType.split(';')[0]!.trim().toLowerCase();
  if (type === 'application/json') return undefined;
  return type === 'application/xml' || type === 'text/xml' ? dataUnchecked.xml : dataUnchecked.mediaType;
}

function checkJson(content: Uint8Array | string, context: CheckContext): void {
  const { limits, collector } = context;
  const { maxBytes, maxDepth, timeout, run } = limits;
  const skip = (what: string, limit: number) => collector.skip(what, pointer(), { limit });
  const timed = run(() => readJson(content, { maxBytes, maxDepth, skipByteOrderMark: true }));
  if (!timed.ended) {
    skip(dataUnchecked.time, timeout);
    return;
  }
  const read = timed.value;
  if (read.state !== 'unreadable') checkValue(read, context);
  else if (read.fault === 'too-large') skip(dataUnchecked.size, maxBytes);
  else if (read.fault === 'depth') skip(dataUnchecked.depth, maxDepth);
  else collector.add(dataRules.finding(`exchange.data.${read.fault}`, pointer(), {}));
}

type Readable = Exclude<ReadJson, { state: 'unreadable' }>;

function checkValue({ value, scan }: Readable, { schema, names, limits, collector }: CheckContext): void {
  const { values, duplicates, reserved, inexact } = scan;
  const places = { names, value };
  const at = (path: JsonPath) => pointer(...shownPath(path, places));
  for (const path of duplicates)
    collector.add(dataRules.finding('exchange.data.duplicate-member', at(path), {}));
  for (const path of reserved)
    collector.add(dataRules.finding('exchange.data.reserved-member', at(path), {}));
  for (const path of inexact) collector.skip(dataUnchecked.number, at(path));
  limits.faults.format = false;
  const first = limits.run(() => schema.first(value));
  const fails = first.ended && first.value.length > 0;
  // Compiled outside of the deadline: work that was ended in the middle of it would leave a broken validator.
  const list = fails && values <= mostListed ? schema.listing() : undefined;
  const all = list && limits.run(() => list(value));
  if (!first.ended) collector.skip(dataUnchecked.time, pointer(), { limit: limits.timeout });
  else addErrors(all?.ended ? all.value : first.value, places, collector);
  if (fails && !all?.ended) collector.skip(dataUnchecked.rest, pointer());
  if (limits.faults.format) collector.skip(dataUnchecked.format, pointer());
}
