import type { generateError } from '../generate/errors.ts';
import { type ErrorTexts, errorText as entry } from './error-texts.ts';

/** What the errors of the generator mean and what to do about them. */
export const generateErrorTexts: ErrorTexts<typeof generateError.table> = {
  'core.generate.text': entry(
    ['Das Dokument ist kein eindeutiges YAML oder JSON.', 'The document is no unambiguous YAML or JSON.'],
    [
      'Die genannte Stelle berichtigen: Einrückung, doppelte Schlüssel, zu viele Verweise mit *.',
      'Correct the named place: indentation, keys given twice, too many aliases with *.',
    ],
  ),
  'core.generate.version': entry(
    [
      'Das Dokument ist kein OpenAPI in einer Fassung, die der Generator kennt.',
      'The document is not OpenAPI in a version that the generator knows.',
    ],
    ['Nach OpenAPI 3.0 oder 3.1 umwandeln.', 'Convert it to OpenAPI 3.0 or 3.1.'],
  ),
  'core.generate.structure': entry(
    ['Das Dokument weicht von OpenAPI ab.', 'The document departs from OpenAPI.'],
    [
      'Die genannte Stelle berichtigen; ein Prüfprogramm wie Redocly nennt weitere auf einmal.',
      'Correct the named place; a linter such as Redocly names further ones at once.',
    ],
  ),
  'core.generate.reference': entry(
    [
      'Ein $ref führt ins Leere, im Kreis oder in eine andere Datei.',
      'A $ref leads nowhere, in a circle or into another file.',
    ],
    [
      'Den Verweis berichtigen; mehrere Dateien zuvor zu einer verbinden, etwa mit `redocly bundle`.',
      'Correct the reference; join several files into one first, for example with `redocly bundle`.',
    ],
  ),
  'core.generate.name': entry(
    [
      'Ein Name taugt nicht für den erzeugten Code oder kommt zweimal vor.',
      'A name does not fit the generated code or occurs twice.',
    ],
    [
      'Jeder Operation eine eigene `operationId` geben, dem Vertrag mit --name einen Namen wie `register.v1`.',
      'Give each operation an `operationId` of its own, and by --name the contract a name such as `register.v1`.',
    ],
  ),
  'core.generate.method': entry(
    [
      'Eine Operation lässt sich mit fetch nicht senden: TRACE, oder GET und HEAD mit Inhalt.',
      'An operation cannot be sent with fetch: TRACE, or GET and HEAD with a body.',
    ],
    [
      'Die Operation weglassen oder den Dienst ein POST anbieten lassen.',
      'Leave the operation out or let the service offer a POST.',
    ],
  ),
  'core.generate.parameter': entry(
    [
      'Ein Parameter oder Formularfeld hat eine Schreibweise, die der Client nicht beherrscht.',
      'A parameter or form field has a style that the client does not know.',
    ],
    [
      'Eine andere Schreibweise vereinbaren: simple in Pfad und Kopf, form oder deepObject (flach) in der Abfrage, form in Cookies, oder JSON als `content`.',
      'Agree on another style: simple in paths and headers, form or (flat) deepObject in queries, form in cookies, or JSON as `content`.',
    ],
  ),
  'core.generate.access': entry(
    [
      'Felder mit readOnly oder writeOnly lassen sich nicht aufzählen oder nicht unterscheiden.',
      'Members with readOnly or writeOnly cannot be listed or told apart.',
    ],
    [
      'Das Schema für Anfragen und Antworten teilen oder das Feld überall gleich kennzeichnen.',
      'Split the schema for requests and answers, or mark the member alike everywhere.',
    ],
  ),
  'core.generate.example': entry(
    [
      'Zu einem Schema fand sich kein Beispiel, das es erfüllt.',
      'No example was found that a schema accepts.',
    ],
    [
      'An der genannten Stelle ein `example` angeben oder mit --no-examples darauf verzichten.',
      'Give an `example` at the named place, or do without them by --no-examples.',
    ],
  ),
  'core.generate.types': entry(
    [
      'openapi-typescript macht aus dem Dokument keine Typen.',
      'openapi-typescript makes no types of the document.',
    ],
    ['Nach seiner Meldung berichtigen.', 'Correct what its message names.'],
  ),
  'core.generate.tool': entry(
    ['Ein Paket, das der Generator braucht, fehlt.', 'A package that the generator needs is missing.'],
    ['Die Pakete mit dem genannten Befehl installieren.', 'Install the packages with the named command.'],
  ),
  'core.generate.compiler': entry(
    [
      'TypeScript 7 hat keine Compiler-API; openapi-typescript braucht TypeScript 5 daneben, auch neben TypeScript 6.',
      'TypeScript 7 has no compiler API; openapi-typescript needs TypeScript 5 beside it, also beside TypeScript 6.',
    ],
    [
      'Den Generator in einen eigenen Ordner installieren: `npm install --prefix tools/contracts openapi-typescript@7 typescript@5 yaml@2 @rathaus/client-core`, Aufruf `tools/contracts/node_modules/.bin/rathaus-generate`. Oder TypeScript 7 unter anderem Namen daneben: `npm install --save-dev typescript@npm:typescript@5.9 ts7@npm:typescript@7`.',
      'Install the generator in a folder of its own: `npm install --prefix tools/contracts openapi-typescript@7 typescript@5 yaml@2 @rathaus/client-core`, called as `tools/contracts/node_modules/.bin/rathaus-generate`. Or put TypeScript 7 beside it by another name: `npm install --save-dev typescript@npm:typescript@5.9 ts7@npm:typescript@7`.',
    ],
  ),
};
