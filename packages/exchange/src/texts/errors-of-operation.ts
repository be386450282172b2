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
