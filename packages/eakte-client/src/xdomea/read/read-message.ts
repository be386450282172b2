import type { Abortable } from '@rathaus/client-core/abort';
import { createCollector, type Finding } from '@rathaus/client-core/findings';
import type { ScanLimits } from '@rathaus/client-core/xml';
import type { ObjectKind } from '../finding/place.ts';
import { readerFinding } from '../finding/reader-rules.ts';
import type { Akte, Dokument, Kopf, Nachricht, Vorgang } from '../model/index.ts';
import type { XdomeaVersion } from '../version.ts';
import { type Envelope, envelopeOf } from './envelope.ts';
import type { MachineEvents, RootFacts } from './events.ts';
import type { RecordFrame } from './record.ts';
import { defaultMaxText, type MessageSource, Run } from './run.ts';

/** How a message is read. */
export interface ReadOptions extends Abortable {
  limits?: Partial<ScanLimits> | undefined;
  /** Longest text or foreign XML of one element, in characters. Default 10 million, as in libxml2. */
  maxText?: number | undefined;
  /** Findings kept of each rule and severity; further ones raise the count of the last. Default 500. */
  maxFindingsPerRule?: number | undefined;
}

/** What was read of a message. */
export interface ReadResult {
  /** Undefined when the file is no message of a known version. Parts that could not be read are missing. */
  message: Nachricht | undefined;
  version: XdomeaVersion | undefined;
  rootName: string | undefined;
  /** Namespaces and schema location, to write the message back as it came. */
  envelope: Envelope;
  /** Faults of well-formedness and structure (`XML`, `XSD`, `R32`, `Q01`, `Q07`), with places of kind `path`. */
  findings: readonly Finding[];
  /** False when the file broke off. */
  complete: boolean;
}

/**
 * Reads a whole message into the model. The message is kept in memory: for big ones use `readObjects`.
 * Never throws for what the file contains: faults are findings, and what is not readable is left out. An abort ends it
 * at once with `core.aborted`.
 *
 * @example
 * const { message, version, findings } = await readMessage(createReadStream('message.xml'));
 * if (message?.messageType === '0503') console.log(version, message.kopf.prozessId, findings.length);
 */
export async function readMessage(source: MessageSource, options: ReadOptions = {}): Promise<ReadResult> {
  const collector = createCollector({ keep: options.maxFindingsPerRule ?? 500 });
  let root: RootFacts | undefined;
  const run = new Run(
    {
      finding: (...finding) => collector.add(readerFinding(...finding)),
      root(facts) {
        root = facts;
      },
    },
    {
      detached: false,
      maxText: options.maxText ?? defaultMaxText,
      limits: options.limits,
      signal: options.signal,
    },
  );
  await run.finish(source);
  return {
    message: run.message as unknown as Nachricht | undefined,
    version: root?.version,
    rootName: root?.name,
    envelope: envelopeOf(root),
    findings: collector.result().findings,
    complete: !run.broken,
  };
}

/** A record without the records below it, while a message streams by. */
export interface StreamedObject {
  type: 'enter' | 'leave';
  kind: ObjectKind;
  /** Name of the element: `Teilakte`, `Anlage`, `Anschreiben`. */
  element: string;
  /** 1 for a top-level record. */
  level: number;
  /** Ids of the records around it, outermost first. */
  parents: readonly string[];
  /** In `enter` what comes before the children, in `leave` everything but the children. */
  data: Akte | Vorgang | Dokument;
}

function idsAbove(record: RecordFrame | undefined): string[] {
  const ids: string[] = [];
  for (let at = record; at; at = at.parent) ids.unshift(at.id ?? '');
  return ids;
}

/** The parts of a message in document order. */
export type MessageEvent =
  | {
      type: 'root';
      version: XdomeaVersion | undefined;
      rootName: string;
      messageType: string | undefined;
      envelope: Envelope;
    }
  | { type: 'kopf'; kopf: Kopf }
  | StreamedObject
  | { type: 'body'; element: string; value: unknown }
  | { type: 'finding'; finding: Finding };

/**
 * Reads a message piece by piece in bounded memory: header, records as they begin and end (each without its
 * children), other elements of the body, faults (of each rule at most `maxFindingsPerRule`). Stopping the iteration stops
 * the reading.
 *
 * @example
 * for await (const event of readEvents(createReadStream('message.xml')))
 *   if (event.type === 'enter') console.log(event.level, event.kind, event.data.identifikation?.id);
 */
export async function* readEvents(
  source: MessageSource,
  options: ReadOptions = {},
): AsyncGenerator<MessageEvent, void, void> {
  let queue: MessageEvent[] = [];
  const most = options.maxFindingsPerRule ?? 500;
  const perRule = new Map<string, number>();
  const events: MachineEvents = {
    finding(rule, ...rest) {
      const count = (perRule.get(rule) ?? 0) + 1;
      perRule.set(rule, count);
      if (count <= most) queue.push({ type: 'finding', finding: readerFinding(rule, ...rest) });
    },
    root(facts) {
      queue.push({
        type: 'root',
        version: facts.version,
        rootName: facts.name,
        messageType: facts.messageType,
        envelope: envelopeOf(facts),
      });
    },
    kopf: (kopf) => queue.push({ type: 'kopf', kopf: kopf as unknown as Kopf }),
    enter: ({ kind, element, level, data, parent }) =>
      queue.push({ type: 'enter', kind, element, level, data, parents: idsAbove(parent) }),
    leave: ({ kind, element, level, data, parent }) =>
      queue.push({ type: 'leave', kind, element, level, data, parents: idsAbove(parent) }),
    body: (element, value) => queue.push({ type: 'body', element, value }),
  };
  const run = new Run(events, {
    detached: true,
    maxText: options.maxText ?? defaultMaxText,
    limits: options.limits,
    signal: options.signal,
  });
  for await (const _ of run.consume(source)) {
    const ready = queue;
    queue = [];
    yield* ready;
  }
  yield* queue;
}

/**
 * `readEvents` reduced to complete records: each Akte, Vorgang and Dokument once, without its children.
 *
 * @example
 * let documents = 0;
 * for await (const { kind } of readObjects(createReadStream('message.xml'))) if (kind === 'Dokument') documents += 1;
 */
export async function* readObjects(
  source: MessageSource,
  options: ReadOptions = {},
): AsyncGenerator<StreamedObject, void, void> {
  for await (const event of readEvents(source, options)) if (event.type === 'leave') yield event;
}
