import { type Abortable, throwIfAborted, unlessAborted } from '@rathaus/client-core/abort';
import { bindingsOf } from '../mapping/binding.ts';
import type { Nachricht } from '../model/index.ts';
import type { Envelope } from '../read/envelope.ts';
import type { XdomeaVersion } from '../version.ts';
import { escapeAttribute } from './escape.ts';
import { type Loss, type LossReason, unwritable } from './loss.ts';
import { isObject, Literal, type ModelObject, type Step } from './plan.ts';
import { Incomplete, Serializer } from './serialize.ts';

/** How a message is written. */
export interface WriteOptions extends Abortable {
  version: XdomeaVersion;
  envelope?: Envelope | undefined;
  /**
   * Called for everything of the model the version cannot take; it is left out and writing goes on. Without it
   * the first such thing ends the writing with `eakte.xdomea.invalid-model`. It decides, it does not only watch: what it
   * throws ends the writing.
   */
  onLoss?: ((loss: Loss) => void) | undefined;
}

const xsi = 'http://www.w3.org/2001/XMLSchema-instance';
const flushAt = 1 << 16;

/** Schema file of a message group, for `xsi:schemaLocation`. */
function schemaFile(rootName: string): string {
  const group: Readonly<Record<string, string>> = {
    Information: 'InformationAustauschen',
    Geschaeftsgang: 'GeschaeftsgangDurchfuehren',
    Aktenplan: 'AktenplanAustauschen',
    Abgabe: 'AbgabeDurchfuehren',
    Aussonderung: 'AussonderungDurchfuehren',
    FVDaten: 'FachverfahrensdatenAustauschen',
    Zwischenarchivierung: 'ZwischenarchivierungDurchfuehren',
  };
  return `xdomea-Nachrichten-${group[rootName.split('.')[0]!]}.xsd`;
}

/** A step of the generators below: wait for the promise, or hand out the text so far. */
type Pause = Promise<unknown> | 'flush';

/** A list that is made while it is read. */
const isStream = (value: unknown): boolean =>
  isObject(value) && !Array.isArray(value) && (Symbol.iterator in value || Symbol.asyncIterator in value);

/** Writes an element that can contain records. Its lists may be streams, as may those of single results. */
function* writeContainer(serializer: Serializer, step: Step, path: string): Generator<Pause, void, unknown> {
  const { bound, value } = step;
  const isWhole = !bound.binding.container && !(bound.target.list && isStream(value));
  if (isWhole || value instanceof Literal) {
    serializer.element(step, path);
    return;
  }
  const { merge, path: field, list } = bound.target;
  const at = merge || field.length === 0 ? path : `${path}.${field.join('.')}`;
  if (!list) {
    yield* writeOne(serializer, step, value as ModelObject, at);
    return;
  }
  let index = 0;
  if (isObject(value) && Symbol.asyncIterator in value) {
    const iterator = (value as unknown as AsyncIterable<ModelObject>)[Symbol.asyncIterator]();
    let ended = false;
    try {
      for (;;) {
        const result = (yield iterator.next()) as IteratorResult<ModelObject>;
        ended = result.done === true;
        if (result.done) break;
        yield* writeOne(serializer, step, result.value, `${at}[${index++}]`);
      }
    } finally {
      // The writing ended early: the source is closed, and waited for by writeMessage.
      if (!ended) serializer.closing.push(iterator.return?.());
    }
  } else {
    for (const item of value as Iterable<ModelObject>)
      yield* writeOne(serializer, step, item, `${at}[${index++}]`);
  }
  if (index === 0 && bound.use.min === 1) throw new Incomplete(at, `${bound.use.name} is missing`);
}

function* writeOne(
  serializer: Serializer,
  step: Step,
  value: ModelObject,
  path: string,
): Generator<Pause, void, unknown> {
  const { bound } = step;
  const steps = serializer.stepsOf(bound, value, path);
  serializer.open(bound);
  for (const inner of steps) {
    yield* writeContainer(serializer, inner, path);
    if (serializer.waiting > flushAt) yield 'flush';
  }
  serializer.close(bound);
}

