import { term as word } from '@rathaus/client-core/findings';
import { createNodeReader, type JsonObject } from './json-ld-nodes.ts';
import type { RdfPlace, RdfReader, ReaderOptions } from './reader.ts';

/** The part of the library that is used; it has no types of its own. */
interface JsonLd {
  expand(document: unknown, options: object): Promise<JsonObject[]>;
}

interface JsonLdEvent {
  readonly code: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Nodes of a flat document that are expanded at once: few enough to be forgotten, enough to share the context. */
const batch = 200;
/** Objects and lists inside each other. */
const deepest = 256;

const here: RdfPlace = { kind: 'path', path: '' };

/** A context that is an address: nothing is fetched. */
class RemoteContext extends Error {
  readonly address: string;
  constructor(address: string) {
    super('remote context');
    this.address = address;
  }
}

/**
 * Reads JSON-LD 1.1 (W3C Recommendation of 2020-07-16). Contexts are understood by the library `jsonld`, which is loaded when
 * the text is complete. Contexts that are addresses are reported and never fetched; members without a meaning are reported,
 * because by the standard they are dropped.
 */
export const createJsonLdReader = (options: ReaderOptions): RdfReader => {
  const pieces: string[] = [];
  return {
    write(text) {
      pieces.push(text);
      return true;
    },
    end: () => readDocument(pieces.splice(0).join(''), options),
  };
};

async function readDocument(text: string, options: ReaderOptions): Promise<boolean> {
  const document = parsed(text, options);
  if (document === undefined) return false;
  const { default: jsonld } = (await import('jsonld')) as unknown as { default: JsonLd };
  const nodes = createNodeReader(options);
  try {
    for (const part of partsOf(document)) {
      const expanded = await jsonld.expand(part, {
        base: options.base ?? '',
        documentLoader: (address: string) => {
          throw new RemoteContext(address);
        },
        eventHandler: ({ event }: { event: JsonLdEvent }) => report(event, options),
      });
      for (const node of expanded) nodes.read(node);
    }
    return true;
  } catch (error) {
    const address = addressOf(error);
    if (address !== undefined) options.onFault('opendata.rdf.remote-context', here, { address });
    else if (isJsonLdError(error))
      options.onFault('opendata.rdf.syntax', here, { syntax: word('JSON-LD'), expected: word('node') });
    else throw error;
    return false;
  }
}

/** The document in parts that can be expanded one by one: blank nodes keep their labels across them. */
function* partsOf(document: unknown): Generator<unknown> {
  const { '@context': context, '@graph': graph, ...rest } = Object(document) as Record<string, unknown>;
  if (!Array.isArray(graph) || Object.keys(rest).length > 0) {
    yield document;
    return;
  }
  for (let at = 0; at < graph.length; at += batch) {
    const part = { '@graph': graph.slice(at, at + batch) };
    yield context === undefined ? part : { '@context': context, ...part };
  }
}

function parsed(text: string, { onFault }: ReaderOptions): unknown {
  const fault = (place: RdfPlace) =>
    onFault('opendata.rdf.syntax', place, { syntax: word('JSON-LD'), expected: word('json') });
  const tooDeep = depthAt(text);
  if (tooDeep !== undefined) {
    onFault('opendata.rdf.syntax', placeAt(text, tooDeep), {
      syntax: word('JSON-LD'),
      expected: word('less-depth'),
    });
    return undefined;
  }
  try {
    const document: unknown = JSON.parse(text);
    if (typeof document === 'object' && document !== null) return document;
    fault(here);
  } catch (error) {
    const position = /at position (\d+)/.exec(String(error))?.[1];
    // At the end of the text the engine names no position.
    fault(placeAt(text, position === undefined ? text.length : Number(position)));
  }
  return undefined;
}

function placeAt(text: string, at: number): RdfPlace {
  const before = text.slice(0, at);
  const start = before.lastIndexOf('\n') + 1;
  return { kind: 'path', path: '', line: before.split('\n').length, column: at - start + 1 };
}

/** Where objects and lists lie too deep; text in quotes does not count. */
function depthAt(text: string): number | undefined {
  const marks = /["[\]{}]/g;
  let depth = 0;
  for (let found = marks.exec(text); found !== null; found = marks.exec(text)) {
    const [mark] = found;
    if (mark === '"') {
      const end = /"(?:[^"\\]+|\\[\s\S])*"/y;
      end.lastIndex = found.index;
      if (end.exec(text) === null) return undefined;
      marks.lastIndex = end.lastIndex;
    } else if (mark === '[' || mark === '{') {
      depth++;
      if (depth > deepest) return found.index;
    } else depth--;
  }
  return undefined;
}

function report({ code, details = {} }: JsonLdEvent, { onFault }: ReaderOptions): void {
  const text = (name: string) => (typeof details[name] === 'string' ? details[name] : '');
  if (code === 'invalid property')
    onFault('opendata.rdf.without-meaning', here, { member: text('property') });
  else if (code === 'invalid @language value')
    onFault('opendata.rdf.language', here, { tag: text('language') });
  else if (code === 'free-floating scalar' || code === 'null @id value' || code === 'reserved @id value')
    onFault('opendata.rdf.without-meaning', here, { member: text('id') || text('value') });
  else if (code === 'relative @id reference') onFault('opendata.rdf.relative-iri', here, { iri: text('id') });
  else if (code === 'relative @type reference')
    onFault('opendata.rdf.relative-iri', here, { iri: text('type') });
  else if (code === 'reserved term') onFault('opendata.rdf.without-meaning', here, { member: text('term') });
}

/** The address of a remote context, wherever the library has put our refusal. */
function addressOf(error: unknown): string | undefined {
  for (let at = error, steps = 0; at !== undefined && at !== null && steps < 10; steps++) {
    if (at instanceof RemoteContext) return at.address;
    const { cause, details } = Object(at) as {
      cause?: unknown;
      details?: { cause?: unknown; url?: unknown };
    };
    if (typeof details?.url === 'string') return details.url;
    at = cause ?? details?.cause;
  }
  return undefined;
}

const isJsonLdError = (error: unknown): boolean => String(Object(error).name).startsWith('jsonld.');
