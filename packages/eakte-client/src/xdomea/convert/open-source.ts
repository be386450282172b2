import type { RathausError } from '@rathaus/client-core';
import { unlessAborted } from '@rathaus/client-core/abort';
import type { Finding } from '@rathaus/client-core/findings';
import { eakteError } from '../../errors.ts';
import type { Mark } from '../finding/mark.ts';
import { readerFinding } from '../finding/reader-rules.ts';
import type { Nachricht } from '../model/index.ts';
import type { RootFacts } from '../read/events.ts';
import { type MessageSource, Run } from '../read/run.ts';
import type { XdomeaVersion } from '../version.ts';
import { isObject, type ModelObject } from '../write/plan.ts';

/** A message opened for conversion: its head is there, its records come one at a time. */
export interface OpenedMessage {
  from: XdomeaVersion;
  messageType: string;
  /** Everything before the records; all of the message where it has none. */
  head: ModelObject;
  /** Undefined for messages without records. */
  records: AsyncGenerator<ModelObject, void, void> | undefined;
  /** File plans, which come after the records: known when these have been read. */
  plans(): readonly ModelObject[];
  /** Faults of the source that were seen since the last call. */
  faults(): SourceFault[];
  /** Line of the file where a record begins; unknown for a model. */
  lineOf(record: object): number | undefined;
}

/** Something of the source that could not be read, or not as it was meant. */
interface SourceFault {
  finding: Finding;
  mark: Mark;
}

/** Messages whose records are not kept. */
const streamed = new Set(['0101', '0401', '0501', '0503', '0701', '0712', '0722']);

function unreadable(from: string | undefined, last: SourceFault | undefined): RathausError {
  return eakteError('eakte.xdomea.unreadable', {
    details: {
      ...(from === undefined ? {} : { version: from }),
      ...(last ? { rule: last.finding.rule, line: last.mark.line } : {}),
    },
  });
}

/**
 * Opens a message that is already a model. Its version has to be named, because code lists depend on it. Lists that are
 * made while they are read (results, appraisals) become lists, but not those of records.
 */
export async function openModel(
  message: Nachricht,
  from: XdomeaVersion,
  signal: AbortSignal | undefined,
): Promise<OpenedMessage> {
  const { schriftgutobjekt, aktenplan, ...head } = message as unknown as ModelObject;
  const isStream = streamed.has(message.messageType);
  async function* records(): AsyncGenerator<ModelObject, void, void> {
    for await (const record of (schriftgutobjekt ?? []) as AsyncIterable<ModelObject>)
      yield (await settled(record)) as ModelObject;
  }
  return {
    from,
    messageType: message.messageType,
    head: (await unlessAborted(
      settled(isStream ? head : message),
      signal,
      'Reading a message',
    )) as ModelObject,
    records: isStream ? records() : undefined,
    plans: () => (Array.isArray(aktenplan) ? aktenplan : []),
    faults: () => [],
    lineOf: () => undefined,
  };
}

/** Lists inside a record may be streams as well: they become lists. */
async function settled(value: unknown): Promise<unknown> {
  if (!isObject(value)) return value;
  if (Array.isArray(value)) return Promise.all(value.map(settled));
  if (Symbol.asyncIterator in value || Symbol.iterator in value) {
    const items: unknown[] = [];
    for await (const item of value as unknown as AsyncIterable<unknown>) items.push(await settled(item));
    return items;
  }
  const copy: ModelObject = {};
  for (const [field, inner] of Object.entries(value)) copy[field] = await settled(inner);
  return copy;
}

/** Opens the bytes of a message and reads as far as its first record. */
export async function openBytes(
  source: MessageSource,
  signal: AbortSignal | undefined,
): Promise<OpenedMessage> {
  const faults: SourceFault[] = [];
  let last: SourceFault | undefined;
  let root: RootFacts | undefined;
  const lines = new WeakMap<object, number>();
  const run = new Run(
    {
      finding(rule, severity, values, mark) {
        // What the schema forbids, and the one value it allows and the reader cannot hold (Q07).
        if (severity !== 'error' && rule !== 'Q07') return;
        last = { finding: readerFinding(rule, severity, values, mark), mark };
        faults.push(last);
      },
      root(facts) {
        root = facts;
      },
      leave: ({ data, mark }) => void lines.set(data, mark.line),
    },
    { detached: false, maxText: 1 << 26, signal },
  );
  const pieces = run.consume(source);
  const list = () => {
    const message = run.message as ModelObject | undefined;
    return (message?.schriftgutobjekt ?? []) as ModelObject[];
  };
  const advance = async () => {
    const { done } = await pieces.next();
    if (run.broken) throw unreadable(root?.version, last);
    return !done;
  };
  let more = true;
  const isStream = () => streamed.has(root?.messageType ?? '');
  // A record is whole when the next thing has begun.
  while (more && !(isStream() && list().length > 1)) more = await advance();
  const head = run.message as ModelObject | undefined;
  const from = root?.version;
  const messageType = root?.messageType;
  if (root?.otherVersion) {
    throw eakteError('eakte.xdomea.unread-version', { details: { version: root.otherVersion.version } });
  }
  if (head === undefined || from === undefined || messageType === undefined) throw unreadable(from, last);
  async function* records(): AsyncGenerator<ModelObject, void, void> {
    try {
      for (;;) {
        const ready = list().splice(0, more ? Math.max(0, list().length - 1) : list().length);
        yield* ready;
        if (!more) return;
        more = await advance();
      }
    } finally {
      await pieces.return();
    }
  }
  const { schriftgutobjekt: _, aktenplan: __, ...before } = head;
  return {
    from,
    messageType,
    head: isStream() ? before : head,
    records: isStream() ? records() : undefined,
    plans: () => (Array.isArray(head.aktenplan) ? (head.aktenplan as ModelObject[]) : []),
    faults: () => faults.splice(0),
    lineOf: (record) => lines.get(record),
  };
}
