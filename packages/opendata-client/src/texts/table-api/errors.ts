import { type ErrorTexts, text } from '@rathaus/client-core/texts';
import type { tableApiError } from '../../table-api/errors.ts';

const entry = (meaning: [de: string, en: string], remedy: [de: string, en: string]) => ({
  meaning: text(...meaning),
  remedy: text(...remedy),
});

/** What the errors of the table API mean and what to do about them. */
export const tableApiErrorTexts: ErrorTexts<typeof tableApiError.table> = {
  'opendata.table-api.config-invalid': entry(
    [
      'Die Konfiguration der Tabellen-Schnittstelle ist fehlerhaft.',
      'The configuration of the table API has faults.',
    ],
    [
      'Die Fehlermeldung nennt jede Angabe mit ihrer Regel; alle zusammen berichtigen und neu starten.',
      'The message names each member with its rule; correct all of them and start again.',
    ],
  ),
  'opendata.table-api.unknown-table': entry(
    [
      'Die Konfiguration enthält keine Tabelle mit dieser Kennung.',
      'The configuration has no table of this id.',
    ],
    ['Die Kennung prüfen; sie steht in `tables`.', 'Check the id; it is in `tables`.'],
  ),
  'opendata.table-api.refused': entry(
    [
      'Die Tabelle wurde nicht übernommen, weil sie falsch ausgeliefert würde. Eine frühere Fassung bleibt in Betrieb.',
      'The table was not taken over, because it would be served wrongly. An earlier version stays in service.',
    ],
    [
      '`details.reason` nennt die Regel der Tabellenprüfung oder den Grund, `details.line` die Zeile. Die Datei mit `rathaus check` prüfen und berichtigen.',
      '`details.reason` names the rule of the table inspection or the reason, `details.line` the line. Check the file with `rathaus check` and correct it.',
    ],
  ),
  'opendata.table-api.too-large': entry(
    [
      'Die Datei ist größer, als `limits.fileBytes` erlaubt.',
      'The file is larger than `limits.fileBytes` allows.',
    ],
    [
      'Die Grenze erhöhen oder die Tabelle teilen, zum Beispiel nach Jahren.',
      'Raise the limit or split the table, for example by years.',
    ],
  ),
  'opendata.table-api.source-failed': entry(
    [
      'Die Quelle der Tabelle konnte nicht geöffnet oder nicht bis zum Ende gelesen werden.',
      'The source of the table could not be opened or read to its end.',
    ],
    [
      'Die Funktionen `open` und `version` der Tabelle prüfen; `cause` ist der Fehler, den sie gemeldet haben.',
      'Check the functions `open` and `version` of the table; `cause` is the error they reported.',
    ],
  ),
  'opendata.table-api.store-failed': entry(
    [
      'Der Ordner der Verzeichnisse ist nicht beschreibbar, voll oder beschädigt.',
      'The folder of the indexes cannot be written, is full or is damaged.',
    ],
    [
      'Rechte und freien Platz von `store.folder` prüfen. Der Inhalt darf bei angehaltener Anwendung gelöscht werden; er wird aus den Quellen neu aufgebaut.',
      'Check the permissions and free space of `store.folder`. Its content may be deleted while the application is stopped; it is built anew from the sources.',
    ],
  ),
  'opendata.table-api.closed': entry(
    ['Die Tabellen-Schnittstelle wurde bereits geschlossen.', 'The table API has been closed already.'],
    [
      'Erst schließen, wenn keine Anfragen mehr kommen, oder eine neue mit `createTableApi()` anlegen.',
      'Close it only when no more requests come, or make a new one with `createTableApi()`.',
    ],
  ),
};
