import { throwIfAborted } from '@rathaus/client-core/abort';
import { term as word } from '@rathaus/client-core/findings';
import { breath } from './breath.ts';
import { createNodeReader, type JsonObject } from './json-ld-nodes.ts';
import { hideSpaces } from './json-ld-spaces.ts';
import { jsonFault } from './json-place.ts';
import type { OnFault, RdfPlace, RdfReader, ReaderOptions } from './reader.ts';

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
  const spaces = hideSpaces(text, document);
  for (const part of partsOf(document)) {
    await breath();
    throwIfAborted(options.signal, 'Reading JSON-LD');
    const expanded = await expand(jsonld, part, options);
    if (expanded === undefined) return false;
    spaces.show(expanded);
    for (const node of expanded) nodes.read(node);
  }
  return true;
}

/** The document with its context applied; `undefined` after a fault. */
async function expand(
  jsonld: JsonLd,
  part: unknown,
  options: ReaderOptions,
): Promise<JsonObject[] | undefined> {
  // Kept here, because the library does not always pass our refusal on.
  let address: string | undefined;
  try {
    return await jsonld.expand(part, {
      base: options.base ?? '',
      documentLoader: (asked: string) => {
        address = asked;
        throw new Error('contexts are not fetched');
      },
      eventHandler: ({ event }: { event: JsonLdEvent }) => report(event, options),
    });
  } catch (error) {
    if (address !== undefined) options.onFault('opendata.rdf.remote-context', here, { address });
    else {
      // Also where the library itself fails: a tag of a million parts, a term `hasOwnProperty`. It is the document's doing.
      const expected = error instanceof RangeError ? 'shorter-token' : 'node';
      options.onFault('opendata.rdf.syntax', here, { syntax: word('JSON-LD'), expected: word(expected) });
    }
    return undefined;
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
  const fault = (place: RdfPlace, expected: 'json' | 'less-depth' = 'json') =>
    onFault('opendata.rdf.syntax', place, { syntax: word('JSON-LD'), expected: word(expected) });
  const found = jsonFault(text, deepest);
  if (found !== undefined) {
    fault(placeAt(text, found.at), found.isTooDeep ? 'less-depth' : 'json');
    return undefined;
  }
  const document: unknown = JSON.parse(text);
  if (typeof document === 'object' && document !== null) {
    if (/__proto__|\\u/.test(text)) dropPrototypes(document, onFault);
    return document;
  }
  fault(here);
  return undefined;
}

/** Takes out members that the library would make prototypes of when it copies: it would find in nodes what they do not say. */
function dropPrototypes(value: object, onFault: OnFault): void {
  if (Object.hasOwn(value, '__proto__')) {
    Reflect.deleteProperty(value, '__proto__');
    onFault('opendata.rdf.without-meaning', here, { member: '__proto__' });
  }
  for (const member of Object.values(value))
    if (typeof member === 'object' && member !== null) dropPrototypes(member, onFault);
}

function placeAt(text: string, at: number): RdfPlace {
  const before = text.slice(0, at);
  const start = before.lastIndexOf('\n') + 1;
  return { kind: 'path', path: '', line: before.split('\n').length, column: at - start + 1 };
}

function report({ code, details = {} }: JsonLdEvent, { onFault }: ReaderOptions): void {
  const text = (name: string) => (typeof details[name] === 'string' ? details[name] : '');
  if (code === 'invalid property')
    onFault('opendata.rdf.without-meaning', here, { member: text('property') });
  else if (code === 'invalid @language value')
    onFault('opendata.rdf.language', here, { tag: text('language') });
  else if (code === 'free-floating scalar' || code === 'null @id value' || code === 'reserved @id value')
    onFault('opendata.rdf.without-meaning', here, { member: text('id') || text('value') });
  else if (code === 'reserved term') onFault('opendata.rdf.without-meaning', here, { member: text('term') });
}
