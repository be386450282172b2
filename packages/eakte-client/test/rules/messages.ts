import {
  type Akte,
  type CheckOptions,
  type CheckReport,
  checkMessage,
  type Dokument,
  type Kopf,
  type Nachricht,
  type Vorgang,
  writeMessageText,
  type XdomeaVersion,
} from '../../src/xdomea/index.ts';

export const uuid = (number: number) => `3f2504e0-4f89-41d3-9a0c-${String(number).padStart(12, '0')}`;
export const prozessId = uuid(1);

export const kopf = (extra: Partial<Kopf> = {}): Kopf => ({
  prozessId,
  nachrichtenUuid: uuid(2),
  erstellungszeitpunkt: '2026-01-02T03:04:05.000+01:00',
  autor: { nameInstitution: { name: 'Stadt Musterstadt' } },
  leser: { nameInstitution: { name: 'Archiv Musterland' } },
  ...extra,
});
export const system = { produktname: 'Fachverfahren', produkthersteller: 'Muster AG' };

export const dokument = (
  extra: Partial<Dokument> = {},
  file: object = {},
  format: object = {},
): Dokument => ({
  kind: 'Dokument',
  identifikation: { id: uuid(30) },
  allgemeineMetadaten: { betreff: 'Antrag' },
  datumDesSchreibens: '2010-03-04',
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
export const vorgang = (extra: Partial<Vorgang> = {}): Vorgang => ({
  kind: 'Vorgang',
  identifikation: { id: uuid(20) },
  allgemeineMetadaten: { betreff: 'Anmeldung' },
  dokument: [dokument()],
  ...extra,
});
export const akte = (extra: Partial<Akte> = {}): Akte => ({
  kind: 'Akte',
  identifikation: { id: uuid(10) },
  allgemeineMetadaten: { betreff: 'Hundesteuer' },
  aussonderungsmetadaten: { aussonderungsart: { code: 'A' }, aufbewahrungsdauer: { anzahlJahre: 10 } },
  laufzeit: { beginn: '2010-01-01', ende: '2012-12-31' },
  vorgang: [vorgang()],
  ...extra,
});
export const transfer = (
  record: Akte | Vorgang | Dokument = akte(),
  head: Partial<Kopf> = {},
): Nachricht => ({
  messageType: '0503',
  kopf: kopf(head),
  schriftgutobjekt: [record],
});
export const offer = (record: Akte | Vorgang): Nachricht => ({
  messageType: '0501',
  kopf: kopf(),
  schriftgutobjekt: [record],
});
export const bare = { dokument: [{ kind: 'Dokument' as const, identifikation: { id: uuid(30) } }] };

export interface Case {
  message: Nachricht;
  version?: XdomeaVersion;
  edit?: (xml: string) => string;
  options?: CheckOptions;
}

/** The XML of a case. */
export async function xmlOf({ message, version = '3.0.0', edit = (xml) => xml }: Case): Promise<string> {
  return edit(await writeMessageText(message, { version, onLoss: () => {} }));
}

export async function reportOf(one: Case): Promise<CheckReport> {
  return checkMessage(await xmlOf(one), { clock: () => Date.parse('2026-11-23T12:00:00Z'), ...one.options });
}

/** How often a report says that a rule is broken. */
export const timesOf = (report: CheckReport, rule: string): number =>
  report.findings.filter((finding) => finding.rule === rule).reduce((sum, { count }) => sum + count, 0);

export async function idsOf(one: Case): Promise<Set<string>> {
  return new Set((await reportOf(one)).findings.map((finding) => finding.rule));
}

/** An edit that must find its place: the way to texts the writer would refuse. */
export const replaced = (from: string | RegExp, to: string) => (xml: string) => {
  const changed = xml.replace(from, to);
  if (changed === xml) throw new Error(`nothing to change: ${from}`);
  return changed;
};

export const container = (
  entries: { name: string; [key: string]: unknown }[],
  name?: string,
): CheckOptions => ({
  container: { fileName: name, entries },
});
export const file = `${uuid(40)}_a.pdf`;
export const four = (message: Nachricht): { message: Nachricht; version: '4.0.0' } => ({
  message: { ...message, kopf: { ...message.kopf, sendendesSystem: system } } as Nachricht,
  version: '4.0.0',
});
export const reply = (extra: Partial<Kopf>): Case => ({
  message: {
    messageType: '0504',
    kopf: kopf({ sendendesSystem: system, uuidUrsprungsnachricht: uuid(3), ...extra }),
  },
  version: '4.0.0',
});
export const batch = (head: Partial<Kopf>): Nachricht => ({
  messageType: '0613',
  kopf: kopf({ stapel: true, erstellerkennung: 'x', ...head }),
  schriftgutobjektZumLoeschenMarkieren: [
    { nummerImStapel: 1, id: uuid(10) },
    { nummerImStapel: 2, id: uuid(20) },
  ],
});
export const result = (extra: object): Nachricht => ({
  messageType: '0506',
  kopf: kopf(),
  ausgesondertesSgo: [{ id: uuid(10), erfolgreich: true, ...extra }],
});
export const schritt = (nummer: string) => ({
  nummer,
  status: { code: '003' },
  verfuegung: { ersteller: {}, adressat: {}, erstellungsdatum: '2026-01-02' },
});
export const hash = (wert: string) => ({ hash: { wert, algorithmus: { code: 'SHA-256' } } });
export const level = (depth: number): Akte =>
  depth === 0
    ? akte({ identifikation: { id: uuid(100) }, vorgang: [vorgang()] })
    : { kind: 'Akte', identifikation: { id: uuid(100 + depth) }, teilakte: [level(depth - 1)] };
export const context = (own: boolean, inner: boolean) =>
  four(transfer(akte({ kontextobjekt: own, vorgang: [vorgang({ kontextobjekt: inner })] })));
