import type { Clock } from '@rathaus/client-core/observe';
import type {
  Aussonderungsmetadaten,
  Dokument,
  Kontakt,
  System,
  Uebergabe,
  Vorgang,
} from '../model/index.ts';
import { dateiformatOf } from '../tables/dateiformat.ts';

/** A document with its file, as an application knows it. */
export interface NewDokument {
  betreff: string;
  kennzeichen?: string | undefined;
  /** Kind of document in words: "Antrag". */
  typ?: string | undefined;
  posteingangsdatum?: string | undefined;
  /** Name the file had: `Antrag.pdf`. Its extension decides the format. */
  fileName: string;
  /** Code of the list `dateiformat` when the extension is not enough: `044` for PDF/A. */
  dateiformat?: string | undefined;
}

/** An Akte to hand over, as an application knows it. */
export interface NewAbgabe {
  /** Who hands over and who takes over; a text is the name of the institution. */
  autor: Kontakt | string;
  leser: Kontakt | string;
  /** The sending software. 4.0 needs `produktname` and `produkthersteller`. */
  system?: System | undefined;
  akte: {
    betreff: string;
    kennzeichen?: string | undefined;
    /** Kind of file in words: "Steuerakte". */
    typ?: string | undefined;
    aussonderungsmetadaten?: Aussonderungsmetadaten | undefined;
  };
  vorgaenge: readonly {
    betreff: string;
    kennzeichen?: string | undefined;
    dokumente: readonly NewDokument[];
  }[];
  /** Ids of records the sender already gave away earlier stay the same: hand them in. New ones otherwise. */
  akteId?: string | undefined;
  prozessId?: string | undefined;
  /** Default `Date.now`. */
  clock?: Clock | undefined;
  /** Default `crypto.randomUUID`. */
  randomUuid?: (() => string) | undefined;
}

const kontaktOf = (kontakt: Kontakt | string): Kontakt =>
  typeof kontakt === 'string' ? { nameInstitution: { name: kontakt } } : kontakt;

/** `Antrag Müller.pdf` → `<UUID>_Antrag_Mueller.pdf`: letters every system stores, and never a path. */
function dateinameOf(uuid: string, fileName: string): string {
  const german: Readonly<Record<string, string>> = {
    ä: 'ae',
    ö: 'oe',
    ü: 'ue',
    ß: 'ss',
    Ä: 'Ae',
    Ö: 'Oe',
    Ü: 'Ue',
  };
  const plain = fileName
    .normalize('NFC')
    .replace(/[äöüßÄÖÜ]/g, (letter) => german[letter]!)
    .normalize('NFD')
    .replace(/[^A-Za-z0-9.-]+/g, '_')
    .replace(/\.{2,}/g, '.')
    .replace(/^[._]+/, '');
  const match = /^(.*?)(\.[A-Za-z0-9]{1,12})?$/.exec(plain)!;
  return `${uuid}_${(match[1] || 'Dokument').slice(0, 80)}${match[2] ?? '.bin'}`;
}

/**
 * Makes an `Abgabe.Abgabe.0401` for one Akte with its Vorgänge, documents and files. `files` says under which
 * name each file has to be in the container, in the order of the documents.
 *
 * @example
 * const { message, files } = createAbgabe({
 *   autor: 'Stadt Musterstadt',
 *   leser: 'Stadt Beispielhausen',
 *   akte: { betreff: 'Hundesteuer', typ: 'Steuerakte' },
 *   vorgaenge: [{ betreff: 'Anmeldung', dokumente: [{ betreff: 'Antrag', fileName: 'Antrag.pdf' }] }],
 * });
 */
export function createAbgabe(input: NewAbgabe): {
  message: Uebergabe;
  files: { dateiname: string; fileName: string }[];
} {
  const uuid = input.randomUuid ?? (() => crypto.randomUUID());
  const files: { dateiname: string; fileName: string }[] = [];
  const dokument = (entry: NewDokument): Dokument => {
    const id = uuid();
    // The file has a UUID of its own, because a document may have many versions.
    const dateiname = dateinameOf(uuid(), entry.fileName);
    files.push({ dateiname, fileName: entry.fileName });
    const { code, sonstigerName } = entry.dateiformat
      ? { code: entry.dateiformat, sonstigerName: undefined }
      : dateiformatOf(entry.fileName);
    return {
      kind: 'Dokument',
      identifikation: { id },
      allgemeineMetadaten: { betreff: entry.betreff, kennzeichen: entry.kennzeichen },
      posteingangsdatum: entry.posteingangsdatum,
      typ: entry.typ,
      version: [
        {
          nummer: '1',
          format: [
            {
              name: { code },
              sonstigerName,
              version: '',
              primaerdokument: { dateiname },
            },
          ],
        },
      ],
    };
  };
  const vorgang = input.vorgaenge.map(
    (entry): Vorgang => ({
      kind: 'Vorgang',
      identifikation: { id: uuid() },
      allgemeineMetadaten: { betreff: entry.betreff, kennzeichen: entry.kennzeichen },
      dokument: entry.dokumente.map(dokument),
    }),
  );
  const { betreff, kennzeichen, typ, aussonderungsmetadaten } = input.akte;
  const message: Uebergabe = {
    messageType: '0401',
    kopf: {
      prozessId: input.prozessId ?? uuid(),
      nachrichtenUuid: uuid(),
      erstellungszeitpunkt: new Date((input.clock ?? Date.now)()).toISOString(),
      autor: kontaktOf(input.autor),
      leser: kontaktOf(input.leser),
      sendendesSystem: input.system,
    },
    schriftgutobjekt: [
      {
        kind: 'Akte',
        identifikation: { id: input.akteId ?? uuid() },
        allgemeineMetadaten: {
          betreff,
          kennzeichen,
          medium: { code: '001' },
        },
        aussonderungsmetadaten,
        typ,
        vorgang,
      },
    ],
  };
  return { message, files };
}
