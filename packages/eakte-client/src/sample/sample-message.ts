import type { RathausError } from '@rathaus/client-core';
import { eakteError } from '../errors.ts';
import { containerName } from '../package/container-name.ts';
import type { ContainerFile } from '../package/write-container.ts';
import type { TransferInput, TransferObject } from '../package/write-transfer.ts';
import type { Kopf, Nachricht } from '../xdomea/model/index.ts';
import type { XdomeaVersion } from '../xdomea/version.ts';
import { messageTypeRows } from './message-types.ts';
import { SampleRecords, sampleReader, sampleSender } from './sample-records.ts';

/** What a sample message is like. */
export interface SampleOptions {
  version: XdomeaVersion;
  /** Four digits, `0503`. `sampleMessageTypes(version)` lists what is made. */
  messageType: string;
  /** Documents in all (records, results or file plan units in messages of those). Default 10. */
  documents?: number | undefined;
  documentsPerVorgang?: number | undefined;
  vorgaengePerAkte?: number | undefined;
  /** Bytes of each primary file at least. Default: as small as a PDF can be. */
  fileSize?: number | undefined;
  /** Same seed, same bytes. Default 1. */
  seed?: number | undefined;
}

/** A sample message with its files. */
export interface SampleMessage {
  message: Nachricht;
  /** Names of the container and of the message in it. */
  names: { container: string; message: string };
  files: Iterable<ContainerFile>;
}

const records = new Set(['0101', '0401', '0501', '0503', '0701', '0712', '0722']);
const withDisposal = new Set(['0401', '0501', '0503', '0701', '0712', '0722']);
/** Fixed, so that the same options give the same bytes. */
const created = '2026-01-15T08:00:00.000+01:00';

/** Message types that samples exist of, for a version. 0203 has no code of its own before 4.0, so it cannot be written. */
export function sampleMessageTypes(version: XdomeaVersion): string[] {
  return [...messageTypeRows(version).keys()].filter(
    (type) => (type !== '0203' || version === '4.0.0') && (!type.startsWith('06') || type === '0605'),
  );
}

/**
 * Makes an invented, valid message of any version, group and size, the same for the same options.
 * Records and files are streams: 100,000 documents take no more memory than ten.
 * Throws `eakte.sample.unknown-type` for a message the version does not have.
 *
 * @example
 * const { message, names, files } = sampleMessage({ version: '4.0.0', messageType: '0503', documents: 100_000 });
 * await writeContainerFile({ message: { name: names.message, content: () => writeMessage(message, { version: '4.0.0' }) }, files }, '.');
 */
