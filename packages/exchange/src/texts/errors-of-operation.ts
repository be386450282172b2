import { entry, type SomeErrorTexts } from './error-entry.ts';

/** Texts of what operators look at. */
export const operationErrors = {
  'exchange.operation.unknown-tenant': entry(
    ['Diesen Mandanten gibt es hier nicht.', 'There is no such tenant here.'],
    [
      'Die Kennung prüfen; die Funktion `tenants` nennt alle, die hier betrieben werden.',
      'Check the id; the function `tenants` names all that are operated here.',
    ],
  ),
  'exchange.operation.invalid-text': entry(
    [
      'Ein Name oder eine Kennung enthält ein Zeichen, das keine Datenbank behält (U+0000, ein halbes Zeichen), oder ist länger als 1000 Byte.',
      'A name or an id has a character that no database keeps (U+0000, half of a character), or more than 1000 bytes.',
    ],
    [
      '`details.place` nennt die Angabe. Sie so übergeben, wie ein Mensch sie schreiben würde; es wurde nichts getan.',
      '`details.place` names it. Pass it as a person would write it; nothing was done.',
    ],
  ),
  'exchange.operation.unknown-lane': entry(
    [
      'Ein solches Ziel gibt es bei diesem Mandanten nicht: `service` und `lane` müssen zusammen ein Ziel nennen, für das es hier schon Arbeit gab. Es wurde nichts angehalten oder fortgesetzt.',
      'This tenant has no such lane: `service` and `lane` together must name one that there was work in. Nothing was paused or resumed.',
    ],
    [
      'Beide so übergeben, wie `exchange.status().lanes` oder die Betriebsseite sie nennt. Für alles, was ein Mandant zu tun hat, `pause()` ohne Angabe aufrufen; einen ganzen Dienst hält man an, indem man jedes seiner Ziele anhält.',
      'Pass both as `exchange.status().lanes` or the operator page names them. For all work of a tenant call `pause()` without a lane; to pause a whole service pause each of its lanes.',
    ],
  ),
  'exchange.operation.unreadable': entry(
    [
      'Der Stand dieses Mandanten kann gerade nicht gelesen werden.',
      'The state of this tenant cannot be read at the moment.',
    ],
    [
      'Prüfen, ob die Datenbank läuft und erreichbar ist. Die Zustellung geht weiter, sobald sie antwortet.',
      'Check whether the database runs and can be reached. Delivery goes on as soon as it answers.',
    ],
  ),
} satisfies SomeErrorTexts;
