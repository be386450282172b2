import { throwIfAborted, unlessAborted } from '@rathaus/client-core/abort';
import { type Collector, createCollector, type Report, term } from '@rathaus/client-core/findings';
import { isolate, type Logger, type OnProgress } from '@rathaus/client-core/observe';
import { Graph } from '../graph.ts';
import { rdfRules, type SyntaxName } from '../rules.ts';
import { type RdfSyntax, syntaxOfName, syntaxOfType } from '../write/syntax.ts';
import { breath } from './breath.ts';
import { createRdfXmlReader } from './rdf-xml.ts';
import type { OnFault, RdfPlace, RdfReader, ReaderOptions } from './reader.ts';
import { type Sniffed, sniff } from './sniff.ts';
import { type RdfSource, type SourceListener, textOf } from './source-text.ts';
import { createTurtleReader } from './turtle.ts';

export type { RdfSource } from './source-text.ts';

/** How RDF is read. */
export interface ReadRdfOptions {
  /** What it is said to be. The text decides: what it is otherwise is read as that, and reported. */
  syntax?: RdfSyntax | undefined;
  /** `Content-Type` of an answer, and name of a file: further words on the syntax. */
  contentType?: string | undefined;
  fileName?: string | undefined;
  /** Absolute IRI that relative ones are resolved against: the address of the document. */
  base?: string | undefined;
  /** A graph that the triples are added to. Give `blankPrefix` then, so that blank nodes of several documents stay apart. */
  into?: Graph | undefined;
  blankPrefix?: string | undefined;
  /** Bytes, of a source that is text already characters. Default 512 MiB. */
  maxBytes?: number | undefined;
  /** Default 20 million. */
  maxTriples?: number | undefined;
  signal?: AbortSignal | undefined;
  /** Bytes of a stream, where they are known: the `total` of the progress. */
  size?: number | undefined;
  onProgress?: OnProgress<'read'> | undefined;
  /** Gets a line when `onProgress` is at fault. Default: `console.warn`. */
  logger?: Logger | undefined;
}

/** What is wrong with the text of RDF, whatever it says. */
export interface RdfReport extends Report {
  readonly kind: 'opendata.rdf';
  /** What it was read as; absent when it is no RDF. */
  readonly syntax: RdfSyntax | undefined;
  /** Triples read, the same one twice counts twice. */
  readonly triples: number;
  /** Bytes read, of a source that is text already characters. */
  readonly bytes: number;
}

/** A graph, and how its reading went. */
export interface RdfReading {
  readonly graph: Graph;
  readonly report: RdfReport;
}

const what = 'Reading RDF';
const defaultBytes = 512 * 2 ** 20;
const defaultTriples = 20_000_000;
/** Characters that show what the text is. */
const headLength = 4096;
/** Bytes read without a pause in which the program can do something else. */
const breathAfter = 1 << 20;

const names: Readonly<Record<RdfSyntax, SyntaxName>> = {
  'text/turtle': 'Turtle',
  'application/rdf+xml': 'RDF/XML',
  'application/ld+json': 'JSON-LD',
  'application/n-triples': 'N-Triples',
};

const isTurtle = (syntax: RdfSyntax | undefined): boolean =>
  syntax === 'text/turtle' || syntax === 'application/n-triples';

/** Ends the reading where a limit is passed. */
class Passed extends Error {}

/**
 * Reads Turtle, N-Triples, RDF/XML or JSON-LD into a graph. Nothing is fetched. Like every check it throws nothing for what
 * it reads: what is wrong is in the report with line and column, and a text that was not read to its end is never *passed*.
 * IRIs that are none are kept as written, so that they can be repaired.
 *
 * Throws what reading the source throws, and `core.aborted` at once when the caller gives up.
 *
 * @example
 * const { graph, report } = await readRdf(response.body, { contentType: response.headers.get('content-type'), base: response.url });
 * console.log(graph.size, reportText(report, catalogue, { language: 'de' }));
 */
export async function readRdf(source: RdfSource, options: ReadRdfOptions = {}): Promise<RdfReading> {
  const { signal, logger, into: graph = new Graph() } = options;
  throwIfAborted(signal, what);
  const reading = new Reading(graph, options);
  const progress = isolate(options.onProgress, { name: 'progress of reading RDF', logger });
  const total = source instanceof Blob ? source.size : (options.size ?? (source as Uint8Array).byteLength);
  let rested = 0;
  try {
    for await (const chunk of textOf(source, reading, signal)) {
      if (reading.bytes - rested >= breathAfter) {
        rested = reading.bytes;
        await breath();
      }
      throwIfAborted(signal, what);
      await reading.take(chunk);
      progress({ step: 'read', done: reading.bytes, total, unit: 'bytes' });
      if (reading.ended) break;
    }
    await unlessAborted(reading.finish(), signal, what);
  } catch (error) {
    if (!(error instanceof Passed)) throw error;
  }
  return { graph, report: reading.report() };
}

