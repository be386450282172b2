/** What `rathaus-generate` says. */
import { type Language, text } from '../texts/language.ts';

const usage = text(
  `Aufruf: rathaus-generate <dokument…> [Optionen]

Macht aus einem OpenAPI-Dokument (3.0 oder 3.1, YAML oder JSON) Typen, die Tabelle
des Vertrags für createClient() und Beispiele für Tests.

Optionen:
  --output <ordner>     wohin die Dateien gehören (sonst src/generated)
  --name <name>         Name der Dateien (sonst der des Dokuments ohne Endung)
  --check               schreibt nichts; was abweicht, endet mit 1
  --types-only          nur die Typen
  --no-examples         keine Beispiele
  --import-extension <.ts|.js>
                        Endung der Importe zwischen den Dateien (sonst .js)
  --json                eine Zeile JSON statt Sätzen
  --lang <de|en>        Sprache der Ausgaben (sonst de)
  -h, --help            zeigt diese Hilfe

Ende: 0 erledigt, 1 Abweichung oder Dokument abgelehnt, 2 falscher Aufruf,
3 Umgebung (fehlendes Paket, Dateisystem)
`,
  `Usage: rathaus-generate <document…> [options]

Makes types, the table of the contract for createClient() and examples for tests
from an OpenAPI document (3.0 or 3.1, YAML or JSON).

Options:
  --output <folder>     where the files belong (default src/generated)
  --name <name>         name of the files (default that of the document)
  --check               writes nothing; what differs ends with 1
  --types-only          only the types
  --no-examples         no examples
  --import-extension <.ts|.js>
                        extension of the imports between the files (default .js)
  --json                one line of JSON instead of sentences
  --lang <de|en>        language of the output (default de)
  -h, --help            shows this help

Exit: 0 done, 1 drift or document refused, 2 wrong use, 3 surroundings (a package
is missing, file system)
`,
);

/** Sentences of the command. */
export const sentences = {
  usage,
  noDocument: text('es fehlt ein Dokument', 'a document is missing'),
  oneName: text('--name gilt für genau ein Dokument', '--name is for exactly one document'),
  extension: text('--import-extension ist .ts oder .js', '--import-extension is .ts or .js'),
  language: text('--lang ist de oder en', '--lang is de or en'),
  unknownOption: text(
    'die Option gibt es nicht oder ihr Wert fehlt',
    'no such option, or its value is missing',
  ),
  notFound: text('lässt sich nicht lesen', 'cannot be read'),
  isFolder: text(
    'ist ein Ordner; gebraucht wird die Datei des Dokuments',
    'is a folder; give the file of the document',
  ),
  noName: text(
    'gibt keinen Namen für den Vertrag her (Buchstaben, Ziffern, Punkt und Bindestrich); zu tun: --name angeben, etwa --name register.v1',
    'gives no name for the contract (letters, digits, dots and hyphens); to do: give --name, such as --name register.v1',
  ),
  outputIsFile: text(
    'ist eine Datei oder liegt in einer; --output nennt einen Ordner',
    'is a file or lies in one; --output names a folder',
  ),
  targetIsFolder: text(
    'ist ein Ordner; dort soll eine erzeugte Datei hin',
    'is a folder; a generated file belongs there',
  ),
  surroundings: text(
    'Rechte, freien Platz und den Ordner von --output prüfen',
    'check permissions, free space and the folder of --output',
  ),
  same: text('verglichen, keine Abweichung', 'compared, no difference'),
  written: text('geschrieben', 'written'),
  differs: text(
    'weicht vom Dokument ab. Zu tun: neu generieren, ohne --check',
    'differs from the document. To do: generate again, without --check',
  ),
  error: text('Fehler', 'Error'),
  help: text('Hilfe: rathaus-generate --help', 'Help: rathaus-generate --help --lang en'),
  todo: text('Zu tun', 'To do'),
  details: text('Einzelheiten', 'Details'),
} as const;

/** A sentence in a language. */
export const say = (what: keyof typeof sentences, language: Language): string => sentences[what][language];
