import { type ProcedureFacts, procedureProfile } from '../../src/xdomea/index.ts';
import {
  akte,
  batch,
  type Case,
  container,
  file,
  four,
  kopf,
  prozessId,
  replaced,
  reply,
  transfer,
  uuid,
} from '../rules/messages.ts';
import { handover, type Plant, third } from './plant.ts';

const named = (name: string, given: Case = { message: third(akte()) }): Case => ({
  ...given,
  options: container([{ name: file }], name),
});
const knowing = (facts: ProcedureFacts, given: Case): Case => ({
  ...given,
  options: { profile: procedureProfile(facts) },
});
const part = (lfdNrNachrichtProTyp: number, gesamtanzahlNachrichtenProTyp: number) =>
  four(third(akte(), { lfdNrNachrichtProTyp, gesamtanzahlNachrichtenProTyp }));
const known = (messageType: string, id: number, extra: object = {}): ProcedureFacts => ({
  messages: [{ messageType, nachrichtenUuid: uuid(id), ...extra }],
});
const location = (to: string): Case => ({
  message: third(akte()),
  edit: replaced(/ xsi:schemaLocation="[^"]*"/, to),
});
const identification = 'nachrichtenkopf/identifikation.nachricht';
const stack = (head: object, numbers: readonly (number | undefined)[]) => ({
  message: {
    ...batch(head),
    schriftgutobjektZumLoeschenMarkieren: numbers.map((nummerImStapel, at) => ({
      nummerImStapel,
      id: uuid(600 + at),
    })),
  } as ReturnType<typeof batch>,
});

