import type { Clock } from '@rathaus/client-core/observe';
import { eakteError } from '../../errors.ts';
import type {
  Aussonderungsmetadaten,
  Dokument,
  Hash,
  Kontakt,
  Primaerdokument,
  System,
  Uebergabe,
  Vorgang,
  Zeitraum,
} from '../model/index.ts';
import { dateiformate, dateiformatOf } from '../tables/dateiformat.ts';
import type { XdomeaVersion } from '../version.ts';
import { wireName } from './wire-name.ts';

/** Digest of a file, as `hashOf()` of `@rathaus/eakte-client/package` makes it. */
export interface FileHash {
  algorithm: 'SHA-256' | 'SHA-384' | 'SHA-512';
  /** Hexadecimal digits. */
  hex: string;
}

/** A document with its file, as an application knows it. */
export interface NewDokument {
  betreff: string;
  kennzeichen?: string | undefined;
  /** Kind of document in words: "Antrag". */
  typ?: string | undefined;
  posteingangsdatum?: string | undefined;
  /**
   * Name the file had, kept exactly in `DateinameOriginal` (from 3.0 on): `Antrag Müller § 5.pdf`. Its extension decides
   * the format.
   */
  fileName: string;
  /** Digest of the content, which the receiver compares (4.0). */
  hash?: FileHash | undefined;
  /** Code of the list `dateiformat` when the extension is not enough: `044` for PDF/A. */
  dateiformat?: string | undefined;
}

/** What the retention of a record is counted from (`dueDate()`). Days as `2020-05-31`. */
export interface NewLaufzeit {
  /** Closed ("zu den Akten"). */
  zda?: boolean | undefined;
  zdaDatum?: string | undefined;
  laufzeit?: Zeitraum | undefined;
}

