import type { RathausError } from '@rathaus/client-core';
import { eakteError } from '../errors.ts';
import { containerName } from '../package/container-name.ts';
import type { ContainerFile } from '../package/write-container.ts';
import type { TransferInput, TransferObject } from '../package/write-transfer.ts';
import type { Nachricht } from '../xdomea/model/index.ts';
import { schemaOf } from '../xdomea/schema/schema.ts';
import type { XdomeaVersion } from '../xdomea/version.ts';
import { messageOf } from './sample-body.ts';
import { isFiling, isSingleDocument } from './sample-fachverfahren.ts';
import { headOf } from './sample-head.ts';
import { type RecordPlan, SampleRecords } from './sample-records.ts';
import type { SampleOutcome } from './sample-results.ts';

/** What a sample message is like. */
export interface SampleOptions {
  version: XdomeaVersion;
  /** Four digits, `0503`. `sampleMessageTypes(version)` lists what is made. */
  messageType: string;
  /**
   * Documents in all. Messages without records (decisions, replies, requests) speak of the Akten and Vorgänge that so
   * many documents have. Default 10, in messages without records 45.
   */
  documents?: number | undefined;
  /** Default 5. */
  documentsPerVorgang?: number | undefined;
  /** Default 4. */
  vorgaengePerAkte?: number | undefined;
  /** Bytes of each primary file at least. Default: as small as a PDF can be. */
  fileSize?: number | undefined;
  /** Same seed, same bytes; messages of the same seed and sizes belong to one procedure. Default 1. */
  seed?: number | undefined;
  /** What a reply (0402, 0506, 0514, 0630, 0703, 0723) says of the import. Default `success`. */
  outcome?: SampleOutcome | undefined;
}

/** A sample message with its files. Lists in it and `files` are made while they are read, as often as they are read. */
export interface SampleMessage {
  message: Nachricht;
  /** Names of the container and of the message in it. */
  names: { container: string; message: string };
  files: Iterable<ContainerFile>;
}

/** Messages that hand over or show records. */
const handover = /^(0101|0401|0501|0503|0701|0712|0722)$/;
/** Closed records whose appraisal is known (A) or open (B); in other messages they are still worked on. */
const disposals: Readonly<Record<string, 'A' | 'B'>> = {
  '0401': 'B',
  '0501': 'B',
  '0503': 'A',
  '0701': 'B',
  '0712': 'B',
  '0722': 'B',
};

/** The message types of a version, all of which samples are made of. */
export function sampleMessageTypes(version: XdomeaVersion): string[] {
  return [...schemaOf(version).rootNames.keys()].toSorted();
}

/**
 * Makes an invented, valid message of any version, type and size, the same for the same options. It comes from whom
 * such a message comes from: an appraisal from the archive, a request of a specialist system from there.
 * Records and files are streams: 100,000 documents take no more memory than ten.
 * Throws `eakte.sample.unknown-type` for a message the version does not have.
 *
 * @example
 * const { message, names, files } = sampleMessage({ version: '4.0.0', messageType: '0503', documents: 100_000 });
 * await writeContainerFile({ message: { name: names.message, content: () => writeMessage(message, { version: '4.0.0' }) }, files }, '.');
 */
export function sampleMessage(options: SampleOptions): SampleMessage {
  const { version, messageType, outcome = 'success' } = options;
  const rootName = schemaOf(version).rootNames.get(messageType);
  if (rootName === undefined) throw unknownType(version, messageType);
  const records = new SampleRecords(recordPlan(options));
  return {
    message: messageOf({ version, messageType, records, outcome }),
    names: containerName({ version, prozessId: records.prozessId, message: rootName }),
    files: filesOf(messageType, records),
  };
}

/** The files that a message of the type names. */
export function filesOf(messageType: string, records: SampleRecords): Iterable<ContainerFile> {
  if (handover.test(messageType)) return records.files();
  if (isFiling(messageType)) return records.files(0, 1);
  return isSingleDocument(messageType) ? [records.file(0)] : [];
}

/** The records that a message of the type carries or speaks of. */
export function recordPlan(options: SampleOptions): RecordPlan {
  const { version, messageType } = options;
  const carries = handover.test(messageType) || isFiling(messageType) || isSingleDocument(messageType);
  return {
    version,
    seed: options.seed ?? 1,
    documents: options.documents ?? (carries ? 10 : 45),
    documentsPerVorgang: options.documentsPerVorgang ?? 5,
    vorgaengePerAkte: options.vorgaengePerAkte ?? 4,
    fileSize: options.fileSize ?? 0,
    withFiles: messageType !== '0501',
    aussonderungsart: disposals[messageType],
    expired: messageType.startsWith('05'),
  };
}

/**
 * The records of a sample 0501 or 0503 of 4.0 with their files, to be divided by `writeTransfer()`; with the ids of
 * its messages. Throws `eakte.sample.unknown-type` for other messages.
 *
 * @example
 * const { input, randomUuid } = sampleTransfer({ messageType: '0503', documents: 1000 });
 * await writeTransfer(input, 'abgabe', { randomUuid, maxObjects: 10 });
 */
export function sampleTransfer(options: Omit<SampleOptions, 'version' | 'outcome'>): {
  input: TransferInput;
  randomUuid: () => string;
} {
  const { messageType } = options;
  if (messageType !== '0501' && messageType !== '0503') throw unknownType('4.0.0', messageType);
  const records = new SampleRecords(recordPlan({ ...options, version: '4.0.0' }));
  const {
    lfdNrNachrichtProTyp: _,
    gesamtanzahlNachrichtenProTyp: __,
    ...kopf
  } = headOf(messageType, '4.0.0', records);
  let messages = 0;
  return {
    input: { message: { messageType, kopf }, objects: (from) => transferObjects(records, from) },
    randomUuid: () => records.messageId(messageType, ++messages),
  };
}

function* transferObjects(records: SampleRecords, from: number): Generator<TransferObject> {
  let index = from;
  for (const object of records.list(from)) {
    const files = [...records.files(index, index + 1)].map((file) => ({ ...file, size: file.size ?? 0 }));
    yield { object, files };
    index++;
  }
}

function unknownType(version: XdomeaVersion, messageType: string): RathausError {
  return eakteError('eakte.sample.unknown-type', { details: { version, messageType } });
}
