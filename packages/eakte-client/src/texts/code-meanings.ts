import { type LocalText, type Mask, text } from '@rathaus/client-core/texts';
import { isListedFeedback } from '../xdomea/tables/feedback-codes.ts';

/** What went wrong between two systems, by the last two digits of a code of `allgemeinerueckmeldung`. */
const fromSpecialistSystem: Readonly<Record<string, LocalText>> = {
  '01': text('das DMS war nicht erreichbar', 'the document management could not be reached'),
  '02': text('die Verbindung brach ab', 'the connection was lost'),
  '03': text('die Kennung des Benutzers ist unbekannt', 'the user is unknown'),
  '04': text('dem Benutzer fehlen Rechte', 'the user lacks rights'),
  '05': text('das Fachverfahren ist unbekannt', 'the specialist system is unknown'),
  '06': text('die Verwaltung ist unbekannt', 'the administration is unknown'),
  '07': text('die Sitzung ist ungültig', 'the session is invalid'),
  '08': text('die Nachricht entspricht nicht dem Schema', 'the message does not follow the schema'),
  '09': text('die Nachricht wurde schon verarbeitet', 'the message was processed before'),
  '10': text('der Stapel ist leer', 'the batch is empty'),
  '11': text('im Dialog ist nur ein Objekt erlaubt', 'a dialogue allows one object only'),
  '12': text('der Stapel ist zu klein', 'the batch is too small'),
  '13': text('die Länge des Stapels stimmt nicht', 'the length of the batch is wrong'),
  '14': text('der Stapel ist fehlerhaft aufgebaut', 'the batch is malformed'),
  '15': text('die Übertragung schlug fehl', 'the transmission failed'),
  '16': text('das Verzeichnis ist ungültig', 'the directory is invalid'),
  '17': text('die URL ist ungültig', 'the URL is invalid'),
  '18': text('die Datei wurde nicht gefunden', 'the file was not found'),
  '19': text('die Datenbanktabelle ist nicht zugreifbar', 'the database table cannot be accessed'),
};

/** 05nn: the same faults the other way round, with two of the batch left out. */
const toSpecialistSystem: Readonly<Record<string, LocalText>> = {
  ...Object.fromEntries(Object.entries(fromSpecialistSystem).slice(0, 10)),
  '01': text('das Fachverfahren war nicht erreichbar', 'the specialist system could not be reached'),
  '11': fromSpecialistSystem['13']!,
  '12': fromSpecialistSystem['14']!,
  '13': fromSpecialistSystem['15']!,
  '14': fromSpecialistSystem['16']!,
  '15': fromSpecialistSystem['17']!,
  '16': fromSpecialistSystem['18']!,
};

const whole: Readonly<Record<string, LocalText>> = {
  '0000000': text('erfolgreich', 'successful'),
  '0000499': text('unbekannter Fehler', 'unknown error'),
  '0000999': text('unbekannter Fehler', 'unknown error'),
  '0605001': text('die Akte, in die abgelegt werden soll, ist unbekannt', 'the container is unknown'),
  '0605002': fromSpecialistSystem['16']!,
  '0605003': fromSpecialistSystem['17']!,
  '0605004': fromSpecialistSystem['18']!,
  '0605005': text('die Datei kann nicht abgelegt werden', 'the file cannot be stored'),
  '0605006': text(
    'ein Metadatum hat ungültige Zeichen im Namen',
    'a metadatum has invalid characters in its name',
  ),
  '0605007': text(
    'ein Metadatum hat ungültige Zeichen im Wert',
    'a metadatum has invalid characters in its value',
  ),
  '0605008': text(
    'ein Metadatum hat ungültige Zeichen in der Beschreibung',
    'a metadatum has invalid characters in its description',
  ),
};

/**
 * What an error code of a reply means, in words; undefined for codes of other lists. Source: code lists
 * allgemeinerueckmeldung 1.1 and spezifischefehlermeldung0601 to 0632.
 */
export function codeMeaning(code: string): LocalText | undefined {
  if (Object.hasOwn(whole, code)) return whole[code];
  const general = /^0000(0|5)(\d\d)$/.exec(code);
  if (general) {
    const table = general[1] === '0' ? fromSpecialistSystem : toSpecialistSystem;
    return Object.hasOwn(table, general[2]!) ? table[general[2]!] : undefined;
  }
  const specific = /^(06(?:[012]\d|3[012]))\d{3}$/.exec(code);
  return specific
    ? text(`Fehler ${code} zum Auftrag ${specific[1]}`, `error ${code} of order ${specific[1]}`)
    : undefined;
}

/** A code for people: that of a list of the standard as it is, another one is content of the message and may be masked. */
export const shownCode = (code: string, mask: Mask): string =>
  isListedFeedback(code) ? code : mask.word(code);

/** Why something was not taken over: the receiver's own words, else the meaning of its code, else the code. */
export function reasonText(reason: string | undefined, code: string | undefined): LocalText | undefined {
  // A sentence is quoted without its full stop: the sentence around it has one.
  const quoted = reason?.replace(/\.$/, '');
  if (quoted) return text(`„${quoted}“`, `“${quoted}”`);
  if (!code) return undefined;
  return codeMeaning(code) ?? text(`Fehlercode ${code}`, `error code ${code}`);
}
