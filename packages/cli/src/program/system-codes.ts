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

/** Codes of the operating system that people meet; what Node says about them is English and names paths. */
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
  EMFILE: tooManyOpen,
  ENFILE: tooManyOpen,
};