function* writeRoot(
  serializer: Serializer,
  message: Nachricht,
  options: WriteOptions,
): Generator<Pause, void, unknown> {
  const { schema, byType } = bindingsOf(options.version);
  const rootName = schema.rootNames.get(message.messageType);
  if (rootName === undefined) {
    throw unwritable(
      'messageType',
      'no-place',
      `no message ${message.messageType} in this version`,
      options.version,
    );
  }
  const binding = byType[schema.typeByName.get(rootName)!.id]!;
  const { messageType, ...body } = message;
  const kopf = (message.kopf ?? {}) as unknown as ModelObject;
  const value: ModelObject = {
    ...body,
    kopf: {
      ...headerFor(options.version, kopf),
      nachrichtentyp: kopf.nachrichtentyp ?? { code: messageType },
    },
  };
  const location = options.envelope?.schemaLocation ?? `${schema.namespace} ${schemaFile(rootName)}`;
  let head = `<?xml version="1.0" encoding="UTF-8"?>\n<xdomea:${rootName}`;
  const namespaces = { ...options.envelope?.namespaces, xdomea: schema.namespace, xsi };
  for (const [prefix, uri] of Object.entries(namespaces)) {
    head += prefix === '' ? ` xmlns="${escapeAttribute(uri)}"` : ` xmlns:${prefix}="${escapeAttribute(uri)}"`;
  }
  head += ` xsi:schemaLocation="${escapeAttribute(location)}"`;
  for (const use of binding.type.attributes)
    if (use.fixed !== undefined) head += ` ${use.name}="${use.fixed}"`;
  const steps = serializer.steps(binding, value, '');
  serializer.push(`${head}${serializer.attributes(binding, value, '')}>`);
  for (const step of steps) {
    yield* writeContainer(serializer, step, '');
    if (serializer.waiting > flushAt) yield 'flush';
  }
  serializer.push(`\n</xdomea:${rootName}>\n`);
}

/**
 * Fields that only 4.0 has room for and that carry nothing of the message: the id of the message and
 * "part 1 of 1". Leaving them out of an older version is no loss worth stopping for.
 */
function headerFor(version: XdomeaVersion, kopf: ModelObject): ModelObject {
  if (version === '4.0.0') return kopf;
  const { nachrichtenUuid, ...rest } = kopf;
  return rest;
}

/**
 * Writes a message as UTF-8 XML of a version, in exactly the order and the lexical forms of that version.
 * What it writes passes `checkMessage` and the official schema. Lists of records may be streams: then memory
 * stays constant however long the message gets.
 *
 * Throws `eakte.xdomea.invalid-model` when the model lacks something the version demands, or, without
 * `onLoss`, has something the version cannot take, and `core.aborted`, at once, also while a list hangs. Source: schema
 * files of xdomea 2.3.0–4.0.0.
 *
 * @example
 * const { message } = createAbgabe({ autor: 'Stadt Musterstadt', leser: 'Stadt Beispielhausen', akte, vorgaenge });
 * await pipeline(writeMessage(message, { version: '3.1.0' }), createWriteStream('message.xml'));
 */
export async function* writeMessage(
  message: Nachricht,
  options: WriteOptions,
): AsyncGenerator<Uint8Array, void, void> {
  const { signal } = options;
  const what = 'Writing a message';
  const encoder = new TextEncoder();
  const bindings = bindingsOf(options.version);
  const onLoss = (path: string, reason: LossReason, what: string) => {
    const at = path.replace(/^\./, '');
    if (!options.onLoss) throw unwritable(at, reason, what, options.version);
    options.onLoss({ path: at, reason });
  };
  const serializer = new Serializer({
    bindings,
    scope: { ...options.envelope?.namespaces, xdomea: bindings.schema.namespace, xsi },
    onLoss,
    lenient: options.onLoss !== undefined,
  });
  const steps = writeRoot(serializer, message, options);
  let answer: unknown;
  try {
    for (;;) {
      throwIfAborted(signal, what);
      const step = steps.next(answer);
      if (step.done) break;
      answer = step.value === 'flush' ? undefined : await unlessAborted(step.value, signal, what);
      if (step.value === 'flush') yield encoder.encode(serializer.take());
    }
  } catch (error) {
    if (error instanceof Incomplete)
      throw unwritable(error.path.replace(/^\./, ''), 'incomplete', error.what, options.version);
    throw error;
  } finally {
    steps.return();
    const closed = Promise.all(serializer.closing);
    // A list that hangs does not hold up whoever has gone.
    if (signal?.aborted) closed.catch(() => undefined);
    else await closed;
  }
  yield encoder.encode(serializer.take());
}

/** `writeMessage` as a web stream. */
export function messageStream(message: Nachricht, options: WriteOptions): ReadableStream<Uint8Array> {
  const iterator = writeMessage(message, options);
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await iterator.return();
    },
  });
}

/** `writeMessage` as one text, for small messages. */
export async function writeMessageText(message: Nachricht, options: WriteOptions): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const piece of writeMessage(message, options)) text += decoder.decode(piece, { stream: true });
  return text + decoder.decode();
}
