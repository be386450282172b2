import { type Nachricht, type ProcedureFacts, procedureProfile } from '../../src/xdomea/index.ts';
import { four, kopf, schritt, uuid } from '../rules/messages.ts';
import type { Plant } from './plant.ts';

type Results = Extract<Nachricht, { messageType: '0506' }>;
const clean = (number: number) => ({ id: uuid(number), erfolgreich: true });

/** A reply to a transfer whose third result is the one given. */
const third = (result: object): Nachricht =>
  ({ messageType: '0506', kopf: kopf(), ausgesondertesSgo: [clean(501), clean(502), result] }) as Nachricht;
const imported = (results: readonly object[], overall = true) =>
  four({
    messageType: '0506',
    kopf: kopf({ uuidUrsprungsnachricht: uuid(3) }),
    erfolgOderMisserfolg: { erfolgreich: overall },
    ausgesondertesSgo: results as Results['ausgesondertesSgo'],
  } as Nachricht);
const appraisal = (...entries: [number, string][]): Nachricht => ({
  messageType: '0502',
  kopf: kopf({ uuidUrsprungsnachricht: uuid(3) }),
  bewertetesSgo: entries.map(([number, code]) => ({ id: uuid(number), aussonderungsart: { code } })),
});
const knowing = (facts: ProcedureFacts) => ({ options: { profile: procedureProfile(facts) } });
const offered = (...numbers: number[]) =>
  knowing({ offered: numbers.map((number) => ({ id: uuid(number) })) });
const result = 'AusgesondertesSGO[3]';
const failed = { id: uuid(10), erfolgreich: false, fehlermeldung: ['Kein Platz', 'Noch einmal'] };

/** A workflow with one step, and the changes of steps. */
const changed = (...numbers: string[]): Nachricht => ({
  messageType: '0203',
  // Up to 3.1 the list of messages has no code for this one.
  kopf: kopf({ nachrichtentyp: { code: '0202' } }),
  geaenderterGeschaeftsgang: { identifikation: { id: uuid(50) }, beteiligungsschritt: [schritt('1')] },
  geaenderterBeteiligungsschritt: numbers.map((nummer) => ({ nummer, aenderungsart: { neu: true } })),
});

