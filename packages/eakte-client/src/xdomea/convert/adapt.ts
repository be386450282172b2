import { bindingsOf } from '../mapping/binding.ts';
import type {
  Akte,
  Dokument,
  Gesamtergebnis,
  Nachricht,
  Objektergebnis,
  Primaerdokument,
  Schriftgutobjekt,
  Vorgang,
} from '../model/index.ts';
import type { XdomeaVersion } from '../version.ts';
import { type Loss, type LossReason, lossOf } from '../write/loss.ts';
import { walk } from './walk.ts';

/** What a conversion needs beside the message. */
export interface AdaptContext {
  from: XdomeaVersion;
  to: XdomeaVersion;
  randomUuid(): string;
  /** Maker of the sending software, which 4.0 demands and older messages do not name. */
  produktname: string;
  produkthersteller: string;
  uuidUrsprungsnachricht: string | undefined;
  losses: Loss[];
  /** Files that are part of the message in 2.x and lie beside it since 3.0. */
  files: { dateiname: string; content: Uint8Array }[];
  /** Files that need another name in the target version. */
  renamed: { from: string; to: string }[];
}

const list = <T>(value: unknown): T[] => (Array.isArray(value) ? (value as T[]) : []);

/**
 * Changes a message in place where versions differ in more than names: what the target cannot hold in the old
 * shape takes its new one. Everything else is left to the writer, which reports what has no place.
 */
export function adapt(message: Nachricht, context: AdaptContext): void {
  const lose = (path: string, reason: LossReason, de?: string, en?: string) =>
    context.losses.push(lossOf(path, reason, de === undefined ? undefined : { de, en: en ?? de }));
  const { from, to } = context;
  const to40 = to === '4.0.0';
  const from40 = from === '4.0.0';
  if (to40 && !from40) enterNewest(message, context);
  if (from40 && !to40) leaveNewest(message, lose);
  if (from.startsWith('2') && !to.startsWith('2'))
    walk(message, { dokument: (dokument, path) => extractSignatures(dokument, path, context, lose) });
  if (to.startsWith('2') && !from.startsWith('2')) {
    walk(message, {
      akte: (akte, path) => wrapLooseDocuments(akte, path, context, lose),
      dokument: (dokument) => renameFiles(dokument, context),
    });
  }
  if (to40 !== from40) {
    walk(message, {
      kontakt(kontakt, path) {
        const known = kontakt.behoerdenkennung;
        if (known === undefined) return;
        // The keys before 4.0 and since 4.0 are of different registers without an official mapping.
        const kept = to40
          ? known.kennung !== undefined
          : known.behoerdenschluessel !== undefined || known.praefix !== undefined;
        if (kept) return;
        delete kontakt.behoerdenkennung;
        lose(`${path}.behoerdenkennung`, 'no-place');
      },
    });
  }
  if (!to40) {
    walk(message, { dokument: (dokument, path) => flattenPieces(dokument, path, lose) });
  }
}

type Lose = (path: string, reason: LossReason, de?: string, en?: string) => void;

function enterNewest(message: Nachricht, context: AdaptContext): void {
  const { kopf } = message;
  kopf.nachrichtenUuid ??= context.randomUuid();
  if (context.uuidUrsprungsnachricht !== undefined && isReply(message.messageType)) {
    kopf.uuidUrsprungsnachricht ??= context.uuidUrsprungsnachricht;
  }
  kopf.sendendesSystem = { ...kopf.sendendesSystem };
  kopf.sendendesSystem.produktname ??= context.produktname;
  kopf.sendendesSystem.produkthersteller ??= context.produkthersteller;
  if (message.messageType === '0501' || message.messageType === '0503') {
    const records = list<Schriftgutobjekt>(message.schriftgutobjekt);
    message.schriftgutobjekt = records.map((record) =>
      record.kind === 'Dokument' ? enclose([record], context) : record,
    );
  }
  const results = resultsOf(message);
  if (results) {
    const holder = message as { erfolgOderMisserfolg?: Gesamtergebnis };
    holder.erfolgOderMisserfolg ??= { erfolgreich: overall(results) };
  }
}

function leaveNewest(message: Nachricht, lose: Lose): void {
  if (message.kopf.nachrichtenUuid !== undefined) {
    delete message.kopf.nachrichtenUuid;
    lose('kopf.nachrichtenUuid', 'no-place');
  }
  const results = resultsOf(message);
  const holder = message as { erfolgOderMisserfolg?: Gesamtergebnis };
  const whole = holder.erfolgOderMisserfolg;
  // The overall result follows from the single ones; only what goes beyond them is lost.
  if (results && whole && Object.keys(whole).length === 1 && whole.erfolgreich === overall(results)) {
    delete holder.erfolgOderMisserfolg;
  }
}

