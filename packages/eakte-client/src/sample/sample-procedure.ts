import { eakteError } from '../errors.ts';
import { containerName } from '../package/container-name.ts';
import type { Kopf, Nachricht } from '../xdomea/model/index.ts';
import { schemaOf } from '../xdomea/schema/schema.ts';
import type { XdomeaVersion } from '../xdomea/version.ts';
import { decisionOf, mapped, messageOf } from './sample-body.ts';
import { filesOf, recordPlan, type SampleMessage } from './sample-message.ts';
import { type PlannedObject, SampleRecords } from './sample-records.ts';
import { overallOf, resultsOf, type SampleOutcome } from './sample-results.ts';

/** Faults that no message shows alone, only the procedure: what was planted in which message, and where it applies. */
const contradictionFacts = {
  /** 0503 hands over an Akte that 0502 appraised V. */
  'destroyed-transferred': { message: '0503', steps: [4] },
  /** 0503 hands over an Akte that was not offered. */
  'unoffered-transferred': { message: '0503', steps: [4] },
  /** 0503 lacks an Akte that 0502 appraised A. */
  'kept-not-transferred': { message: '0503', steps: [4] },
  /** 0502 says nothing of an offered Akte and its Vorgänge. */
  'offered-not-appraised': { message: '0502', steps: [4] },
  /** 0502 appraises a record that was not offered. */
  'unoffered-appraised': { message: '0502', steps: [4] },
  /** 0506 has the result of a record that was not handed over. */
  'unknown-confirmed': { message: '0506', steps: [4, 2] },
  /** 0506 has no result of an Akte and its Vorgänge. 2.x has none of single records. */
  'result-missing': { message: '0506', steps: [4, 2], from: '3.0.0' },
  /** 0506 has references of the archive though 0503 asked for none. */
  'unwanted-reference': { message: '0506', steps: [4, 2] },
  /** 0506 says it is part 2 of 2, 0503 was 1 of 1. */
  'other-part': { message: '0506', steps: [4, 2], from: '4.0.0' },
  /** 0506 answers a message that was not sent. */
  'unknown-original': { message: '0506', steps: [4, 2], from: '4.0.0' },
  /** 0506 answers the 0501. */
  'other-original': { message: '0506', steps: [4], from: '4.0.0' },
} as const satisfies Readonly<
  Record<string, { message: string; steps: readonly (2 | 4)[]; from?: XdomeaVersion }>
>;

/** A planted contradiction between the messages of a procedure. */
export type SampleContradiction = keyof typeof contradictionFacts;

/** What a sample procedure is like. */
export interface SampleProcedureOptions {
  version: XdomeaVersion;
  /** 4: offer, appraisal, transfer. 2: the appraisal is known beforehand, only the transfer. Default 4. */
  steps?: 4 | 2 | undefined;
  /** Documents that are offered. Default 12. */
  documents?: number | undefined;
  /** Default 2. */
  documentsPerVorgang?: number | undefined;
  /** Default 2: with the other defaults three Akten, of which one is appraised V. */
  vorgaengePerAkte?: number | undefined;
  fileSize?: number | undefined;
  /** Same seed, same bytes. Default 1. */
  seed?: number | undefined;
  /** What the archive says of the import. Default `success`. */
  outcome?: SampleOutcome | undefined;
  /** Default: none, all messages fit. `sampleContradictions()` lists what the version and the procedure can have. */
  contradiction?: SampleContradiction | undefined;
}

/** The contradictions that can be planted, with the type of the message that each is in. */
export function sampleContradictions(
  version: XdomeaVersion,
  steps: 4 | 2 = 4,
): { contradiction: SampleContradiction; messageType: string }[] {
  return (Object.keys(contradictionFacts) as SampleContradiction[])
    .filter((contradiction) => {
      const facts: { steps: readonly number[]; from?: XdomeaVersion } = contradictionFacts[contradiction];
      return facts.steps.includes(steps) && (facts.from === undefined || version >= facts.from);
    })
    .map((contradiction) => ({ contradiction, messageType: contradictionFacts[contradiction].message }));
}

/**
 * All messages of an Aussonderung in the order in which they are sent: 0501, 0504, 0502, 0505, 0503 with its files,
 * 0507 (from 3.0 on), 0506; with `steps: 2` only the last three. They have one ProzessID, name the same records and
 * answer one another; the 0503 has what the 0502 appraised A.
 * Throws `eakte.sample.impossible` for a contradiction that the version or procedure cannot have.
 *
 * @example
 * for (const { message, names, files } of sampleProcedure({ version: '3.1.0', contradiction: 'destroyed-transferred' })) {
 *   const content = () => writeMessage(message, { version: '3.1.0' });
 *   await writeContainerFile({ message: { name: names.message, content }, files }, 'verfahren');
 * }
 */
