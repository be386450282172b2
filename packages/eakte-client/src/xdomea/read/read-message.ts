import { FindingCollector } from '../check/collector.ts';
import type { Finding, ObjectKind } from '../check/finding.ts';
import type { Akte, Dokument, Kopf, Nachricht, Vorgang } from '../model/index.ts';
import type { XdomeaVersion } from '../version.ts';
import type { Envelope } from '../write/write-message.ts';
import type { ScanLimits } from '../xml/scanner.ts';
import type { MachineEvents, RootFacts } from './events.ts';
import type { MessageSource } from './feed.ts';
import type { RecordFrame } from './record.ts';
import { defaultMaxText, Run } from './run.ts';

export interface ReadOptions {
  limits?: Partial<ScanLimits>;
  /** Longest text or foreign XML of one element, in characters. Default 10 million, as in libxml2. */
  maxText?: number;
  /** Findings kept of each kind. Default 500. */
  maxFindingsPerRule?: number;
  signal?: AbortSignal;
}

export interface ReadResult {
  /** Undefined when the file is no message of a known version. Parts that could not be read are missing. */
  message: Nachricht | undefined;
  version: XdomeaVersion | undefined;
  rootName: string | undefined;
  /** Namespaces and schema location, to write the message back as it came. */
  envelope: Envelope;
  /** Faults of well-formedness and structure. */
  findings: readonly Finding[];
  /** False when the file broke off. */
  complete: boolean;
}

/** What a message was wrapped in, without what the writer sets itself. */
export function envelopeOf(root: RootFacts | undefined): Envelope {
  if (!root) return {};
  const { xml: _, ...namespaces } = root.namespaces;
  const location = Object.entries(root.attributes).find(([name]) => name.endsWith(':schemaLocation'))?.[1];
  return { namespaces, ...(location === undefined ? {} : { schemaLocation: location }) };
}

/**
 * Reads a whole message into the model. The message is kept in memory: for big ones use `readObjects`.
 * Never throws for what the file contains: faults are findings, and what is not readable is left out.
 */
export async function readMessage(source: MessageSource, options: ReadOptions = {}): Promise<ReadResult> {
  const collector = new FindingCollector(options.maxFindingsPerRule ?? 500, {});
  let root: RootFacts | undefined;
  const run = new Run(
    {
      finding: (rule, severity, message, mark) => collector.add(rule, severity, message, mark),
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
    message: run.machine.message as unknown as Nachricht | undefined,
    version: root?.version,
    rootName: root?.name,
    envelope: envelopeOf(root),
    findings: collector.findings,
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
  /** In `enter` what stands before the children, in `leave` everything but the children. */
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
 * children), other elements of the body, faults. Stopping the iteration stops the reading.
 */
export async function* readEvents(
  source: MessageSource,
  options: ReadOptions = {},
): AsyncGenerator<MessageEvent, void, void> {
  let queue: MessageEvent[] = [];
  const collector = new FindingCollector(options.maxFindingsPerRule ?? 500, {});
  const events: MachineEvents = {
    finding(rule, severity, message, mark) {
      const before = collector.findings.length;
      collector.add(rule, severity, message, mark);
      const finding = collector.findings[before];
      if (finding) queue.push({ type: 'finding', finding });
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

/** `readEvents` reduced to complete records: each Akte, Vorgang and Dokument once, without its children. */
export async function* readObjects(
  source: MessageSource,
  options: ReadOptions = {},
): AsyncGenerator<StreamedObject, void, void> {
  for await (const event of readEvents(source, options)) if (event.type === 'leave') yield event;
}
