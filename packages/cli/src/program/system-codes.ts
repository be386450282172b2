import { type ErrorText, text } from '@rathaus/client-core/texts';

const denied: ErrorText = {
  meaning: text('Der Zugriff wurde verweigert.', 'Access was denied.'),
  remedy: text(
    'Die Rechte an Datei und Ordnern prüfen oder einen anderen Ort wählen.',
    'Check the permissions of file and folders, or choose another place.',
  ),
};

const tooManyOpen: ErrorText = {
  meaning: text('Zu viele Dateien sind gleichzeitig geöffnet.', 'Too many files are open at once.'),
  remedy: text(
    'Andere Programme schließen oder die Grenze des Systems anheben (ulimit -n).',
    'Close other programs or raise the limit of the system (ulimit -n).',
  ),
};

const unreachable: ErrorText = {
  meaning: text('Unter dieser Adresse antwortet nichts.', 'Nothing answers at this address.'),
  remedy: text(
    'Prüfen, ob der Dienst läuft, ob die Adresse stimmt und ob eine Firewall dazwischen ist.',
    'Check whether the service runs, the address, and whether a firewall is in between.',
  ),
};

/**
 * Codes of the operating system and of PostgreSQL that people meet; what Node says about them is English, and names paths
 * and addresses.
 */
export const systemCodes: Readonly<Record<string, ErrorText>> = {
  ENOENT: {
    meaning: text('Die Datei oder den Ordner gibt es nicht.', 'There is no such file or folder.'),
    remedy: text('Die Schreibweise des Pfades prüfen.', 'Check the spelling of the path.'),
  },
  EISDIR: {
    meaning: text('Das ist ein Ordner, erwartet wird eine Datei.', 'This is a folder, a file is expected.'),
    remedy: text('Eine Datei angeben.', 'Name a file.'),
  },
  ENOTDIR: {
    meaning: text('Ein Teil des Pfades ist kein Ordner.', 'A part of the path is no folder.'),
    remedy: text('Die Schreibweise des Pfades prüfen.', 'Check the spelling of the path.'),
  },
  ENAMETOOLONG: {
    meaning: text('Der Name ist zu lang für einen Pfad.', 'The name is too long for a path.'),
    remedy: text(
      'Den Pfad der Datei angeben, nicht ihren Inhalt.',
      'Name the path of the file, not its content.',
    ),
  },
  EACCES: denied,
  EPERM: denied,
  EROFS: {
    meaning: text('Der Datenträger lässt sich nicht beschreiben.', 'The disk cannot be written to.'),
    remedy: text('Einen anderen Ort wählen.', 'Choose another place.'),
  },
  ENOSPC: {
    meaning: text('Auf dem Datenträger ist kein Platz mehr.', 'No space is left on the disk.'),
    remedy: text('Platz schaffen oder einen anderen Ort wählen.', 'Make room or choose another place.'),
  },
  EIO: {
    meaning: text(
      'Der Datenträger lässt sich nicht lesen oder beschreiben.',
      'The disk cannot be read or written.',
    ),
    remedy: text(
      'Datenträger und Verbindung prüfen; vielleicht ist die Datei auf einem anderen Weg zu bekommen.',
      'Check disk and connection; perhaps the file can be had in another way.',
    ),
  },
  ELOOP: {
    meaning: text('Die Verknüpfungen führen im Kreis.', 'The links lead in a circle.'),
    remedy: text('Die Datei selbst angeben.', 'Name the file itself.'),
  },
  EADDRINUSE: {
    meaning: text(
      'Der Port ist belegt: Dort hört schon ein anderes Programm.',
      'The port is taken: another program listens there already.',
    ),
    remedy: text(
      'Mit --port N einen anderen wählen (0: irgendein freier) oder das andere Programm beenden.',
      'Choose another one by --port N (0: any that is free), or end the other program.',
    ),
  },
  EADDRNOTAVAIL: {
    meaning: text('Diese Adresse hat der Rechner nicht.', 'This machine does not have this address.'),
    remedy: text(
      'Mit --host eine Adresse dieses Rechners angeben (0.0.0.0: jede).',
      'Name an address of this machine by --host (0.0.0.0: any).',
    ),
  },
  ECONNREFUSED: unreachable,
  ENOTFOUND: unreachable,
  EHOSTUNREACH: unreachable,
  ETIMEDOUT: unreachable,
  ECONNRESET: {
    meaning: text('Die Verbindung brach ab.', 'The connection broke.'),
    remedy: text('Den Befehl noch einmal ausführen.', 'Run the command again.'),
  },
  '28000': {
    meaning: text(
      'Die Datenbank lässt diesen Benutzer nicht zu, oder es gibt ihn nicht.',
      'The database does not admit this user, or there is no such user.',
    ),
    remedy: text(
      'Den Benutzer in der Adresse der Datenbank prüfen; ihn anlegen und in pg_hba.conf zulassen.',
      'Check the user in the address of the database; create it and admit it in pg_hba.conf.',
    ),
  },
  '28P01': {
    meaning: text('Die Datenbank nimmt das Kennwort nicht an.', 'The database does not take the password.'),
    remedy: text(
      'Benutzer und Kennwort in der Adresse der Datenbank prüfen.',
      'Check user and password in the address of the database.',
    ),
  },
  '3D000': {
    meaning: text('Diese Datenbank gibt es nicht.', 'There is no such database.'),
    remedy: text(
      'Sie anlegen oder ihren Namen in der Adresse prüfen.',
      'Make it, or check its name in the address.',
    ),
  },
  '42501': {
    meaning: text(
      'Der Benutzer darf das in der Datenbank nicht.',
      'The user may not do this in the database.',
    ),
    remedy: text(
      'Dem Benutzer Rechte an Schema und Tabellen geben.',
      'Grant the user rights on schema and tables.',
    ),
  },
  '53300': {
    meaning: text(
      'Die Datenbank nimmt keine weitere Verbindung an.',
      'The database takes no more connections.',
    ),
    remedy: text(
      'Andere Verbindungen beenden oder max_connections anheben, dann noch einmal versuchen.',
      'End other connections or raise max_connections, then try again.',
    ),
  },
  ENOTEMPTY: {
    meaning: text('Dort liegt schon etwas anderes.', 'Something else is there already.'),
    remedy: text('Es wegräumen oder einen anderen Ort wählen.', 'Move it away or choose another place.'),
  },
  EMFILE: tooManyOpen,
  ENFILE: tooManyOpen,
};
