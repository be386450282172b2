import type { Abortable } from '@rathaus/client-core/abort';
import { createCollector, type Finding } from '@rathaus/client-core/findings';
import type { ScanLimits } from '@rathaus/client-core/xml';
import { readerFinding } from '../finding/reader-rules.ts';
import type { Nachricht } from '../model/index.ts';
import type { OtherVersion, XdomeaVersion } from '../version.ts';
import { type Envelope, envelopeOf } from './envelope.ts';
import type { RootFacts } from './events.ts';
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
  /** A version of the standard that is not read, such as 2.2: then there is neither message nor finding. */
  otherVersion: OtherVersion | undefined;
  rootName: string | undefined;
  /** Namespaces and schema location, to write the message back as it came. */
  envelope: Envelope;
  /** Faults of well-formedness and structure (`XML`, `XSD`, `R32`, `Q01`, `Q07`), with places of kind `path`. */
  findings: readonly Finding[];
  /** False when the file broke off. */
  complete: boolean;
}

/**
 * Reads a whole message into the model. The message is kept in memory: for big ones use `readItems`.
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
    otherVersion: root?.otherVersion,
    rootName: root?.name,
    envelope: envelopeOf(root),
    findings: collector.result().findings,
    complete: !run.broken,
  };
}