/** Faults of the header, of the root, of the names of the files, and of batches. */
export const headerPlants: readonly Plant[] = [
  {
    rule: 'R01',
    fault: 'header',
    message: third(akte(), { nachrichtentyp: { code: '0501' } }),
    at: 'Kopf/Nachrichtentyp',
  },
  {
    rule: 'R01',
    fault: 'header',
    ...four(third(akte(), { nachrichtentyp: { code: '0501' } })),
    at: `${identification}/nachrichtentyp`,
  },
  {
    rule: 'R01',
    fault: 'file-name',
    ...named(`${prozessId}_Aussonderung.Anbieteverzeichnis.0501.zip`),
    at: '',
  },
  {
    rule: 'R02',
    fault: 'no-uuid',
    message: third(akte()),
    edit: replaced(`<xdomea:ProzessID>${prozessId}`, `<xdomea:ProzessID>${prozessId.replace('3f', '3|')}`),
    at: 'Kopf/ProzessID',
  },
  {
    rule: 'R02',
    fault: 'file-name',
    ...named(`${uuid(9)}_Aussonderung.Aussonderung.0503.zip`),
    at: 'Kopf/ProzessID',
  },
  {
    rule: 'R02',
    fault: 'file-name',
    ...named(`${uuid(9)}_0503_1.zip`, four(third(akte()))),
    at: 'nachrichtenkopf/ProzessID',
  },
  {
    rule: 'R03',
    fault: 'prefix',
    message: third(akte()),
    edit: (xml) => xml.replace(/(<\/?)xdomea:/g, '$1ns2:').replace('xmlns:xdomea', 'xmlns:ns2'),
    at: '',
  },
  {
    rule: 'R03',
    fault: 'no-prefix',
    message: { messageType: '0504', kopf: kopf() },
    edit: (xml) =>
      xml
        .replace(/(<\/?)xdomea:/g, '$1')
        .replace('xmlns:xdomea', 'xmlns')
        .replace(/<code>(.*?)<\/code>/, '<code xmlns="">$1</code>'),
    at: '',
  },
  { rule: 'R03', fault: 'no-location', ...location(''), at: '' },
  { rule: 'R03', fault: 'location', ...location(' xsi:schemaLocation="urn:x x.xsd"'), at: '' },
  { rule: 'R04', message: third(akte(), { autor: {} }), at: 'Kopf/Absender' },
  { rule: 'R04', message: third(akte(), { leser: {} }), at: 'Kopf/Empfaenger' },
  { rule: 'R04', message: third(akte(), { sendendesSystem: {} as never }), at: 'Kopf/SendendesSystem' },
  {
    rule: 'R04',
    message: handover('0401', akte(), { weitererLeser: [kopf().leser!, {}] }),
    at: 'Kopf/WeitererEmpfaenger[2]',
  },
  { rule: 'R04', ...four(third(akte(), { leser: {} })), at: 'nachrichtenkopf/leser' },
  {
    rule: 'R05',
    fault: 'future',
    message: third(akte(), { erstellungszeitpunkt: '2027-01-01T00:00:00Z' }),
    at: 'Kopf/Erstellungszeitpunkt',
  },
  {
    rule: 'R05',
    fault: 'no-zone',
    ...four(third(akte(), { erstellungszeitpunkt: '2026-01-02T03:04:05.000' })),
    at: `${identification}/erstellungszeitpunkt`,
  },
  {
    rule: 'R05',
    fault: 'no-milliseconds',
    ...four(third(akte(), { erstellungszeitpunkt: '2026-01-02T03:04:05Z' })),
    at: `${identification}/erstellungszeitpunkt`,
  },
  { rule: 'R06', ...four(third(akte(), { test: 'ja' })), at: '' },
  { rule: 'R07', fault: 'count', ...part(7, 1), at: 'LfdNrNachrichtProTyp' },
  {
    rule: 'R07',
    fault: 'file-name',
    ...named(`${prozessId}_0503_2.zip`, part(1, 2)),
    at: 'LfdNrNachrichtProTyp',
  },
  {
    rule: 'R07',
    fault: 'total',
    ...knowing(known('0503', 3, { lfdNr: 2, gesamtanzahl: 3 }), part(1, 2)),
    at: 'GesamtanzahlNachrichtenProTyp',
  },
  {
    rule: 'R07',
    fault: 'repeated',
    ...knowing(known('0503', 3, { lfdNr: 1, gesamtanzahl: 2 }), part(1, 2)),
    at: 'LfdNrNachrichtProTyp',
  },
  {
    rule: 'R08',
    fault: 'itself',
    ...reply({ uuidUrsprungsnachricht: uuid(2) }),
    at: 'UUIDUrsprungsnachricht',
  },
  { rule: 'R08', fault: 'unknown', ...knowing(known('0501', 4), reply({})), at: 'UUIDUrsprungsnachricht' },
  { rule: 'R08', fault: 'type', ...knowing(known('0503', 3), reply({})), at: 'UUIDUrsprungsnachricht' },
  {
    rule: 'R08',
    fault: 'part',
    ...knowing(
      known('0501', 3, { lfdNr: 2 }),
      reply({ lfdNrNachrichtProTyp: 1, gesamtanzahlNachrichtenProTyp: 2 }),
    ),
    at: 'LfdNrNachrichtProTyp',
  },
  {
    rule: 'R09',
    fault: 'not-compared',
    ...knowing(known('0504', 2), reply({})),
    at: `${identification}/nachrichtenUUID`,
  },
  {
    rule: 'R09',
    fault: 'changed',
    ...knowing({ ...known('0503', 2, { digest: 'a' }), digest: 'b' }, { message: third(akte()) }),
    at: 'Kopf/ProzessID',
  },
  {
    rule: 'R09',
    fault: 'same',
    ...knowing({ ...known('0503', 2, { digest: 'a' }), digest: 'a' }, { message: third(akte()) }),
    at: 'Kopf/ProzessID',
  },
  {
    rule: 'R28',
    fault: 'held',
    message: third(akte(), { anwendungsspezifischeErweiterung: [{ kennung: 'x', name: 'y' }] }),
    at: 'Kopf/AnwendungsspezifischeErweiterung',
  },
  {
    rule: 'R30',
    fault: 'repeated',
    ...stack({ stapellaenge: 3 }, [1, 2, 2]),
    at: 'SchriftgutobjektZumLoeschenMarkieren[3]/NummerImStapel',
  },
  { rule: 'R30', fault: 'no-batch', ...stack({ stapel: false }, [undefined, undefined]), at: 'Kopf/Stapel' },
  {
    rule: 'R30',
    fault: 'no-batch-figures',
    ...stack({ stapel: false, stapellaenge: 1 }, [undefined]),
    at: 'Kopf/Stapellaenge',
  },
  { rule: 'R30', fault: 'no-length', ...stack({}, [1, 2]), at: 'Kopf/Stapel' },
  { rule: 'R30', fault: 'length', ...stack({ stapellaenge: 3 }, [1, 2]), at: 'Kopf/Stapellaenge' },
  {
    rule: 'R30',
    fault: 'bare',
    ...stack({ stapellaenge: 3 }, [1, undefined, undefined]),
    at: 'SchriftgutobjektZumLoeschenMarkieren[2]',
  },
  {
    rule: 'R30',
    fault: 'range',
    ...stack({ stapellaenge: 3 }, [1, 9, 2]),
    at: 'SchriftgutobjektZumLoeschenMarkieren[2]/NummerImStapel',
  },
  {
    rule: 'R31',
    fault: 'name',
    message: { messageType: '0515', kopf: kopf() },
    edit: (xml) => xml.replaceAll('BewerteterAktenplanEmpfang', 'BewertungskatalogEmpfang'),
    at: '',
  },
  {
    rule: 'Q02',
    message: third(akte(), { erstellungszeitpunkt: '2026-01-02T03:04:05.1234567Z' }),
    at: 'Kopf/Erstellungszeitpunkt',
  },
  { rule: 'Q04', ...named(`${prozessId}_0503.xdomea`), at: '' },
  {
    rule: 'Q07',
    ...part(1, 1),
    edit: replaced('NachrichtenProTyp>1<', 'NachrichtenProTyp>9007199254740992<'),
    at: 'GesamtanzahlNachrichtenProTyp',
  },
  {
    rule: 'A11',
    fault: 'version',
    message: transfer(),
    version: '3.1.0',
    options: { profile: { versions: ['3.0.0'] } },
    at: '',
  },
  {
    rule: 'A11',
    fault: 'message',
    message: transfer(),
    options: { profile: { messages: ['0501'] } },
    at: '',
  },
  {
    rule: 'A09',
    message: third(akte(), {
      leser: kopf({
        leser: {
          erreichbarkeit: [{ kanal: { code: '99', listVersion: '3' }, kennung: 'archiv@musterland.example' }],
        },
      }).leser,
    }),
    at: 'Kopf/Empfaenger/Kommunikation/Kanal',
  },
];
