import { type LocalText, text } from '@rathaus/client-core/texts';

/** Names of the codes of the standard's lists. Source: code lists of xdomea 3.0 and 4.0. */
const codeNames = {
  aussonderungsart: {
    A: text('archivwürdig', 'archive'),
    B: text('bewerten', 'appraise'),
    V: text('vernichten', 'destroy'),
  },
  bewertungsvorschlag: { A: text('archivwürdig', 'archive'), V: text('vernichten', 'destroy') },
  geheimhaltung: {
    '001': text('geheim', 'secret'),
    '002': text('VS – nur für den Dienstgebrauch', 'restricted'),
    '003': text('offen', 'open'),
    '004': text('streng geheim', 'top secret'),
    '005': text('vertraulich', 'confidential'),
  },
  beteiligungsstatus: {
    '001': text('noch nicht begonnen', 'to come'),
    '002': text('in Arbeit', 'current'),
    '003': text('erledigt', 'done'),
    '004': text('übersprungen', 'skipped'),
  },
  kanal: {
    '01': text('E-Mail', 'e-mail'),
    '02': text('Festnetz', 'landline'),
    '03': text('Mobiltelefon', 'mobile'),
    '04': text('Fax', 'fax'),
    '05': text('Instant Messaging', 'instant messaging'),
    '06': text('Pager', 'pager'),
    '07': text('sonstiges', 'other'),
    '08': text('De-Mail', 'De-Mail'),
    '09': text('Web', 'web'),
  },
  transportweg: {
    '001': text('Web Service', 'web service'),
    '002': text('Austauschverzeichnis', 'exchange directory'),
    '003': text('Austauschdatenbank', 'exchange database'),
  },
  datenaustauschart: {
    '001': text('freigegebenes Verzeichnis', 'shared directory'),
    '002': text('Datenbanktabelle', 'database table'),
    '003': text('WebDAV oder HTTP(S)', 'WebDAV or HTTP(S)'),
  },
  kompressionsverfahren: { '001': text('ZIP', 'ZIP'), '002': text('GZIP/TAR', 'GZIP/TAR') },
} as const satisfies Readonly<Record<string, Readonly<Record<string, LocalText>>>>;

/** Lists by the field of the model that has their codes. */
const listOfField: Readonly<Record<string, keyof typeof codeNames>> = {
  aussonderungsart: 'aussonderungsart',
  bewertungsvorschlag: 'bewertungsvorschlag',
  geheimhaltung: 'geheimhaltung',
  geheimhaltungsgrad: 'geheimhaltung',
  status: 'beteiligungsstatus',
  kanal: 'kanal',
  transportweg: 'transportweg',
  datenaustauschart: 'datenaustauschart',
  kompressionsverfahren: 'kompressionsverfahren',
};

/** Name of a code by the field it is in; undefined where the list is not one of these, or has no such code. */
export function codeName(field: string, code: string): LocalText | undefined {
  if (!Object.hasOwn(listOfField, field)) return undefined;
  const list: Readonly<Record<string, LocalText>> = codeNames[listOfField[field]!];
  return Object.hasOwn(list, code) ? list[code] : undefined;
}
