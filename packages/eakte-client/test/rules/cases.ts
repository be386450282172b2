import { procedureProfile } from '../../src/xdomea/index.ts';
import { fitnessCases } from './fitness-cases.ts';
import {
  akte,
  bare,
  batch,
  type Case,
  container,
  context,
  dokument,
  file,
  four,
  hash,
  kopf,
  level,
  offer,
  prozessId,
  reply,
  result,
  schritt,
  transfer,
  uuid,
  vorgang,
} from './messages.ts';

/** For each rule a message that breaks it and one that does not. */
export const cases: Record<string, { wrong: Case; right: Case }> = {
  R01: {
    wrong: { message: transfer(akte(), { nachrichtentyp: { code: '0501' } }) },
    right: { message: transfer() },
  },
  R02: {
    wrong: {
      message: transfer(),
      options: container([{ name: file }], `${uuid(9)}_Aussonderung.Aussonderung.0503.zip`),
    },
    right: {
      message: transfer(),
      options: container([{ name: file }], `${prozessId.toUpperCase()}_Aussonderung.Aussonderung.0503.zip`),
    },
  },
  R03: {
    wrong: {
      message: transfer(),
      edit: (xml) => xml.replace(/(<\/?)xdomea:/g, '$1ns2:').replace('xmlns:xdomea', 'xmlns:ns2'),
    },
    right: { message: transfer() },
  },
  R04: { wrong: { message: transfer(akte(), { autor: {} }) }, right: { message: transfer() } },
  R05: {
    wrong: { message: transfer(akte(), { erstellungszeitpunkt: '2027-01-01T00:00:00Z' }) },
    right: { message: transfer() },
  },
  R06: {
    wrong: four(transfer(akte(), { test: 'ja' })),
    right: { ...four(transfer(akte(), { test: 'ja' })), options: { allowTest: true } },
  },
  R07: {
    wrong: four(transfer(akte(), { lfdNrNachrichtProTyp: 7, gesamtanzahlNachrichtenProTyp: 1 })),
    right: four(transfer(akte(), { lfdNrNachrichtProTyp: 1, gesamtanzahlNachrichtenProTyp: 7 })),
  },
  R08: {
    wrong: {
      ...reply({}),
      options: {
        profile: procedureProfile({ messages: [{ messageType: '0503', nachrichtenUuid: uuid(3) }] }),
      },
    },
    right: {
      ...reply({}),
      options: {
        profile: procedureProfile({
          messages: [{ messageType: '0501', nachrichtenUuid: uuid(3), lfdNr: 1 }],
        }),
      },
    },
  },
  R09: {
    wrong: {
      ...reply({}),
      options: {
        profile: procedureProfile({
          messages: [{ messageType: '0504', nachrichtenUuid: uuid(2), digest: 'a' }],
          digest: 'b',
        }),
      },
    },
    right: {
      ...reply({}),
      options: {
        profile: procedureProfile({
          messages: [{ messageType: '0504', nachrichtenUuid: uuid(4), digest: 'a' }],
          digest: 'b',
        }),
      },
    },
  },
  R10: { wrong: { message: offer(akte()) }, right: { message: offer(akte({ vorgang: [vorgang(bare)] })) } },
  R11: { wrong: { message: transfer(akte({ vorgang: [vorgang(bare)] })) }, right: { message: transfer() } },
  R12: {
    wrong: { message: transfer(), options: container([]) },
    right: { message: transfer(), options: container([{ name: file }]) },
  },
  R13: {
    wrong: {
      message: transfer(
        akte({ vorgang: [vorgang({ dokument: [dokument({}, { dateiname: `${uuid(40)}_../../etc/x` })] })] }),
      ),
    },
    right: { message: transfer() },
  },
  R14: {
    wrong: {
      message: transfer(
        akte({ vorgang: [vorgang({ dokument: [dokument({}, { dateiname: `${uuid(30)}_a.pdf` })] })] }),
      ),
    },
    right: { message: transfer() },
  },
  R15: {
    wrong: { message: transfer(akte({ vorgang: [vorgang({ identifikation: { id: uuid(10) } })] })) },
    right: { message: transfer() },
  },
  R16: {
    wrong: {
      message: transfer(
        akte({ vorgang: [vorgang({ dokument: [dokument({}, {}, { name: { code: '999' } })] })] }),
      ),
    },
    right: {
      message: transfer(
        akte({
          vorgang: [
            vorgang({ dokument: [dokument({}, {}, { name: { code: '100' }, sonstigerName: 'heic' })] }),
          ],
        }),
      ),
    },
  },
  R17: {
    wrong: {
      message: transfer(
        akte({ vorgang: [vorgang({ dokument: [dokument({}, {}, { name: { code: '019' } })] })] }),
      ),
    },
    right: { message: transfer(), options: container([{ name: file, detected: 'png' }]) },
  },
  R18: {
    wrong: {
      ...four(transfer(akte({ vorgang: [vorgang({ dokument: [dokument({}, hash('0'.repeat(64)))] })] }))),
      options: container([{ name: file, hashes: { 'SHA-256': 'ab'.repeat(32) } }]),
    },
    right: {
      ...four(transfer(akte({ vorgang: [vorgang({ dokument: [dokument({}, hash('AB'.repeat(32)))] })] }))),
      options: container([{ name: file, hashes: { 'SHA-256': 'ab'.repeat(32) } }]),
    },
  },
  R19: {
    wrong: {
      message: transfer(
        akte({
          vorgang: [
            vorgang({ identifikation: { id: uuid(20), nummerImUebergeordnetenContainer: 1 } }),
            vorgang({ identifikation: { id: uuid(21), nummerImUebergeordnetenContainer: 1 }, dokument: [] }),
          ],
        }),
      ),
    },
    right: {
      message: transfer(
        akte({
          vorgang: [
            vorgang({ identifikation: { id: uuid(20), nummerImUebergeordnetenContainer: 1 } }),
            vorgang({ identifikation: { id: uuid(21), nummerImUebergeordnetenContainer: 5 }, dokument: [] }),
          ],
        }),
      ),
    },
  },
  R20: {
    wrong: { message: transfer(akte({ verweis: [{ sgoTyp: { code: '001' } }] })) },
    right: { message: transfer(akte({ verweis: [{ sgoTyp: { code: '001' }, sgoKennzeichen: 'A 1' }] })) },
  },
  R21: {
    wrong: {
      message: transfer(
        akte({
          allgemeineMetadaten: { geheimhaltung: { geheimhaltungsgrad: { code: '003' } } },
          vorgang: [
            vorgang({ allgemeineMetadaten: { geheimhaltung: { geheimhaltungsgrad: { code: '005' } } } }),
          ],
        }),
      ),
    },
    right: {
      message: transfer(
        akte({
          allgemeineMetadaten: { geheimhaltung: { geheimhaltungsgrad: { code: '001' } } },
          vorgang: [
            vorgang({ allgemeineMetadaten: { geheimhaltung: { geheimhaltungsgrad: { code: '005' } } } }),
          ],
        }),
      ),
    },
  },
  R22: {
    wrong: {
      message: transfer(
        akte({
          aussonderungsmetadaten: { aussonderungsart: { code: 'V' } },
          vorgang: [vorgang({ aussonderungsmetadaten: { aussonderungsart: { code: 'A' } } })],
        }),
      ),
    },
    right: {
      message: transfer(
        akte({ vorgang: [vorgang({ aussonderungsmetadaten: { aussonderungsart: { code: 'A' } } })] }),
      ),
    },
  },
  R23: { wrong: context(true, true), right: context(true, false) },
  R24: {
    wrong: {
      message: {
        messageType: '0502',
        kopf: kopf(),
        bewertetesSgo: [
          { id: uuid(10), aussonderungsart: { code: 'A' } },
          { id: uuid(10), aussonderungsart: { code: 'V' } },
        ],
      },
    },
    right: {
      message: {
        messageType: '0502',
        kopf: kopf(),
        bewertetesSgo: [{ id: uuid(10), aussonderungsart: { code: 'A' } }],
      },
    },
  },
  R25: {
    wrong: { message: transfer(akte({ laufzeit: { beginn: '2020-01-01', ende: '2019-01-01' } })) },
    right: {
      message: transfer(
        akte({ laufzeit: { beginn: '2019-01-01', ende: '2020-01-01' }, zda: true, zdaDatum: '2020-01-02' }),
      ),
    },
  },
  R26: {
    wrong: {
      message: transfer(
        akte({
          aussonderungsmetadaten: {
            aufbewahrungsdauer: { unbefristet: true },
            aussonderungsart: { code: 'V' },
          },
        }),
      ),
    },
    right: {
      message: transfer(
        akte({
          aussonderungsmetadaten: {
            aufbewahrungsdauer: { anzahlJahre: 10 },
            aussonderungsart: { code: 'V' },
          },
        }),
      ),
    },
  },
  R27: {
    wrong: {
      message: transfer(
        akte({
          internerGeschaeftsgang: [
            { identifikation: { id: uuid(50) }, beteiligungsschritt: [schritt('1'), schritt('1')] },
          ],
        }),
      ),
    },
    right: {
      message: transfer(
        akte({
          internerGeschaeftsgang: [
            { identifikation: { id: uuid(50) }, beteiligungsschritt: [schritt('1'), schritt('2')] },
          ],
        }),
      ),
    },
  },
  R28: {
    wrong: {
      message: transfer(akte({ anwendungsspezifischeErweiterungXml: { xml: '<a xmlns="urn:x"/>' } })),
    },
    right: { message: transfer() },
  },
  R29: { wrong: { message: transfer(level(4)) }, right: { message: transfer(level(2)) } },
  R30: { wrong: { message: batch({ stapellaenge: 3 }) }, right: { message: batch({ stapellaenge: 2 }) } },
  R31: {
    wrong: {
      message: { messageType: '0515', kopf: kopf() },
      edit: (xml) => xml.replaceAll('BewerteterAktenplanEmpfang', 'BewertungskatalogEmpfang'),
    },
    right: { message: { messageType: '0515', kopf: kopf() } },
  },
  R32: {
    wrong: { message: transfer(), edit: (xml) => xml.replace('?>', '?><!DOCTYPE x [<!ENTITY e "v">]>') },
    right: { message: transfer() },
  },
  R33: {
    wrong: { message: result({ erfolgreich: false, archivkennung: 'A 1' }) },
    right: { message: result({ archivkennung: 'A 1' }) },
  },
  R34: {
    wrong: { message: transfer(), options: container([{ name: file, size: 0 }]) },
    right: { message: transfer(), options: container([{ name: file, size: 10 }]) },
  },
  R35: {
    wrong: { message: result({ erfolgreich: false, fehlermeldung: ['Datei unlesbar'] }) },
    right: { message: result({}) },
  },
  ...fitnessCases,
  Q01: {
    wrong: {
      message: transfer(),
      edit: (xml) => xml.replace('Importbestaetigung>1<', 'Importbestaetigung>true<'),
    },
    right: { message: transfer() },
  },
  Q02: {
    wrong: { message: transfer(akte(), { erstellungszeitpunkt: '2026-01-02T03:04:05.1234567Z' }) },
    right: { message: transfer() },
  },
  Q03: {
    wrong: { message: transfer(akte({ identifikation: { id: prozessId } })) },
    right: { message: transfer() },
  },
  Q04: {
    wrong: { message: transfer(), options: container([{ name: file }], `${prozessId}_0503.xdomea`) },
    right: {
      message: transfer(),
      options: container([{ name: file }], `${prozessId}_Aussonderung.Aussonderung.0503.zip`),
    },
  },
  Q05: {
    wrong: {
      message: transfer(
        akte({
          vorgang: [
            vorgang({
              dokument: [1, 2].map((at) =>
                dokument(
                  { identifikation: { id: uuid(60 + at) } },
                  { dateiname: `${uuid(70 + at)}_a.pdf` },
                  { name: { code: '100' }, sonstigerName: 'pdf' },
                ),
              ),
            }),
          ],
        }),
      ),
    },
    right: { message: transfer() },
  },
  Q06: {
    wrong: { message: transfer(akte({ allgemeineMetadaten: { betreff: 'Hundesteuer 😀' } })) },
    right: {
      message: transfer(akte({ allgemeineMetadaten: { betreff: 'Straße „Älter“ – Ćirić, Ωμέγα, Žižek' } })),
    },
  },
  Q07: {
    wrong: {
      ...four(transfer(akte(), { lfdNrNachrichtProTyp: 1, gesamtanzahlNachrichtenProTyp: 1 })),
      edit: (xml) =>
        xml.replace('GesamtanzahlNachrichtenProTyp>1<', 'GesamtanzahlNachrichtenProTyp>9007199254740992<'),
    },
    right: {
      ...four(transfer(akte(), { lfdNrNachrichtProTyp: 1, gesamtanzahlNachrichtenProTyp: 1 })),
      edit: (xml) =>
        xml.replace('GesamtanzahlNachrichtenProTyp>1<', 'GesamtanzahlNachrichtenProTyp>9007199254740991<'),
    },
  },
  XML: { wrong: { message: transfer(), edit: (xml) => xml.slice(0, -20) }, right: { message: transfer() } },
  XSD: {
    wrong: { message: transfer(), edit: (xml) => xml.replace('<xdomea:Nummer>1</xdomea:Nummer>', '') },
    right: { message: transfer() },
  },
};
