import { describe, expect, it } from 'vitest';
import {
  type Akte,
  type CheckOptions,
  catalogue,
  checkMessage,
  type Dokument,
  type Kopf,
  type Nachricht,
  quirks,
  ruleOf,
  rules,
  type Vorgang,
  writeMessageText,
  type XdomeaVersion,
} from '../index.ts';
import { procedureProfile } from './procedure-facts.ts';

const uuid = (number: number) => `3f2504e0-4f89-41d3-9a0c-${String(number).padStart(12, '0')}`;
const prozessId = uuid(1);

const kopf = (extra: Partial<Kopf> = {}): Kopf => ({
  prozessId,
  nachrichtenUuid: uuid(2),
  erstellungszeitpunkt: '2026-01-02T03:04:05.000+01:00',
  autor: { nameInstitution: { name: 'Stadt Musterstadt' } },
  leser: { nameInstitution: { name: 'Archiv Musterland' } },
  ...extra,
});
const system = { produktname: 'Fachverfahren', produkthersteller: 'Muster AG' };

const dokument = (extra: Partial<Dokument> = {}, file: object = {}, format: object = {}): Dokument => ({
  kind: 'Dokument',
  identifikation: { id: uuid(30) },
  version: [
    {
      nummer: '1',
      format: [
        {
          name: { code: '018' },
          version: '',
          primaerdokument: { dateiname: `${uuid(40)}_a.pdf`, ...file },
          ...format,
        },
      ],
    },
  ],
  ...extra,
});
const vorgang = (extra: Partial<Vorgang> = {}): Vorgang => ({
  kind: 'Vorgang',
  identifikation: { id: uuid(20) },
  dokument: [dokument()],
  ...extra,
});
const akte = (extra: Partial<Akte> = {}): Akte => ({
  kind: 'Akte',
  identifikation: { id: uuid(10) },
  aussonderungsmetadaten: { aussonderungsart: { code: 'B' } },
  vorgang: [vorgang()],
  ...extra,
});
const transfer = (record: Akte | Vorgang | Dokument = akte(), head: Partial<Kopf> = {}): Nachricht => ({
  messageType: '0503',
  kopf: kopf(head),
  schriftgutobjekt: [record],
});
const offer = (record: Akte | Vorgang): Nachricht => ({
  messageType: '0501',
  kopf: kopf(),
  schriftgutobjekt: [record],
});
const bare = { dokument: [{ kind: 'Dokument' as const, identifikation: { id: uuid(30) } }] };

interface Case {
  message: Nachricht;
  version?: XdomeaVersion;
  edit?: (xml: string) => string;
  options?: CheckOptions;
}

async function idsOf({
  message,
  version = '3.0.0',
  edit = (xml) => xml,
  options = {},
}: Case): Promise<Set<string>> {
  const xml = edit(await writeMessageText(message, { version, onLoss: () => {} }));
  const report = await checkMessage(xml, { now: new Date('2026-11-23T12:00:00Z'), ...options });
  return new Set(report.findings.map((finding) => finding.rule));
}

const container = (entries: { name: string; [key: string]: unknown }[], name?: string): CheckOptions => ({
  container: { ...(name === undefined ? {} : { name }), entries },
});
const file = `${uuid(40)}_a.pdf`;
const four = (message: Nachricht): { message: Nachricht; version: '4.0.0' } => ({
  message: { ...message, kopf: { ...message.kopf, sendendesSystem: system } } as Nachricht,
  version: '4.0.0',
});
const reply = (extra: Partial<Kopf>): Case => ({
  message: {
    messageType: '0504',
    kopf: kopf({ sendendesSystem: system, uuidUrsprungsnachricht: uuid(3), ...extra }),
  },
  version: '4.0.0',
});
const batch = (head: Partial<Kopf>): Nachricht => ({
  messageType: '0613',
  kopf: kopf({ stapel: true, erstellerkennung: 'x', ...head }),
  schriftgutobjektZumLoeschenMarkieren: [
    { nummerImStapel: 1, id: uuid(10) },
    { nummerImStapel: 2, id: uuid(20) },
  ],
});
const result = (extra: object): Nachricht => ({
  messageType: '0506',
  kopf: kopf(),
  ausgesondertesSgo: [{ id: uuid(10), erfolgreich: true, ...extra }],
});
const schritt = (nummer: string) => ({
  nummer,
  status: { code: '003' },
  verfuegung: { ersteller: {}, adressat: {}, erstellungsdatum: '2026-01-02' },
});
const hash = (wert: string) => ({ hash: { wert, algorithmus: { code: 'SHA-256' } } });
const level = (depth: number): Akte =>
  depth === 0
    ? akte({ identifikation: { id: uuid(100) }, vorgang: [vorgang()] })
    : { kind: 'Akte', identifikation: { id: uuid(100 + depth) }, teilakte: [level(depth - 1)] };
