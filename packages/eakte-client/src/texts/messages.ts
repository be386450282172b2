import { type LocalText, text } from '@rathaus/client-core/texts';
import { type MessageParty, type MessageRole, messageParties } from '../xdomea/messages/roles.ts';

/** Names of the message types for people. German: as in the standard, in words. */
const names: Readonly<Record<string, LocalText>> = {
  '0101': text('Information', 'Information'),
  '0102': text('Empfangsbestätigung der Information', 'Receipt of the information'),
  '0201': text('Geschäftsgang', 'Workflow'),
  '0202': text('Empfangsbestätigung des Geschäftsgangs', 'Receipt of the workflow'),
  '0203': text('Mitteilung eines geänderten Laufwegs', 'Notice of a changed route'),
  '0301': text('Aktenplan', 'File plan'),
  '0302': text('Empfangsbestätigung des Aktenplans', 'Receipt of the file plan'),
  '0401': text('Abgabe', 'Handover'),
  '0402': text('Bestätigung des Imports der Abgabe', 'Confirmation of the import of the handover'),
  '0403': text('Empfangsbestätigung der Abgabe', 'Receipt of the handover'),
  '0501': text('Anbieteverzeichnis', 'Offer'),
  '0502': text('Bewertungsverzeichnis', 'Appraisal'),
  '0503': text('Aussonderung', 'Transfer to the archive'),
  '0504': text('Empfangsbestätigung der Anbietung', 'Receipt of the offer'),
  '0505': text('Empfangsbestätigung der Bewertung', 'Receipt of the appraisal'),
  '0506': text('Bestätigung des Imports der Aussonderung', 'Confirmation of the import of the transfer'),
  '0507': text('Empfangsbestätigung der Aussonderung', 'Receipt of the transfer'),
  '0511': text('Aktenplan zur Bewertung', 'File plan for appraisal'),
  '0512': text('Empfangsbestätigung des Aktenplans zur Bewertung', 'Receipt of the file plan for appraisal'),
  '0513': text('Bewertungskatalog', 'Catalogue of appraisals'),
  '0514': text(
    'Bestätigung des Imports des Bewertungskatalogs',
    'Confirmation of the import of the catalogue of appraisals',
  ),
  '0515': text('Empfangsbestätigung des Bewertungskatalogs', 'Receipt of the catalogue of appraisals'),
  '0601': text('Auftrag: Dokument aktualisieren', 'Order: update a document'),
  '0602': text('Auftrag: Objekt ansehen', 'Order: view a record'),
  '0603': text('Auftrag: Objekt bearbeiten', 'Order: edit a record'),
  '0604': text('Auftrag: Objekt erstellen', 'Order: create a record'),
  '0605': text('Auftrag: Objekt ablegen', 'Order: file a record'),
  '0606': text('Auftrag: Objekt drucken', 'Order: print a record'),
  '0607': text('Auftrag: Protokolleintrag erstellen', 'Order: add a log entry'),
  '0608': text('Auftrag: Objekt suchen', 'Order: search records'),
  '0609': text('Auftrag: Metadaten anlegen', 'Order: add metadata'),
  '0610': text('Auftrag: Metadaten aktualisieren', 'Order: update metadata'),
  '0611': text('Auftrag: Metadaten ansehen', 'Order: view metadata'),
  '0612': text('Auftrag: Metadaten löschen', 'Order: delete metadata'),
  '0613': text('Auftrag: zum Löschen markieren', 'Order: mark for deletion'),
  '0614': text('Auftrag: Löschmarkierung aufheben', 'Order: remove the mark for deletion'),
  '0615': text('Auftrag: endgültig löschen', 'Order: delete for good'),
  '0616': text('Auftrag: Löschstatus abfragen', 'Order: ask for the deletion status'),
  '0617': text('Auftrag: als ungültig kennzeichnen', 'Order: mark as invalid'),
  '0618': text('Auftrag: Datensatz löschen', 'Order: delete a data set'),
  '0619': text('Auftrag: Benachrichtigungen abrufen', 'Order: fetch notifications'),
  '0620': text('Auftrag: Vertretung aktivieren oder deaktivieren', 'Order: switch a deputy on or off'),
  '0621': text('Auftrag: Vertretungsstatus abfragen', 'Order: ask for the deputy status'),
  '0622': text('Auftrag: Zuständigkeit ändern', 'Order: change the responsibility'),
  '0623': text('Auftrag: Gesamtprotokoll ablegen', 'Order: file the whole log'),
  '0624': text('Auftrag: zu den Akten verfügen', 'Order: close a record'),
  '0625': text('Auftrag: Systemstatus abfragen', 'Order: ask for the system status'),
  '0626': text('Auftrag: Konfigurationsparameter erstellen', 'Order: create configuration parameters'),
  '0627': text('Auftrag: Konfigurationsparameter aktualisieren', 'Order: update configuration parameters'),
  '0628': text('Auftrag: Konfigurationsparameter abrufen', 'Order: fetch configuration parameters'),
  '0629': text('Empfangsbestätigung des Auftrags', 'Receipt of the order'),
  '0630': text('Ergebnis des Auftrags', 'Result of the order'),
  '0631': text('Auftrag: Primärdokument exportieren', 'Order: export a primary file'),
  '0632': text('Auftrag: zu den Akten aufheben', 'Order: reopen a record'),
  '0701': text('Auslagerung in das Zwischenarchiv', 'Move to the intermediate archive'),
  '0702': text('Empfangsbestätigung der Auslagerung', 'Receipt of the move'),
  '0703': text('Bestätigung des Imports der Auslagerung', 'Confirmation of the import of the move'),
  '0711': text('Anforderung einer Rückleihe', 'Request for a loan'),
  '0712': text('Rückleihe', 'Loan'),
  '0713': text('Empfangsbestätigung der Rückleihe', 'Receipt of the loan'),
  '0721': text('Anforderung einer Rückübertragung', 'Request for a return'),
  '0722': text('Rückübertragung', 'Return'),
  '0723': text('Bestätigung des Imports der Rückübertragung', 'Confirmation of the import of the return'),
  '0724': text('Empfangsbestätigung der Rückübertragung', 'Receipt of the return'),
};

