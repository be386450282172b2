import { createHash } from 'node:crypto';
import { samplePdf } from '../../src/sample/index.ts';
import type { Akte, Dokument, Geschaeftsgang, Kontakt, Nachricht, Vorgang } from '../../src/xdomea/index.ts';
import { writeMessageText } from '../../src/xdomea/index.ts';
import { type ForgedEntry, forgeZip } from '../package/forge-zip.ts';

/** A file of a test, with what the message says of it. */
export interface TestFile {
  /** Without the UUID in front. */
  readonly name: string;
  readonly data: Buffer;
  /** `true`: the right hash, `false`: none, text: that hash. */
  readonly hash?: boolean | string;
  /** Whether the container has it. Default true. */
  readonly packed?: boolean;
}

/** UUIDs that are the same each time. */
export const uuid = (number: number): string =>
  `0a2b3c4d-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;

const person = (vorname: string, name: string, amt: string): Kontakt => ({
  nameInstitution: { name: 'Stadt Musterstadt' },
  nameOrganisationseinheit: { name: amt },
  nameAnsprechpartner: { vorname: { name: vorname }, familienname: { name } },
  anschrift: [{ strasse: 'Marktstraße', hausnummer: '12', postleitzahl: '59999', ort: 'Musterstadt' }],
  erreichbarkeit: [{ kanal: { code: '01' }, kennung: 'post@musterstadt.example' }],
});

const juergen = person('Jürgen', 'Groß-Weiß', 'Ordnungsamt');
const nadia = person('Nǎdia', 'Böhm-Ćosić', 'Tiefbauamt');

const way: Geschaeftsgang = {
  identifikation: { id: uuid(900) },
  beteiligungsschritt: [
    {
      nummer: '1',
      status: { code: '003' },
      verfuegung: {
        ersteller: juergen,
        adressat: juergen,
        erstellungsdatum: '2026-11-23',
        verfuegung: 'Entwurf',
      },
      bearbeitung: {
        bearbeiter: juergen,
        datum: '2026-11-23',
        uhrzeit: '09:12:00',
        vermerk: 'Gehwegbreite geprüft.',
      },
    },
    {
      nummer: '2',
      status: { code: '002' },
      verfuegung: {
        ersteller: juergen,
        adressat: nadia,
        erstellungsdatum: '2026-11-24',
        verfuegung: 'Mitzeichnung',
        terminDatum: '2026-11-25',
        notiz: 'Bitte bis Mittwoch.',
      },
    },
    {
      nummer: '3',
      status: { code: '001' },
      verfuegung: {
        ersteller: juergen,
        adressat: nadia,
        erstellungsdatum: '2026-11-24',
        verfuegung: 'Schlusszeichnung',
      },
      parallelZuBeteiligungsschritt: ['2'],
    },
  ],
};

/** The smallest picture: one red point. */
export const redPoint = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==',
  'base64',
);
export const tinyGif = Buffer.from('R0lGODlhAQABAIAAAP8AAAAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==', 'base64');

export const plainFiles: readonly TestFile[] = [
  { name: 'Antrag.pdf', data: Buffer.from(samplePdf('Antrag')), hash: true },
  { name: 'Lageplan.png', data: redPoint, hash: true },
  {
    name: 'Vermerk.txt',
    data: Buffer.from('Gehwegbreite: 1,80 m\r\nRettungsweg: 3,50 m <frei>\n'),
    hash: true,
  },
  { name: 'Stellungnahme.docx', data: Buffer.from('PK fehlt'), packed: false },
  { name: 'Bescheid.pdf', data: Buffer.from(samplePdf('Bescheid')), hash: 'ab'.repeat(64) },
];

export const fileName = (file: TestFile, index: number) => `${uuid(1000 + index)}_${file.name}`;

function dokument(index: number, files: readonly TestFile[], betreff: string): Dokument {
  return {
    kind: 'Dokument',
    identifikation: { id: uuid(100 + index), nummerImUebergeordnetenContainer: index + 1 },
    allgemeineMetadaten: { betreff, kennzeichen: `32.12/2026-00417-${index + 1}`, medium: { code: '001' } },
    datumDesSchreibens: '2026-11-09',
    bearbeiter: 'Zoë Ó Briain-Weiß',
    version: [
      {
        nummer: '1',
        format: files.map((file, at) => ({
          name: { code: '018' },
          version: '1.0',
          primaerdokument: {
            dateiname: fileName(file, index * 100 + at),
            dateinameOriginal: file.name,
            hash: hashOf(file),
          },
        })),
      },
    ],
    verweis:
      index === 0
        ? [{ id: uuid(2), sgoTyp: { code: '003' }, bemerkung: 'gehört dazu' }, { id: uuid(77) }]
        : undefined,
  };
}

function hashOf({ hash, data }: TestFile) {
  if (hash === undefined || hash === false) return undefined;
  const wert = hash === true ? createHash('sha512').update(data).digest('hex') : hash;
  return { wert, algorithmus: { code: 'SHA-512', listVersion: '1.0.0' } };
}

/** An Akte of an invented town with everything a record can have. */
export function richAkte(files: readonly TestFile[] = plainFiles, change: Partial<Akte> = {}): Akte {
  const vorgang: Vorgang = {
    kind: 'Vorgang',
    identifikation: { id: uuid(2) },
    allgemeineMetadaten: {
      betreff: 'Außengastronomie, Marktstraße 12',
      kennzeichen: '32.12/2026-00417',
      federfuehrung: 'Ordnungsamt',
      bemerkung: 'Café Łódź-Şahin',
    },
    laufzeit: { beginn: '2026-11-09', ende: '2026-11-24' },
    historienProtokollInformation: [
      {
        akteur: 'Þórunn Lüdenscheidt',
        datumUhrzeit: '2026-11-20T11:08:00.000+01:00',
        aktion: 'Zurückgegeben',
        bemerkung: 'Rettungsweg fehlt im Text.',
      },
      {
        akteur: 'Jürgen Groß-Weiß',
        datumUhrzeit: '2026-11-23T09:12:00.000+01:00',
        aktion: 'Geändert',
        metadatumName: 'Betreff',
        metadatumAlterWert: 'Tische',
        metadatumNeuerWert: 'Außengastronomie',
      },
    ],
    internerGeschaeftsgang: [way],
    kontakt: [juergen],
    dokument: files.length > 0 ? [dokument(0, files, 'Antrag mit Anlagen')] : undefined,
  };
  return {
    kind: 'Akte',
    identifikation: { id: uuid(1) },
    allgemeineMetadaten: {
      betreff: 'Sondernutzung Innenstadt 2026',
      kennzeichen: '32.12/2026',
      aktenplaneinheit: { kennzeichen: '32.12', inhaltsangabe: 'Sondernutzungen' },
      geheimhaltung: {
        geheimhaltungsgrad: { code: '003' },
        einstufungsfrist: '2040',
        herausgeber: 'Kämmerei',
      },
    },
    aussonderungsmetadaten: {
      aufbewahrungsdauer: { anzahlJahre: 10 },
      aussonderungsart: { code: 'B' },
      bewertungsvorschlag: { code: 'A' },
      bewertungsvorschlagBegruendung: 'stadtbildprägend',
    },
    laufzeit: { beginn: '2026-01-01', ende: '2026-12-31' },
    vorgang: [vorgang],
    zda: true,
    zdaDatum: '2027-01-07',
    ...change,
  };
}

/** A message around some records. */
export const messageOf = (records: readonly Akte[]): Nachricht => ({
  messageType: '0401',
  kopf: {
    prozessId: uuid(5000),
    nachrichtenUuid: uuid(5001),
    nachrichtentyp: { code: '0401' },
    erstellungszeitpunkt: '2026-11-20T09:00:00.000+01:00',
    autor: juergen,
    leser: person('Anna', 'Łódź-Şahin', 'Archiv'),
    sendendesSystem: { produktname: 'Akte', produkthersteller: 'Muster GmbH', produktversion: '1' },
    lfdNrNachrichtProTyp: 1,
    gesamtanzahlNachrichtenProTyp: 1,
  },
  schriftgutobjekt: records,
});

/** A container with the message and the files of its first document. */
export async function containerOf(
  files: readonly TestFile[] = plainFiles,
  records: readonly Akte[] = [richAkte(files)],
  more: readonly ForgedEntry[] = [],
): Promise<{ zip: Buffer; xml: string; name: string }> {
  const xml = await writeMessageText(messageOf(records), { version: '4.0.0' });
  const stem = `${uuid(5000)}_Abgabe.Abgabe.0401`;
  const entries: ForgedEntry[] = [
    { name: `${stem}.xml`, data: Buffer.from(xml), method: 8 },
    ...files.flatMap((file, index) =>
      file.packed === false ? [] : [{ name: fileName(file, index), data: file.data }],
    ),
    ...more,
  ];
  return { zip: forgeZip(entries), xml, name: `${stem}.zip` };
}