/** Faults of replies, decisions and changed workflows. */
export const replyPlants: readonly Plant[] = [
  { rule: 'R33', fault: 'repeated', message: third({ ...clean(501) }), at: `${result}/IDSGO` },
  {
    rule: 'R33',
    fault: 'repeated',
    ...imported([clean(501), clean(502), clean(501)]),
    at: `${result}/xdomeaUUID`,
  },
  {
    rule: 'R33',
    fault: 'archive-id-of-failure',
    message: third({ ...failed, archivkennung: 'A 1' }),
    at: `${result}/Archivkennung`,
  },
  {
    rule: 'R33',
    fault: 'archive-id-unwanted',
    message: third({ ...clean(10), archivkennung: 'A 1' }),
    ...knowing({ rueckmeldungArchivkennung: false }),
    at: `${result}/Archivkennung`,
  },
  {
    rule: 'R33',
    fault: 'error-of-success',
    message: third({ ...clean(10), fehlermeldung: ['Fehler'] }),
    at: `${result}/Fehlermeldung`,
  },
  {
    rule: 'R33',
    fault: 'failure-without-error',
    message: third({ id: uuid(10), erfolgreich: false }),
    at: `${result}/Erfolgreich`,
  },
  {
    rule: 'R33',
    fault: 'failure-without-error',
    ...imported([clean(501), clean(502), { id: uuid(10), erfolgreich: false }], false),
    at: `${result}/ErfolgOderMisserfolg/Erfolgreich`,
  },
  { rule: 'R33', fault: 'no-records', ...imported([]), at: '' },
  {
    rule: 'R33',
    fault: 'failures',
    ...imported([clean(501), failed]),
    at: 'ErfolgOderMisserfolg/Erfolgreich',
  },
  {
    rule: 'R33',
    fault: 'not-transferred',
    message: third(clean(10)),
    ...knowing({ transferred: [501, 502].map((id) => ({ id: uuid(id) })) }),
    at: `${result}/IDSGO`,
  },
  {
    rule: 'R33',
    fault: 'no-result',
    message: third(clean(10)),
    ...knowing({ transferred: [{ id: uuid(77) }] }),
    at: '',
  },
  {
    rule: 'R33',
    fault: 'repeated',
    version: '2.3.0',
    message: {
      messageType: '0506',
      kopf: kopf(),
      erfolgOderMisserfolg: {
        erfolgreich: true,
        rueckgabeparameter: [1, 2, 1].map((number) => ({ id: uuid(500 + number), archivkennung: 'A 1' })),
      },
    } as unknown as Nachricht,
    at: 'ErfolgOderMisserfolg/Rueckgabeparameter[3]/ID',
  },
  { rule: 'R35', fault: 'object', message: third(failed), at: `${result}/Erfolgreich` },
  {
    rule: 'R35',
    fault: 'object',
    ...imported([clean(501), clean(502), failed], false),
    at: `${result}/ErfolgOderMisserfolg/Erfolgreich`,
  },
  {
    rule: 'R35',
    fault: 'object-unclear',
    message: third({ ...clean(10), fehlermeldung: ['Fehler'] }),
    at: `${result}/Erfolgreich`,
  },
  {
    rule: 'R35',
    fault: 'object-unclear',
    message: third(clean(10)),
    edit: (xml) => xml.replace(/(.*)<xdomea:Erfolgreich>[^<]*<\/xdomea:Erfolgreich>/s, '$1'),
    at: result,
  },
  {
    rule: 'R35',
    fault: 'whole-unclear',
    ...four({
      messageType: '0506',
      kopf: kopf({ uuidUrsprungsnachricht: uuid(3) }),
      erfolgOderMisserfolg: { erfolgreich: true, fehlermeldung: ['Fehler'] },
      ausgesondertesSgo: [clean(501)],
    } as unknown as Nachricht),
    at: 'ErfolgOderMisserfolg/Erfolgreich',
  },
  {
    rule: 'R35',
    fault: 'no-result',
    message: third(clean(10)),
    edit: (xml) => xml.replace(/\s*<xdomea:AusgesondertesSGO>.*<\/xdomea:AusgesondertesSGO>/s, ''),
    at: '',
  },
  { rule: 'R35', fault: 'whole', ...imported([failed], false), at: 'ErfolgOderMisserfolg/Erfolgreich' },
  {
    rule: 'R24',
    fault: 'repeated',
    message: appraisal([501, 'A'], [502, 'A'], [501, 'V']),
    at: 'BewertetesObjekt[3]/ID',
  },
  {
    rule: 'R24',
    fault: 'repeated',
    ...four(appraisal([501, 'A'], [502, 'A'], [501, 'V'])),
    at: 'BewertetesSGO[3]/xdomeaUUID',
  },
  {
    rule: 'R24',
    fault: 'open',
    message: appraisal([501, 'A'], [502, 'B']),
    at: 'BewertetesObjekt[2]/Aussonderungsart/Aussonderungsart',
  },
  {
    rule: 'R24',
    fault: 'not-offered',
    message: appraisal([501, 'A'], [502, 'A']),
    ...offered(501),
    at: 'BewertetesObjekt[2]/ID',
  },
  { rule: 'R24', fault: 'not-appraised', message: appraisal([501, 'A']), ...offered(501, 502), at: '' },
  {
    rule: 'R23',
    fault: 'result',
    ...four(appraisal([501, 'A'], [502, 'A'])),
    ...knowing({ offered: [{ id: uuid(501) }, { id: uuid(502), kontextobjekt: true }] }),
    at: 'BewertetesSGO[2]/xdomeaUUID',
  },
  {
    rule: 'R27',
    fault: 'changed',
    message: changed('1', '9'),
    at: 'GeaenderterBeteiligungsschritt[2]/Nummer',
  },
  {
    rule: 'R31',
    fault: 'no-code',
    message: changed('1'),
    edit: (xml) => xml.replace(/<xdomea:Nachrichtentyp[^>]*>.*?<\/xdomea:Nachrichtentyp>/s, ''),
    at: 'Kopf',
  },
  { rule: 'R31', fault: 'code', message: changed('1'), at: 'Kopf/Nachrichtentyp' },
];
