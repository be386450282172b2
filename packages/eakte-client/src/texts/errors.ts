import { type ErrorText, type ErrorTexts, text } from '@rathaus/client-core/texts';
import { eakteError } from '../errors.ts';
import { containerRules, type RefusingRule, refuses } from '../package/container-rules.ts';
import { containerTexts } from './container.ts';

/** Every error of this package. */
export const errorTable = eakteError.table;

const entry = (meaning: [de: string, en: string], remedy: [de: string, en: string]): ErrorText => ({
  meaning: text(...meaning),
  remedy: text(...remedy),
});

/** A rule that refuses a container says as an error what it says as a finding. */
const refusals = Object.fromEntries(
  (Object.keys(containerRules) as (keyof typeof containerRules)[]).filter(refuses).map((rule) => {
    const { title, reason, repair } = containerTexts[rule];
    return [
      rule,
      { meaning: text(`${title.de}. ${reason.de}`, `${title.en}. ${reason.en}`), remedy: repair },
    ];
  }),
) as { readonly [Rule in RefusingRule]: ErrorText };

/** What the errors of this package mean and what to do about them. */
export const errorTexts: ErrorTexts<typeof errorTable> = {
  ...refusals,
  'eakte.config.invalid': entry(
    [
      'Das Profil enthält Angaben, die es nicht gibt, oder ihm fehlen welche.',
      'The profile has members that do not exist, or lacks some.',
    ],
    [
      'Die genannten Stellen des Profils berichtigen. Die Kennungen der Regeln stehen in docs/xdomea-rules.md, ein Vorbild zeigt `rathaus eakte profiles NAME --json`.',
      'Correct the members named. The ids of the rules are in docs/xdomea-rules.md; `rathaus eakte profiles NAME --json` shows a model.',
    ],
  ),
  'eakte.package.no-message': entry(
    ['Der Container enthält keine lesbare Nachricht.', 'The container holds no readable message.'],
    [
      'Mit `checkFile` prüfen: Der Bericht sagt, was fehlt. Den Export wiederholen.',
      'Check it with `checkFile`: the report says what is missing. Repeat the export.',
    ],
  ),
  'eakte.package.blocked': entry(
    [
      'Der Eintrag verstieß schon beim Öffnen des Containers gegen eine Regel und darf nicht gelesen werden.',
      'The entry broke a rule when the container was opened and must not be read.',
    ],
    [
      'In `findings` des Containers nachsehen, welche Regel es ist; vorher `canOpen(entry)` fragen.',
      'Look in `findings` of the container which rule it is; ask `canOpen(entry)` before.',
    ],
  ),
  'eakte.package.nothing-to-unpack': entry(
    [
      'Im Container ist keine Datei einer Abgabe: Er ist leer oder enthält nur Ordner und Dateien des Betriebssystems.',
      'The container holds no file of a transfer: it is empty, or holds only folders and files of the operating system.',
    ],
    [
      'Den Export wiederholen. `rathaus eakte check` zeigt, was im Container ist.',
      'Repeat the export. `rathaus eakte check` shows what is in the container.',
    ],
  ),
  'eakte.package.no-entry': entry(
    ['Der Container hat keinen solchen Eintrag.', 'The container has no such entry.'],
    [
      'Mit `find(name)` suchen; Namen müssen Zeichen für Zeichen gleich sein.',
      'Look it up with `find(name)`; names must be equal character by character.',
    ],
  ),
  'eakte.package.naming': entry(
    [
      'Aus diesen Angaben lässt sich kein Name für Container und Nachricht bilden.',
      'No name of container and message can be made of these inputs.',
    ],
    [
      'Eine UUID als `prozessId`, ein Wurzelelement wie `Abgabe.Abgabe.0401` und eine Teilnummer ab 1 angeben.',
      'Give a UUID as `prozessId`, a root element like `Abgabe.Abgabe.0401` and a part number from 1.',
    ],
  ),
  'eakte.package.entry-name': entry(
    [
      'Der Name einer Datei ist kein flacher, überall möglicher Dateiname; `details.fault` sagt, warum.',
      'The name of a file is not flat and possible everywhere; `details.fault` says why.',
    ],
    [
      'Dateien nach dem Muster `UUID.endung` oder `UUID_Name.endung` benennen, in Unicode NFC.',
      'Name files after the pattern `UUID.extension` or `UUID_name.extension`, in Unicode NFC.',
    ],
  ),
  'eakte.package.entry-twice': entry(
    [
      'Zwei Dateien eines Containers haben denselben Namen; Groß- und Kleinschreibung gelten als gleich.',
      'Two files of a container have the same name; upper and lower case count as the same.',
    ],
    ['Jede Datei mit eigener UUID benennen.', 'Name every file by a UUID of its own.'],
  ),
  'eakte.package.entry-size': entry(
    [
      'Der Inhalt einer Datei ist länger oder kürzer als ihre angegebene Größe.',
      'The content of a file is longer or shorter than its declared size.',
    ],
    [
      'Die Größe neu bestimmen; die Datei darf sich beim Packen nicht ändern.',
      'Determine the size anew; the file must not change while it is packed.',
    ],
  ),
  'eakte.package.size-undeclared': entry(
    [
      'Eine Datei ab 4 GiB wurde ohne Angabe ihrer Größe gepackt.',
      'A file of 4 GiB or more was packed without its size.',
    ],
    ['`size` der Datei angeben.', 'Give the `size` of the file.'],
  ),
  'eakte.package.content': entry(
    ['Der Inhalt einer Datei kam nicht als Bytes.', 'The content of a file did not come as bytes.'],
    ['Stücke vom Typ `Uint8Array` liefern, keine Texte.', 'Give pieces of type `Uint8Array`, no texts.'],
  ),
  'eakte.package.target-exists': entry(
    ['Den Ordner zum Entpacken gibt es schon.', 'The folder to unpack into exists already.'],
    ['Einen neuen Ordner angeben oder den alten entfernen.', 'Name a new folder or remove the old one.'],
  ),
  'eakte.package.hash-mismatch': entry(
    [
      'Eine Datei des Containers ist nicht die, deren Prüfsumme in der Nachricht steht: Sie wurde verändert oder verwechselt.',
      'A file of the container is not the one whose hash is in the message: it was changed or mixed up.',
    ],
    [
      'Mit `checkFile` prüfen, welche Datei es ist, und den Absender um einen neuen Export bitten.',
      'Check with `checkFile` which file it is and ask the sender for a new export.',
    ],
  ),
  'eakte.package.part-invalid': entry(
    [
      'Die Nachricht sagt nicht, welcher Teil welchen Verfahrens sie ist.',
      'The message does not say which part of which process it is.',
    ],
    [
      'Den Absender bitten, Prozess-ID, laufende Nummer und Gesamtanzahl zu berichtigen.',
      'Ask the sender to correct process id, part number and total.',
    ],
  ),
  'eakte.package.part-foreign': entry(
    [
      'Die Nachricht gehört zu einem anderen Verfahren oder ist von anderem Typ.',
      'The message belongs to another process or is of another type.',
    ],
    ['Sie zu ihrer eigenen Abgabe nehmen.', 'Add it to the transfer it belongs to.'],
  ),
  'eakte.package.part-total': entry(
    ['Die Teile nennen verschiedene Gesamtanzahlen.', 'The parts name different totals.'],
    [
      'Den Absender um einen neuen Export aller Teile bitten.',
      'Ask the sender for a new export of all parts.',
    ],
  ),
  'eakte.package.part-conflict': entry(
    [
      'Derselbe Teil oder dieselbe Nachricht kam schon mit anderem Inhalt.',
      'The same part or message came before with other content.',
    ],
    ['Mit dem Absender klären, welche Fassung gilt.', 'Clarify with the sender which of them counts.'],
  ),
  'eakte.package.part-changed': entry(
    [
      'Ein Teil ist nicht mehr der, der angekommen ist: Seine Prüfsumme ist eine andere.',
      'A part is not the one that arrived: its digest is another.',
    ],
    [
      'Den Teil aus der Ablage wiederherstellen oder erneut anfordern.',
      'Restore the part from storage or request it again.',
    ],
  ),
  'eakte.package.transfer-incomplete': entry(
    [
      'Der Abgabe fehlen Teile; `details.missing` nennt sie.',
      'Parts of the transfer are missing; `details.missing` names them.',
    ],
    ['Auf die fehlenden Teile warten oder sie anfordern.', 'Wait for the missing parts or request them.'],
  ),
  'eakte.package.transfer-changed': entry(
    [
      'Die Abgabe wurde mit anderen Objekten oder Grenzen begonnen.',
      'The transfer was begun with other records or limits.',
    ],
    [
      'Sie mit denselben Objekten und Grenzen zu Ende bringen oder einen anderen Ordner nehmen.',
      'Finish it with the same records and limits, or use another folder.',
    ],
  ),
  'eakte.package.transfer-list': entry(
    [
      'Die Liste der Container einer Abgabe ist unlesbar.',
      'The list of the containers of a transfer is unreadable.',
    ],
    [
      'Die Datei `…_Transport.json` wiederherstellen oder die Abgabe in einem neuen Ordner schreiben.',
      'Restore the file `…_Transport.json` or write the transfer into a new folder.',
    ],
  ),
  'eakte.package.no-objects': entry(
    ['Eine geteilte Abgabe ohne Objekte gibt es nicht.', 'There is no split transfer without records.'],
    ['Mindestens eine Akte oder einen Vorgang übergeben.', 'Hand in at least one Akte or Vorgang.'],
  ),
  'eakte.package.limits': entry(
    [
      'Eine Grenze für die Teile einer Abgabe ist nicht positiv.',
      'A limit for the parts of a transfer is not positive.',
    ],
    [
      '`maxBytes` und `maxObjects` ab 1 angeben oder weglassen.',
      'Give `maxBytes` and `maxObjects` from 1, or leave them out.',
    ],
  ),
  'eakte.sample.impossible': entry(
    [
      'Dieser Widerspruch lässt sich in dieser Version von xdomea oder in diesem Verfahren nicht ausdrücken.',
      'This contradiction cannot be expressed in this version of xdomea or in this procedure.',
    ],
    [
      'Einen Widerspruch aus `sampleContradictions(version, steps)` nehmen.',
      'Take a contradiction of `sampleContradictions(version, steps)`.',
    ],
  ),
  'eakte.sample.unknown-type': entry(
    ['Diese Version von xdomea hat keine solche Nachricht.', 'This version of xdomea has no such message.'],
    ['Einen Typ aus `sampleMessageTypes(version)` nehmen.', 'Take a type of `sampleMessageTypes(version)`.'],
  ),
  'eakte.xdomea.invalid-model': entry(
    [
      'Dem Modell fehlt etwas, was die Version verlangt, oder es hat etwas, was sie nicht kennt; `details.path` nennt die Stelle.',
      'The model lacks something the version demands, or has something it does not know; `details.path` names the place.',
    ],
    [
      'Das genannte Feld ergänzen oder weglassen; soll ein Verlust erlaubt sein, `onLoss` angeben.',
      'Add or leave out the named field; where a loss is to be allowed, give `onLoss`.',
    ],
  ),
  'eakte.xdomea.unreadable': entry(
    [
      'Das Original ist keine vollständige Nachricht einer bekannten Version.',
      'The original is no complete message of a known version.',
    ],
    [
      'Mit `checkMessage` prüfen; `details` nennt den letzten Fehler und seine Zeile.',
      'Check it with `checkMessage`; `details` name the last fault and its line.',
    ],
  ),
  'eakte.xdomea.unread-version': entry(
    [
      'Das Original ist in einer xdomea-Version geschrieben, die nicht gelesen wird: vor 2.3 oder unbekannt; `details.version` nennt sie.',
      'The original is written in a version of xdomea that is not read: before 2.3 or unknown; `details.version` names it.',
    ],
    [
      'Im abgebenden System Version 2.3, 2.4, 3.0, 3.1 oder 4.0 einstellen und noch einmal exportieren.',
      'Set version 2.3, 2.4, 3.0, 3.1 or 4.0 in the sending system and export again.',
    ],
  ),
  'eakte.xdomea.not-convertible': entry(
    [
      'Die Zielversion kennt diese Nachricht nicht, oder es ginge etwas verloren, was nicht verloren gehen darf; `details.reason` sagt, was.',
      'The target version does not know this message, or something would be lost that must not be; `details.reason` says what.',
    ],
    [
      'Eine andere Zielversion wählen oder die Einstellung treffen, die zu `details.reason` gehört.',
      'Choose another target version or the setting that belongs to `details.reason`.',
    ],
  ),
  'eakte.xdomea.other-version': entry(
    [
      'Die Nachricht ist von einer anderen Version als erwartet.',
      'The message is of another version than expected.',
    ],
    [
      '`from` weglassen oder die Version der Datei angeben.',
      'Leave out `from` or give the version of the file.',
    ],
  ),
  'eakte.xdomea.unknown-version': entry(
    [
      'Die angegebene Version von xdomea gibt es nicht, oder dieses Paket kennt sie nicht.',
      'There is no such version of xdomea, or this package does not know it.',
    ],
    [
      'Eine der Versionen 2.3.0, 2.4.0, 3.0.0, 3.1.0 oder 4.0.0 angeben, mit allen drei Stellen.',
      'Give one of the versions 2.3.0, 2.4.0, 3.0.0, 3.1.0 or 4.0.0, with all three digits.',
    ],
  ),
  'eakte.xdomea.no-reply': entry(
    [
      'Auf eine Nachricht dieses Typs gibt es in dieser Version keine solche Antwort: Import bestätigt werden 0401, 0503, 0513, 0701 und 0722, den Empfang bestätigen Quittungen von 3.0 an überall, vorher nicht für 0401 und 0503.',
      'This version has no such answer to a message of this type: imports are confirmed for 0401, 0503, 0513, 0701 and 0722; receipts exist for everything since 3.0, before that not for 0401 and 0503.',
    ],
    [
      'Den Typ der ursprünglichen Nachricht prüfen und ihre Version angeben; was keine Antwort hat, braucht keine.',
      'Check the type of the original message and give its version; what has no answer needs none.',
    ],
  ),
  'eakte.xdomea.source-changed': entry(
    [
      'Die Quelle wird zweimal gelesen und hatte beim zweiten Mal andere Schriftgutobjekte: Die Datei wurde inzwischen geändert, oder die Funktion gibt einen schon verbrauchten Datenstrom zurück.',
      'The source is read twice and had other records the second time: the file was changed in between, or the function returns a stream that is used up.',
    ],
    [
      'Eine Funktion übergeben, die die Datei bei jedem Aufruf neu öffnet, und die Datei während des Lesens nicht ändern. Einen Datenstrom, den es nur einmal gibt, ohne Funktion übergeben.',
      'Hand in a function that opens the file anew at every call, and do not change the file meanwhile. Hand in a stream that exists only once without a function.',
    ],
  ),
  'eakte.xdomea.version-needed': entry(
    [
      'Ein Modell sagt nicht, nach welcher Version seine Codes gemeint sind.',
      'A model does not say of which version its codes are.',
    ],
    ['Die Version in `from` angeben.', 'Give the version in `from`.'],
  ),
};