const context = (own: boolean, inner: boolean) =>
  four(transfer(akte({ kontextobjekt: own, vorgang: [vorgang({ kontextobjekt: inner })] })));

/** For each rule a message that breaks it and one that does not. */
const cases: Record<string, { wrong: Case; right: Case }> = {
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
    right: { ...four(transfer(akte(), { test: 'ja' })), options: { production: false } },
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
    right: { message: transfer(), options: container([{ name: file, detected: 'pdf' }]) },
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
  XML: { wrong: { message: transfer(), edit: (xml) => xml.slice(0, -20) }, right: { message: transfer() } },
  XSD: {
    wrong: { message: transfer(), edit: (xml) => xml.replace('<xdomea:Nummer>1</xdomea:Nummer>', '') },
    right: { message: transfer() },
  },
};

describe.each(catalogue.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  it('has all its texts in two languages, a source and an example', () => {
    for (const text of [rule.title, rule.reason, rule.repair.how]) {
      expect(text.de.length).toBeGreaterThan(5);
      expect(text.en.length).toBeGreaterThan(5);
      expect(text.de).not.toBe(text.en);
    }
    expect(rule.source.length).toBeGreaterThan(5);
    expect(rule.example.wrong).not.toBe(rule.example.right);
    expect(['authority', 'vendor', 'archive']).toContain(rule.repair.who);
    expect(ruleOf(id)).toBe(rule);
  });

  it('finds the message that breaks it', async () => {
    expect([...(await idsOf(cases[id]!.wrong))]).toContain(id);
  });

  it('leaves the right message alone', async () => {
    expect([...(await idsOf(cases[id]!.right))]).not.toContain(id);
  });
});

describe('the catalogue', () => {
  it('has R01 to R34 in order', () => {
    expect(rules.map((rule) => rule.id)).toEqual(
      Array.from({ length: 34 }, (_, at) => `R${String(at + 1).padStart(2, '0')}`),
    );
    expect(quirks.length).toBeGreaterThan(3);
  });

  it('finds nothing in a clean message', async () => {
    expect([...(await idsOf({ message: transfer() }))]).toEqual([]);
  });

  it('lets a profile change the severity of a rule or silence it', async () => {
    const wrong = await writeMessageText(transfer(akte({ verweis: [{ sgoTyp: { code: '001' } }] })), {
      version: '3.0.0',
    });
    expect((await checkMessage(wrong)).acceptable).toBe(false);
    expect((await checkMessage(wrong, { profile: { severities: { R20: 'warning' } } })).acceptable).toBe(
      true,
    );
    expect((await checkMessage(wrong, { profile: { severities: { R20: 'off' } } })).counts).toEqual({});
  });

  it('takes a transfer without appraisal data as information only, as Landesarchiv NRW practises it', async () => {
    const { aussonderungsmetadaten: _, ...record } = akte();
    const report = await checkMessage(await writeMessageText(transfer(record), { version: '3.0.0' }));
    expect(report.findings.map((finding) => [finding.rule, finding.severity])).toEqual([['R11', 'info']]);
    expect(report.acceptable).toBe(true);
  });
});