/** An Akte to hand over, as an application knows it. */
export interface NewAbgabe {
  /**
   * Version the message will be written in. What it has no place for (original names of files and days of closing before
   * 3.0, digests and the producer of the software before 4.0) is then left out and named in `losses`. Without it everything is in the
   * message, and the writer's `onLoss` is asked.
   */
  version?: XdomeaVersion | undefined;
  /** Who hands over and who takes over; a text is the name of the institution. */
  autor: Kontakt | string;
  leser: Kontakt | string;
  /** The sending software. 4.0 needs `produktname` and `produkthersteller`. */
  system?: System | undefined;
  akte: NewLaufzeit & {
    betreff: string;
    kennzeichen?: string | undefined;
    /** Kind of file in words: "Steuerakte". */
    typ?: string | undefined;
    aussonderungsmetadaten?: Aussonderungsmetadaten | undefined;
  };
  vorgaenge: readonly (NewLaufzeit & {
    betreff: string;
    kennzeichen?: string | undefined;
    dokumente: readonly NewDokument[];
  })[];
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

/** A file of the Abgabe. */
export interface AbgabeFile {
  /** Name in the container: `<UUID>_Antrag_Mueller_5.pdf`. */
  dateiname: string;
  /** Name the file had. */
  fileName: string;
}

/** Something an application knows that the version has no place for. Keep it beside the container. */
export interface AbgabeLoss {
  /** Field of the message, as in `Loss`. */
  path: string;
  /** Name of the file in the container; undefined for what is said of no file. */
  dateiname?: string | undefined;
  what: 'original-name' | 'hash' | 'producer' | 'closing';
}

/** Digits of a digest. */
const digits = { 'SHA-256': 64, 'SHA-384': 96, 'SHA-512': 128 } as const;

function hashIn(hash: FileHash, path: string): Hash {
  const wert = hash.hex.toLowerCase();
  if (
    !Object.hasOwn(digits, hash.algorithm) ||
    !/^[0-9a-f]+$/.test(wert) ||
    wert.length !== digits[hash.algorithm]
  ) {
    throw eakteError('eakte.xdomea.invalid-model', {
      message: `${path}: no digest of ${digits[hash.algorithm] ?? 'a known number of'} hexadecimal digits`,
      details: { path },
    });
  }
  return { wert, algorithmus: { code: hash.algorithm } };
}

/**
 * Makes an `Abgabe.Abgabe.0401` for one Akte with its Vorgänge, documents and files. `files` says under which
 * name each file has to be in the container, in the order of the documents: a name every system stores, however the
 * file was called. Throws `eakte.xdomea.invalid-model` for a digest that is none.
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
  files: AbgabeFile[];
  losses: AbgabeLoss[];
} {
  const uuid = input.randomUuid ?? (() => crypto.randomUUID());
  const { version } = input;
  const files: AbgabeFile[] = [];
  const losses: AbgabeLoss[] = [];
  const primaerdokument = (entry: NewDokument, code: string, path: string): Primaerdokument => {
    // The file has a UUID of its own, because a document may have many versions.
    const dateiname = wireName(uuid(), entry.fileName, dateiformate[code]);
    files.push({ dateiname, fileName: entry.fileName });
    const file: Primaerdokument = { dateiname };
    if (version?.startsWith('2.') !== true) file.dateinameOriginal = entry.fileName;
    else losses.push({ path: `${path}.dateinameOriginal`, dateiname, what: 'original-name' });
    if (entry.hash === undefined) return file;
    const hash = hashIn(entry.hash, `${path}.hash`);
    if (version === undefined || version === '4.0.0') file.hash = hash;
    else losses.push({ path: `${path}.hash`, dateiname, what: 'hash' });
    return file;
  };
  /** In 2.x an Akte cannot be closed, and nothing has the day of it. */
  const laufzeitOf = (entry: NewLaufzeit, path: string, hasZda: boolean): NewLaufzeit => {
    const { zda, zdaDatum, laufzeit } = entry;
    if (version?.startsWith('2.') !== true) return { zda, zdaDatum, laufzeit };
    if (zda !== undefined && !hasZda) losses.push({ path: `${path}.zda`, what: 'closing' });
    if (zdaDatum !== undefined) losses.push({ path: `${path}.zdaDatum`, what: 'closing' });
    return { zda: hasZda ? zda : undefined, laufzeit };
  };
  const dokument = (entry: NewDokument, path: string): Dokument => {
    const id = uuid();
    const { code, sonstigerName } = entry.dateiformat
      ? { code: entry.dateiformat, sonstigerName: undefined }
      : dateiformatOf(entry.fileName);
    const file = primaerdokument(entry, code, `${path}.version[0].format[0].primaerdokument`);
    return {
      kind: 'Dokument',
      identifikation: { id },
      allgemeineMetadaten: { betreff: entry.betreff, kennzeichen: entry.kennzeichen },
      posteingangsdatum: entry.posteingangsdatum,
      typ: entry.typ,
      version: [
        {
          nummer: '1',
          format: [{ name: { code }, sonstigerName, version: '', primaerdokument: file }],
        },
      ],
    };
  };
  const vorgang = input.vorgaenge.map(
    (entry, at): Vorgang => ({
      kind: 'Vorgang',
      identifikation: { id: uuid() },
      allgemeineMetadaten: { betreff: entry.betreff, kennzeichen: entry.kennzeichen },
      ...laufzeitOf(entry, `schriftgutobjekt[0].vorgang[${at}]`, true),
      dokument: entry.dokumente.map((one, index) =>
        dokument(one, `schriftgutobjekt[0].vorgang[${at}].dokument[${index}]`),
      ),
    }),
  );
  const system = input.system && { ...input.system };
  if (system?.produkthersteller !== undefined && version !== undefined && version !== '4.0.0') {
    system.produkthersteller = undefined;
    losses.push({ path: 'kopf.sendendesSystem.produkthersteller', what: 'producer' });
  }
  const { betreff, kennzeichen, typ, aussonderungsmetadaten } = input.akte;
  const message: Uebergabe = {
    messageType: '0401',
    kopf: {
      prozessId: input.prozessId ?? uuid(),
      nachrichtenUuid: uuid(),
      erstellungszeitpunkt: new Date((input.clock ?? Date.now)()).toISOString(),
      autor: kontaktOf(input.autor),
      leser: kontaktOf(input.leser),
      sendendesSystem: system,
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
        ...laufzeitOf(input.akte, 'schriftgutobjekt[0]', false),
        vorgang,
      },
    ],
  };
  return { message, files, losses };
}
