import type { MessageParty } from '../xdomea/messages/roles.ts';
import type {
  Aktenplaneinheit,
  Beteiligungsschritt,
  Geschaeftsgang,
  Nachricht,
  Uuid,
} from '../xdomea/model/index.ts';
import type { XdomeaVersion } from '../xdomea/version.ts';
import { matterAt, matterCount } from './matters.ts';
import { contactOf } from './parties.ts';
import { fachverfahrenBody } from './sample-fachverfahren.ts';
import { createdAt, headOf } from './sample-head.ts';
import type { PlannedObject, SampleRecords } from './sample-records.ts';
import { overallOf, resultsOf, type SampleOutcome, unitResults } from './sample-results.ts';

/** What a message is made of. */
export interface BodyPlan {
  version: XdomeaVersion;
  messageType: string;
  records: SampleRecords;
  outcome: SampleOutcome;
}

/** Units of a file plan in one message at most. */
const mostUnits = 1000;

/** What the archive decides of an Akte and its Vorgänge: one Akte in three is destroyed. */
export const decisionOf = ({ akte }: Pick<PlannedObject, 'akte'>): 'A' | 'V' => (akte % 3 === 1 ? 'V' : 'A');

/** Makes a list of each record that is never there as a whole. */
export function mapped<T>(objects: Iterable<PlannedObject>, map: (object: PlannedObject) => T): Iterable<T> {
  function* all(): Generator<T> {
    for (const object of objects) yield map(object);
  }
  return { [Symbol.iterator]: all };
}

/** The message of a type: header and body. */
export function messageOf(plan: BodyPlan): Nachricht {
  const { version, messageType, records, outcome } = plan;
  const kopf = headOf(messageType, version, records);
  const results = {
    version,
    outcome,
    objects: records.objects(),
    archivkennung: messageType === '0506',
  };
  // 3.x has no result of the whole, 2.x nothing else.
  const overall = version.startsWith('3.') ? {} : { erfolgOderMisserfolg: overallOf(results) };
  const single = version.startsWith('2.') ? undefined : resultsOf(results);
  const akten = (): Uuid[] => Array.from({ length: records.akten }, (_, index) => records.akteId(index));
  switch (messageType) {
    case '0101':
    case '0401':
    case '0501':
    case '0503':
    case '0701':
    case '0712':
    case '0722':
      return { messageType, kopf, schriftgutobjekt: records.list() };
    case '0201':
      return {
        messageType,
        kopf,
        hauptobjekt: { dokument: [records.dokument(0)] },
        externerGeschaeftsgang: workflow(records, version, false),
      };
    case '0203':
      return {
        messageType,
        kopf,
        geaenderterGeschaeftsgang: workflow(records, version, true),
        geaenderterBeteiligungsschritt: [{ nummer: '3', aenderungsart: { neu: true } }],
      };
    case '0301':
    case '0511':
      return {
        messageType,
        kopf,
        aktenplan: {
          id: messageType === '0511' ? records.otherId(mostUnits) : undefined,
          bezeichnung: 'Aktenplan Musterstadt',
          version: '2026',
          einheit: Array.from({ length: unitsOf(records) }, (_, index) =>
            unit(index, messageType, version, records),
          ),
        },
      };
    case '0402':
      return { messageType, kopf, ...overall, abgegebenesSgo: single };
    case '0502':
      return {
        messageType,
        kopf,
        bewertetesSgo: mapped(records.objects(), (object) => ({
          id: object.id,
          aussonderungsart: { code: decisionOf(object) },
        })),
      };
    case '0506':
      return { messageType, kopf, ...overall, ausgesondertesSgo: single };
    case '0513':
      return {
        messageType,
        kopf,
        bewerteteAktenplaneinheit: Array.from({ length: unitsOf(records) }, (_, index) => ({
          id: records.otherId(index),
          aussonderungsart: { code: index % 3 === 0 ? 'A' : 'V' },
        })),
      };
    case '0514':
      return {
        messageType,
        kopf,
        ...overall,
        bewerteteAktenplaneinheit: unitResults(records, unitsOf(records), outcome),
      };
    case '0703':
      return { messageType, kopf, ...overall, ausgelagertesSgo: single };
    case '0723':
      return { messageType, kopf, ...overall, rueckuebertragenesSgo: single };
    case '0711':
      return { messageType, kopf, rueckzuleihendesSgo: akten() };
    case '0721':
      return { messageType, kopf, rueckzuuebertragendesSgo: akten() };
    default:
      return messageType.startsWith('06')
        ? fachverfahrenBody({ ...plan, kopf })
        : ({ messageType, kopf } as Nachricht);
  }
}

const unitsOf = (records: SampleRecords) => Math.min(Math.max(records.akten, matterCount), mostUnits);

function unit(
  index: number,
  messageType: string,
  version: XdomeaVersion,
  records: SampleRecords,
): Aktenplaneinheit {
  const { plan, matter } = matterAt(index);
  const id = messageType === '0511' ? records.otherId(index) : undefined;
  const aussonderungsart = { code: 'B' };
  // 0511 of 3.0.0 has a type of its own with nothing but id and appraisal, which 3.1.0 repaired.
  if (messageType === '0511' && version === '3.0.0') return { id, aussonderungsart };
  const round = Math.floor(index / matterCount);
  return {
    id,
    aussonderungsart,
    kennzeichen: round === 0 ? plan : `${plan}.${round}`,
    inhaltsangabe: round === 0 ? matter : `${matter}, Teil ${round + 1}`,
    stillgelegt: false,
    aufbewahrungsdauer: { anzahlJahre: 10 },
  };
}

/** A workflow of two steps; changed, of three. 001 is to come, 002 current, 003 done. */
function workflow(records: SampleRecords, version: XdomeaVersion, isChanged: boolean): Geschaeftsgang {
  const step = (
    nummer: string,
    status: string,
    adressat: MessageParty,
    verfuegung: string,
  ): Beteiligungsschritt => ({
    nummer,
    status: { code: status },
    verfuegung: {
      ersteller: contactOf('authority', version),
      adressat: contactOf(adressat, version),
      erstellungsdatum: createdAt('0201').slice(0, 10),
      erstellungsuhrzeit: '08:00:00',
      verfuegung,
    },
    bearbeitung:
      status === '003'
        ? {
            bearbeiter: contactOf(adressat, version),
            datum: createdAt('0201').slice(0, 10),
            uhrzeit: '08:00:00',
            vermerk: 'erledigt',
          }
        : undefined,
  });
  return {
    identifikation: { id: records.otherId(mostUnits + 1) },
    beteiligungsschritt: [
      step('1', '003', 'authority', 'zur Kenntnis'),
      step('2', '002', 'receiver', 'zur Mitzeichnung'),
      ...(isChanged ? [step('3', '001', 'authority', 'zur Schlusszeichnung')] : []),
    ],
  };
}
