import { entry, type SomeErrorTexts } from './error-entry.ts';

/** Texts of the database file. */
export const storeErrors = {
  'exchange.store.folder': entry(
    [
      'Der Ordner des Speichers ist keiner: An seinem Ort, oder weiter oben im Pfad, liegt eine Datei.',
      'The folder of the store is none: there is a file in its place, or further up in the path.',
    ],
    [
      'Unter `folder` einen Ordner nennen (in der Konfiguration von `rathaus exchange`: `store.folder`). Er wird angelegt, wenn es ihn nicht gibt.',
      'Name a folder in `folder` (in the configuration of `rathaus exchange`: `store.folder`). It is made when absent.',
    ],
  ),
  'exchange.store.damaged': entry(
    [
      'Die Datei `exchange.sqlite` ist beschädigt oder keine SQLite-Datenbank.',
      'The file `exchange.sqlite` is damaged or no SQLite database.',
    ],
    [
      'Alle Worker beenden, die Datei mit `-wal` und `-shm` beiseitelegen und die Sicherung einspielen; danach `exchange.reconcile()` aufrufen. Nicht mit einer leeren Datenbank weitermachen: Was unterwegs ist, wäre vergessen.',
      'End all workers, put the file with `-wal` and `-shm` aside and restore the backup; then call `exchange.reconcile()`. Do not go on with an empty database: what is under way would be forgotten.',
    ],
  ),
  'exchange.store.denied': entry(
    [
      'Die Datenbankdatei lässt sich nicht öffnen oder nicht beschreiben.',
      'The file of the database cannot be opened or written.',
    ],
    [
      'Rechte an Ordner und Datei prüfen: Der Benutzer dieses Programms muss beide beschreiben dürfen, auch `exchange.sqlite-wal` daneben, und der Datenträger muss beschreibbar sein.',
      'Check the permissions of folder and file: the user of this program has to be able to write both, `exchange.sqlite-wal` beside it, too, and the disk must be writable.',
    ],
  ),
} satisfies SomeErrorTexts;