/** The state of one reading. */
class Reading implements SourceListener {
  bytes = 0;
  /** Nothing more is to be read. */
  ended = false;
  readonly maxBytes: number;
  readonly #options: ReadRdfOptions;
  readonly #graph: Graph;
  readonly #collector: Collector = createCollector({ keep: 50 });
  #head = '';
  #syntax: RdfSyntax | undefined;
  #reader: RdfReader | undefined;
  #triples = 0;

  constructor(graph: Graph, options: ReadRdfOptions) {
    this.#graph = graph;
    this.#options = options;
    this.maxBytes = options.maxBytes ?? defaultBytes;
  }

  readonly fault: OnFault = (rule, place, values) => {
    this.#collector.add(rdfRules.finding(rule, place, values));
  };

  /** What comes now is not read, and so nothing is said about it. */
  readonly stop = (): void => {
    if (this.ended) return;
    this.ended = true;
    this.#collector.skip('opendata.unchecked.rdf-rest', { kind: 'path', path: '' });
  };

  pass(limit: number, unit: 'bytes' | 'triples'): never {
    this.fault('opendata.rdf.too-large', { kind: 'path', path: '' }, { limit, unit: term(unit) });
    this.stop();
    throw new Passed();
  }

  async take(text: string): Promise<void> {
    if (this.#reader !== undefined) {
      if (!this.#reader.write(text)) this.stop();
      return;
    }
    this.#head += text;
    if (this.#head.length >= headLength) await this.#begin();
  }

  async finish(): Promise<void> {
    if (this.ended) return;
    if (this.#reader === undefined) await this.#begin();
    if (this.ended) return;
    if (!(await this.#reader?.end())) this.stop();
    this.ended = true;
  }

  report(): RdfReport {
    return {
      kind: 'opendata.rdf',
      name: this.#options.fileName,
      syntax: this.#syntax,
      triples: this.#triples,
      bytes: this.bytes,
      ...this.#collector.result(),
    };
  }

  async #begin(): Promise<void> {
    this.#syntax = this.#decide(sniff(this.#head, isTurtle(this.#said())));
    if (this.#syntax === undefined) {
      this.ended = true;
      return;
    }
    this.#reader = await this.#readerOf(this.#syntax);
    const head = this.#head.replace(/^\ufeff/, '');
    this.#head = '';
    if (!this.#reader.write(head)) this.stop();
  }

  #decide(found: Sniffed): RdfSyntax | undefined {
    const place: RdfPlace = { kind: 'path', path: '' };
    const said = this.#said();
    if (found === 'empty') {
      this.fault('opendata.rdf.empty', place, {});
      return undefined;
    }
    if (found === 'html' || found === 'xml' || (found === 'json' && said !== 'application/ld+json')) {
      this.fault('opendata.rdf.no-rdf', place, { found: term(found) });
      return undefined;
    }
    if (found === 'json') return said;
    if (found === 'unknown') {
      // Its own reader says line and column of what it cannot take.
      if (said === 'text/turtle' || said === 'application/n-triples') return said;
      this.fault('opendata.rdf.no-rdf', place, { found: term('unknown') });
      return undefined;
    }
    // N-Triples are Turtle as well, whatever they are called.
    if (said === 'text/turtle' && isTurtle(found)) return said;
    if (said !== undefined && said !== found)
      this.fault('opendata.rdf.other-syntax', place, { said: term(names[said]), found: term(names[found]) });
    return found;
  }

  #said(): RdfSyntax | undefined {
    const { syntax, contentType, fileName } = this.#options;
    return syntax ?? syntaxOfType(contentType ?? '') ?? syntaxOfName(fileName ?? '');
  }

  async #readerOf(syntax: RdfSyntax): Promise<RdfReader> {
    const { base, blankPrefix, maxTriples = defaultTriples, signal } = this.#options;
    const graph = this.#graph;
    const options: ReaderOptions = {
      base,
      blankPrefix,
      signal,
      onFault: this.fault,
      onTriple: (subject, predicate, object) => {
        if (++this.#triples > maxTriples) this.pass(maxTriples, 'triples');
        graph.add(subject, predicate, object);
      },
    };
    if (syntax === 'application/rdf+xml') return createRdfXmlReader(options);
    if (syntax === 'application/ld+json') return (await import('./json-ld.ts')).createJsonLdReader(options);
    return createTurtleReader(options);
  }
}