export function sampleProcedure(options: SampleProcedureOptions): SampleMessage[] {
  const { version, steps = 4, contradiction } = options;
  const possible = sampleContradictions(version, steps).map((known) => known.contradiction);
  if (contradiction !== undefined && !possible.includes(contradiction)) {
    throw eakteError('eakte.sample.impossible', { details: { version, steps, contradiction } });
  }
  const types =
    steps === 4 ? ['0501', '0504', '0502', '0505', '0503', '0507', '0506'] : ['0503', '0507', '0506'];
  return types
    .filter((messageType) => schemaOf(version).rootNames.has(messageType))
    .map((messageType) => stepOf(messageType, options));
}

function stepOf(messageType: string, options: SampleProcedureOptions): SampleMessage {
  const { version, outcome = 'success', contradiction } = options;
  const records = recordsOf(messageType, options);
  const message = messageOf({ version, messageType, records, outcome });
  const changed = contradict(message, records, options) ?? message;
  const isUnwanted = messageType === '0503' && contradiction === 'unwanted-reference';
  return {
    message: isUnwanted ? withKopf(changed, { rueckmeldungArchivkennung: false }) : changed,
    names: containerName({
      version,
      prozessId: records.prozessId,
      message: schemaOf(version).rootNames.get(messageType)!,
    }),
    files: filesOf(messageType, records),
  };
}

/** Offer and appraisal speak of all records, transfer and confirmation of those that are kept. */
function recordsOf(messageType: string, options: SampleProcedureOptions): SampleRecords {
  const { contradiction, steps = 4 } = options;
  const documents = options.documents ?? 12;
  const documentsPerVorgang = options.documentsPerVorgang ?? 2;
  const vorgaengePerAkte = options.vorgaengePerAkte ?? 2;
  const isTransfer = messageType === '0503' || messageType === '0506';
  const offered = new SampleRecords({
    ...recordPlan({ ...options, messageType, documents, documentsPerVorgang, vorgaengePerAkte }),
  }).akten;
  const isKept = (akte: number) => steps === 2 || decisionOf({ akte }) === 'A';
  const isThere = (akte: number): boolean => {
    if (akte >= offered) return messageType === '0503' && contradiction === 'unoffered-transferred';
    if (akte === 0 && messageType === '0503' && contradiction === 'kept-not-transferred') return false;
    if (akte === 0 && messageType === '0506' && contradiction === 'result-missing') return false;
    if (messageType === '0503' && contradiction === 'destroyed-transferred') return true;
    return isKept(akte);
  };
  return new SampleRecords({
    ...recordPlan({
      ...options,
      messageType,
      // One Akte more than was offered, for the contradiction that needs it.
      documents:
        documents +
        (contradiction === 'unoffered-transferred' && messageType === '0503'
          ? documentsPerVorgang * vorgaengePerAkte
          : 0),
      documentsPerVorgang,
      vorgaengePerAkte,
    }),
    keep: isTransfer ? isThere : undefined,
  });
}

/** A record that is in no message of the procedure. */
const stranger = (records: SampleRecords): PlannedObject => ({
  id: records.akteId(records.akten + 1000),
  kind: 'Akte',
  akte: records.akten + 1000,
  vorgang: undefined,
});

/** The message with what is planted in it, or undefined when nothing in it changes. */
function contradict(
  message: Nachricht,
  records: SampleRecords,
  { version, outcome = 'success', contradiction }: SampleProcedureOptions,
): Nachricht | undefined {
  if (message.messageType === '0502') {
    const appraise = (objects: Iterable<PlannedObject>): Nachricht => ({
      ...message,
      bewertetesSgo: mapped(objects, (object) => ({
        id: object.id,
        aussonderungsart: { code: decisionOf(object) },
      })),
    });
    if (contradiction === 'offered-not-appraised')
      return appraise(filtered(records.objects(), ({ akte }) => akte !== 0));
    if (contradiction === 'unoffered-appraised') return appraise([...records.objects(), stranger(records)]);
  }
  if (message.messageType !== '0506') return undefined;
  switch (contradiction) {
    case 'unknown-confirmed': {
      const objects = [...records.objects(), stranger(records)];
      const results = { version, outcome, objects, archivkennung: true };
      return version.startsWith('2.')
        ? { ...message, erfolgOderMisserfolg: overallOf(results) }
        : { ...message, ausgesondertesSgo: resultsOf(results) };
    }
    case 'other-part':
      return withKopf(message, { lfdNrNachrichtProTyp: 2, gesamtanzahlNachrichtenProTyp: 2 });
    case 'unknown-original':
      return withKopf(message, { uuidUrsprungsnachricht: records.otherId(1) });
    case 'other-original':
      return withKopf(message, { uuidUrsprungsnachricht: records.messageId('0501') });
    default:
      return undefined;
  }
}

const withKopf = (message: Nachricht, change: Partial<Kopf>): Nachricht => ({
  ...message,
  kopf: { ...message.kopf, ...change },
});

function filtered(
  objects: Iterable<PlannedObject>,
  keep: (object: PlannedObject) => boolean,
): Iterable<PlannedObject> {
  function* some(): Generator<PlannedObject> {
    for (const object of objects) if (keep(object)) yield object;
  }
  return { [Symbol.iterator]: some };
}
