import { entry, type SomeErrorTexts } from './error-entry.ts';

/** Texts of the ways of delivery that use a mailbox: directory, WebDAV, loopback. */
export const mailboxErrors = {
  'exchange.mailbox.unavailable': entry(
    [
      'Das Postfach (Ordner oder WebDAV) ist nicht erreichbar oder antwortet nicht rechtzeitig.',
      'The mailbox (folder or WebDAV) cannot be reached or does not answer in time.',
    ],
    [
      'Meist nichts: Es geht von selbst weiter. Hält es an, Netz, Freigabe und Rechte prüfen; `details.reason` nennt den Grund (`timeout`, `network`, `http-503`, `EACCES`).',
      'Mostly nothing: it goes on by itself. If it lasts, check network, share and rights; `details.reason` has the reason (`timeout`, `network`, `http-503`, `EACCES`).',
    ],
  ),
  'exchange.mailbox.credentials': entry(
    [
      'Das Postfach weist die Anmeldung zurück (401 oder 403).',
      'The mailbox refuses the credentials (401 or 403).',
    ],
    [
      'Kennung und Kennwort prüfen und beim Betreiber des Postfachs nach Lese- und Schreibrechten fragen. Die Arbeit wartet und geht danach von selbst weiter.',
      'Check user name and password, and ask whoever operates the mailbox for rights to read and write. The work waits and then goes on by itself.',
    ],
  ),
  'exchange.mailbox.no-space': entry(
    ['Im Postfach ist kein Platz mehr.', 'The mailbox has no space left.'],
    [
      'Beim Betreiber des Postfachs Platz schaffen oder das Kontingent erhöhen lassen; danach geht es von selbst weiter.',
      'Have whoever operates the mailbox free some space or raise the quota; it then goes on by itself.',
    ],
  ),
  'exchange.mailbox.not-prepared': entry(
    [
      'Der Ordner ist kein eingerichtetes Postfach: `mailbox.json` oder ein Unterordner fehlt.',
      'The folder is no prepared mailbox: `mailbox.json` or a folder in it is missing.',
    ],
    [
      'Prüfen, ob die Freigabe eingehängt ist und die Adresse stimmt. Ein neues Postfach einmal mit `prepareDirectoryMailbox` oder `prepareWebDavMailbox` einrichten.',
      'Check that the share is mounted and the address is right. Prepare a new mailbox once, in a folder that is there, with `prepareDirectoryMailbox` or `prepareWebDavMailbox`.',
    ],
  ),
  'exchange.mailbox.version': entry(
    [
      'Das Postfach hat eine Version des Formats, die dieses Programm nicht kennt.',
      'The mailbox has a version of the format that this program does not know.',
    ],
    ['Das Paket `@rathaus/exchange` aktualisieren.', 'Update the package `@rathaus/exchange`.'],
  ),
  'exchange.mailbox.unsafe': entry(
    [
      'Im Postfach steht ein Verweis (symbolischer Link) oder etwas anderes, wo eine Datei oder ein Ordner stehen muss.',
      'In the mailbox there is a symbolic link, or something else, where a file or a folder belongs.',
    ],
    [
      'Verweisen wird nicht gefolgt. Herausfinden, wer ihn angelegt hat, und ihn entfernen; `details.reason` nennt, was gefunden wurde.',
      'Links are not followed. Find out who made it and remove it; `details.reason` has what was found.',
    ],
  ),
  'exchange.mailbox.unusable-answer': entry(
    [
      'Der WebDAV-Dienst hat anders geantwortet, als RFC 4918 es vorsieht.',
      'The WebDAV service answered with something else than RFC 4918 says.',
    ],
    [
      'Prüfen, ob die Adresse zu einem WebDAV-Ordner führt und kein Zwischenrechner (Proxy, Firewall) eine eigene Seite schickt.',
      'Check that the address leads to a WebDAV folder and that no proxy or firewall sends a page of its own.',
    ],
  ),
  'exchange.mailbox.conflict': entry(
    [
      'Im Postfach liegt unter dieser Kennung schon eine andere Sendung oder eine Empfangsbestätigung, die nicht von hier stammt.',
      'Under this id the mailbox already holds another delivery, or a receipt that was not written here.',
    ],
    [
      'Nichts überschreiben: Klären, woher sie stammt (zurückgespielte Sicherung, zweites System mit derselben Datenbank), dann die Sendung unter neuem Schlüssel einreihen. Bei `details.reason` `receipt`: Klären, wer `receipts/<Kennung>.json` geschrieben hat, den Absender warnen, die Datei entfernen; danach `retry`.',
      'Overwrite nothing: find out where it comes from (a restored backup, a second system with the same database), then enqueue the delivery under another key. With `details.reason` `receipt`: find out who wrote `receipts/<id>.json`, warn the sender, remove the file; then `retry`.',
    ],
  ),
  'exchange.mailbox.barred': entry(
    [
      'Im Postfach wird eine Sendung angeboten, zu der schon eine Übernahme oder eine Empfangsbestätigung liegt, obwohl niemand sie abgeholt hat. Darum nimmt kein Abholer sie.',
      'The mailbox offers a delivery for which a claim or a receipt is there already, although nobody has taken it. Therefore no reader takes it.',
    ],
    [
      'Klären, wer die Datei geschrieben hat (`details.reason`: `claim` ist `claims/<Kennung>.json`, `receipt` ist `receipts/<Kennung>.json`) und wer in das Postfach schreiben darf; bei `receipt` den Absender warnen, der sie für echt halten kann. Dann die Datei entfernen; die Sendung wird danach von selbst abgeholt.',
      'Find out who wrote the file (`details.reason`: `claim` is `claims/<id>.json`, `receipt` is `receipts/<id>.json`) and who may write into the mailbox; with `receipt` warn the sender, who may take it for real. Then remove the file; the delivery is taken by itself afterwards.',
    ],
  ),
  'exchange.mailbox.held': entry(
    [
      'Ein anderer Abholer mit demselben Namen (`receiveAs`) hat diese Sendung übernommen.',
      'Another reader of the same name (`receiveAs`) holds this delivery.',
    ],
    [
      'Jedem Abholer einen eigenen Namen geben. Nach einer zurückgespielten Sicherung: Prüfen, ob die Sendung schon übernommen wurde; sonst `claims/<Kennung>.json` löschen.',
      'Give each reader a name of its own. After a restored backup: check whether the delivery was taken over already; otherwise delete `claims/<id>.json`.',
    ],
  ),
  'exchange.mailbox.claim-lost': entry(
    [
      'Eine übernommene Sendung liegt nicht mehr im Postfach.',
      'A delivery that was taken is no longer in the mailbox.',
    ],
    [
      'Klären, wer sie verschoben oder gelöscht hat, und sie zurücklegen; danach `retry`.',
      'Find out who moved or deleted it and put it back; then `retry`.',
    ],
  ),
  'exchange.mailbox.part-lost': entry(
    [
      'Eine schon abgelegte Datei einer Sendung fehlt im Postfach oder ist unvollständig; sie wird noch einmal abgelegt.',
      'A file of a delivery that was stored is missing in the mailbox or incomplete; it is stored again.',
    ],
    [
      'Nichts, wenn es einmal vorkommt. Sonst klären, wer im Postfach aufräumt.',
      'Nothing when it happens once. Otherwise find out who cleans up in the mailbox.',
    ],
  ),
} satisfies SomeErrorTexts;