export function sampleMessage(options: SampleOptions): SampleMessage {
  const { version, messageType } = options;
  const rootName = messageTypeRows(version).get(messageType);
  if (rootName === undefined || !sampleMessageTypes(version).includes(messageType)) {
    throw unknownType(version, messageType);
  }
  const plan = planOf(options);
  const names = containerName({ version, prozessId: plan.prozessId, message: rootName });
  return {
    message: bodyOf(messageType, version, plan),
    names,
    files: records.has(messageType) ? plan.files() : messageType === '0605' ? plan.files(0, 1) : [],
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
export function sampleTransfer(options: Omit<SampleOptions, 'version'>): {
  input: TransferInput;
  randomUuid: () => string;
} {
  const { messageType } = options;
  if (messageType !== '0501' && messageType !== '0503') throw unknownType('4.0.0', messageType);
  const plan = planOf({ ...options, version: '4.0.0' });
  const {
    lfdNrNachrichtProTyp: _,
    gesamtanzahlNachrichtenProTyp: __,
    ...kopf
  } = headOf(messageType, '4.0.0', plan);
  let messages = 0;
  return {
    input: { message: { messageType, kopf }, objects: (from) => transferObjects(plan, from) },
    randomUuid: () => plan.messageId(++messages),
  };
}

function* transferObjects(plan: SampleRecords, from: number): Generator<TransferObject> {
  let index = from;
  for (const object of plan.list(from)) {
    const files = [...plan.files(index, index + 1)].map((file) => ({ ...file, size: file.size ?? 0 }));
    yield { object, files };
    index++;
  }
}

function unknownType(version: XdomeaVersion, messageType: string): RathausError {
  return eakteError('eakte.sample.unknown-type', { details: { version, messageType } });
}

function planOf(options: SampleOptions): SampleRecords {
  return new SampleRecords({
    version: options.version,
    seed: options.seed ?? 1,
    documents: options.documents ?? 10,
    documentsPerVorgang: options.documentsPerVorgang ?? 5,
    vorgaengePerAkte: options.vorgaengePerAkte ?? 4,
    fileSize: options.fileSize ?? 0,
    withFiles: options.messageType !== '0501',
    disposal: withDisposal.has(options.messageType),
  });
}

function headOf(messageType: string, version: XdomeaVersion, plan: SampleRecords): Kopf {
  const isReply = /^(0102|0202|0302|040[23]|050[24567]|051[2-5]|0629|0630|070[23]|0713|072[34])$/.test(
    messageType,
  );
  const confirmsImport = /^(0401|0503|0701|0712|0722|0605)$/.test(messageType);
  return {
    prozessId: plan.prozessId,
    erstellungszeitpunkt: created,
    autor: sampleSender,
    leser: sampleReader,
    ...(version === '4.0.0'
      ? {
          nachrichtenUuid: plan.messageId(1),
          sendendesSystem: { produktname: 'Rathaus SDK', produkthersteller: 'Rathaus SDK contributors' },
          lfdNrNachrichtProTyp: 1,
          gesamtanzahlNachrichtenProTyp: 1,
          ...(isReply ? { uuidUrsprungsnachricht: plan.messageId(0) } : {}),
        }
      : { sendendesSystem: { instanzId: 'test', produktname: 'Rathaus SDK', produktversion: '1' } }),
    ...(confirmsImport ? { importbestaetigung: true } : {}),
    ...(messageType === '0605'
      ? {
          empfangendesSystem: [
            {
              instanzId: 'dms',
              produktname: 'E-Akte',
              ...(version === '4.0.0' ? { produkthersteller: 'unbekannt' } : { produktversion: '1' }),
            },
          ],
          erstellerkennung: 'test',
          stapel: false,
        }
      : {}),
  };
}

function bodyOf(messageType: string, version: XdomeaVersion, plan: SampleRecords): Nachricht {
  const kopf = headOf(messageType, version, plan);
  const ids = Array.from({ length: plan.akten }, (_, index) => plan.akteId(index));
  const done = ids.map((id) => ({ id, erfolgreich: true }));
  const result = { erfolgOderMisserfolg: { erfolgreich: true } };
  const overall = version.startsWith('3.') ? {} : result;
  const units = Array.from({ length: Math.min(plan.akten, 1000) }, (_, index) => ({
    ...(messageType === '0511' ? { id: plan.akteId(index) } : {}),
    aussonderungsart: { code: 'B' },
    // 0511 of 3.0.0 has a type of its own with nothing but id and appraisal, which 3.1.0 repaired.
    ...(messageType === '0511' && version === '3.0.0'
      ? {}
      : {
          kennzeichen: `21.${index + 1}`,
          inhaltsangabe: `Steuern, Teil ${index + 1}`,
          stillgelegt: false,
          aufbewahrungsdauer: { anzahlJahre: 10 },
        }),
  }));
  switch (messageType) {
    case '0101':
      return { messageType, kopf, schriftgutobjekt: plan.list() };
    case '0401':
    case '0701':
    case '0712':
    case '0722':
      return { messageType, kopf, schriftgutobjekt: plan.list() };
    case '0501':
    case '0503':
      return { messageType, kopf, schriftgutobjekt: plan.list() };
    case '0502':
      return {
        messageType,
        kopf,
        bewertetesSgo: ids.map((id, index) => ({
          id,
          aussonderungsart: { code: index % 3 === 0 ? 'A' : 'V' },
        })),
      };
    case '0402':
      return version.startsWith('2.')
        ? { messageType, kopf, ...result }
        : { messageType, kopf, ...overall, abgegebenesSgo: done };
    case '0506':
      return version.startsWith('2.')
        ? { messageType, kopf, ...result }
        : { messageType, kopf, ...overall, ausgesondertesSgo: done };
    case '0703':
      return { messageType, kopf, ...overall, ausgelagertesSgo: done };
    case '0723':
      return { messageType, kopf, ...overall, rueckuebertragenesSgo: done };
    case '0711':
      return { messageType, kopf, rueckzuleihendesSgo: ids };
    case '0721':
      return { messageType, kopf, rueckzuuebertragendesSgo: ids };
    case '0301':
    case '0511':
      return {
        messageType,
        kopf,
        aktenplan: {
          ...(messageType === '0511' ? { id: plan.messageId(9) } : {}),
          bezeichnung: 'Aktenplan Musterstadt',
          version: '1',
          einheit: units,
        },
      };
    case '0513':
      return {
        messageType,
        kopf,
        bewerteteAktenplaneinheit: ids.map((id) => ({ id, aussonderungsart: { code: 'V' } })),
      };
    case '0514':
      return { messageType, kopf, ...overall, bewerteteAktenplaneinheit: done };
    case '0201':
      return {
        messageType,
        kopf,
        hauptobjekt: { dokument: [plan.dokument(0)] },
        externerGeschaeftsgang: laufweg(plan),
      };
    case '0203':
      return {
        messageType,
        kopf,
        geaenderterGeschaeftsgang: laufweg(plan),
        geaenderterBeteiligungsschritt: [{ nummer: '1', aenderungsart: { neu: true } }],
      };
    case '0605':
      return {
        messageType,
        kopf,
        schriftgutobjektZumAblegen: [...plan.list(0, 1)].map((akte) => ({
          fachverfahrenObjektId: akte.identifikation.id,
          schriftgutobjekt: akte,
        })),
      };
    default:
      return { messageType, kopf } as Nachricht;
  }
}

function laufweg(plan: SampleRecords) {
  return {
    identifikation: { id: plan.messageId(7) },
    beteiligungsschritt: [
      {
        nummer: '1',
        status: { code: '002' },
        verfuegung: {
          ersteller: sampleSender,
          adressat: sampleReader,
          erstellungsdatum: created.slice(0, 10),
          erstellungsuhrzeit: '08:00:00',
          verfuegung: 'zur Mitzeichnung',
        },
      },
    ],
  };
}