/**
 * Name of a message type for people, `Aussonderung (0503)`; undefined when the standard has no such type.
 *
 * @example
 * messageName('0506')?.de; // 'Bestätigung des Imports der Aussonderung (0506)'
 */
export function messageName(messageType: string): LocalText | undefined {
  if (!Object.hasOwn(names, messageType)) return undefined;
  const { de, en } = names[messageType]!;
  return text(`${de} (${messageType})`, `${en} (${messageType})`);
}

/** Who takes part, for people, as the beginning of a sentence and as a name. */
export const partyTexts: Readonly<Record<MessageParty, LocalText>> = {
  authority: text('Behörde', 'Authority'),
  receiver: text('Empfänger', 'Receiver'),
  archive: text('Archiv', 'Archive'),
  'intermediate-archive': text('Zwischenarchiv', 'Intermediate archive'),
  'specialist-system': text('Betrieb des Fachverfahrens', 'Operator of the specialist system'),
  'records-system': text('Betrieb des DMS', 'Operator of the document management'),
};

/** "laut Archiv", "says the archive". */
export const accordingTo: Readonly<Record<MessageParty, LocalText>> = {
  authority: text('laut Behörde', 'according to the authority'),
  receiver: text('laut Empfänger', 'according to the receiver'),
  archive: text('laut Archiv', 'according to the archive'),
  'intermediate-archive': text('laut Zwischenarchiv', 'according to the intermediate archive'),
  'specialist-system': text('laut Fachverfahren', 'according to the specialist system'),
  'records-system': text('laut DMS', 'according to the document management'),
};

/** What a message is for, for people. */
export const roleTexts: Readonly<Record<MessageRole, LocalText>> = {
  handover: text('Übergabe', 'handover'),
  decision: text('Entscheidung', 'decision'),
  request: text('Anforderung', 'request'),
  reply: text('Antwort', 'reply'),
  receipt: text('Quittung', 'receipt'),
};

/** `Behörde an Archiv`; undefined when the standard has no such type. */
export function directionText(messageType: string): LocalText | undefined {
  const parties = messageParties(messageType);
  if (!parties) return undefined;
  const [from, to] = [partyTexts[parties.from], partyTexts[parties.to]];
  return text(`${from.de} an ${to.de}`, `${from.en} to ${to.en}`);
}