/** True when the message type of 4.0 names the message it answers. */
function isReply(messageType: string): boolean {
  const { schema, byType } = bindingsOf('4.0.0');
  const root = schema.rootNames.get(messageType);
  const type = root === undefined ? undefined : schema.typeByName.get(root);
  return type !== undefined && byType[type.id]!.fields.kopf?.uuidUrsprungsnachricht !== undefined;
}

const overall = (results: Objektergebnis[]) => results.every((result) => result.erfolgreich);

/** The single results of a confirmation, of the messages that have them. */
function resultsOf(message: Nachricht): Objektergebnis[] | undefined {
  switch (message.messageType) {
    case '0402':
      return list(message.abgegebenesSgo);
    case '0506':
      return list(message.ausgesondertesSgo);
    case '0514':
      return list(message.bewerteteAktenplaneinheit);
    case '0703':
      return list(message.ausgelagertesSgo);
    case '0723':
      return list(message.rueckuebertragenesSgo);
    default:
      return undefined;
  }
}

/** A Vorgang around documents that may not stand alone in the target version. */
function enclose(dokument: Dokument[], context: AdaptContext): Vorgang {
  return {
    kind: 'Vorgang',
    identifikation: { id: context.randomUuid() },
    allgemeineMetadaten: { betreff: dokument[0]?.allgemeineMetadaten?.betreff ?? 'Dokumente' },
    dokument,
  };
}

function wrapLooseDocuments(akte: Akte, path: string, context: AdaptContext, lose: Lose): void {
  const dokument = list<Dokument>(akte.dokument);
  const vorgang = list<Vorgang>(akte.vorgang);
  if (dokument.length === 0 || vorgang.length === 0) return;
  akte.vorgang = [...vorgang, enclose(dokument, context)];
  delete akte.dokument;
  lose(
    `${path}.dokument`,
    'weakened',
    'Version 2 lässt in einer Akte nur Dokumente oder Vorgänge zu: Die Dokumente liegen in einem neuen Vorgang.',
    'Version 2 allows only documents or Vorgänge in an Akte: the documents lie in a new Vorgang.',
  );
}

function flattenPieces(dokument: Dokument, path: string, lose: Lose): void {
  const pieces = dokument.schriftstueck;
  if (pieces === undefined) return;
  delete dokument.schriftstueck;
  if (pieces.length === 0) return;
  dokument.anlage = [...(dokument.anlage ?? []), ...pieces];
  lose(
    `${path}.schriftstueck`,
    'weakened',
    'Schriftstücke gibt es erst ab 4.0: Sie werden als Anlagen übergeben.',
    'Schriftstücke exist only since 4.0: they are handed over as attachments.',
  );
}

function filesOf(dokument: Dokument): Primaerdokument[] {
  return (dokument.version ?? []).flatMap((version) =>
    (version.format ?? []).flatMap((format) => format.primaerdokument ?? []),
  );
}

function extractSignatures(dokument: Dokument, path: string, context: AdaptContext, lose: Lose): void {
  for (const file of filesOf(dokument)) {
    const daten = file.signaturdaten;
    if (daten === undefined) continue;
    delete file.signaturdaten;
    let binary: string;
    try {
      binary = atob(daten.signatur.container.replace(/\s+/g, ''));
    } catch {
      lose(`${path}.signaturdaten`, 'value');
      continue;
    }
    const dateiname = `${context.randomUuid()}_signatur.p7s`;
    context.files.push({ dateiname, content: Uint8Array.from(binary, (letter) => letter.charCodeAt(0)) });
    file.signaturSiegel = { signaturSiegelDatei: [dateiname] };
    lose(
      `${path}.signaturdaten`,
      'weakened',
      'Die eingebettete Signatur wird zur Datei; Zertifikate und Sperrauskünfte daneben entfallen.',
      'The embedded signature becomes a file; certificates and revocation answers beside it are dropped.',
    );
  }
}

/** 2.x wants `<UUID>_<name>.<extension>`. */
function renameFiles(dokument: Dokument, context: AdaptContext): void {
  const rename = (name: string): string => {
    if (/^.{36}_[^\n\r]*\.[^\n\r]*$/.test(name)) return name;
    const match = /^(.{36})_?(.*)$/s.exec(name);
    if (!match) return name;
    const rest = match[2]!.replace(/^\./, 'datei.') || 'datei';
    const to = `${match[1]}_${rest.includes('.') ? rest : `${rest}.bin`}`;
    context.renamed.push({ from: name, to });
    return to;
  };
  for (const file of filesOf(dokument)) file.dateiname = rename(file.dateiname);
}
