import { type Catalogue, text } from '@rathaus/client-core/texts';

const number = (value: unknown, language: string) =>
  typeof value === 'number' ? value.toLocaleString(language) : '…';
const list = (value: unknown) => (Array.isArray(value) ? value.join(', ') : '…');

/** What is said about what a check did not look at. */
export const uncheckedTexts: Catalogue['unchecked'] = {
  'eakte.unchecked.files': {
    title: ({ files }) =>
      files === 1
        ? text(
            'Die Datei, die die Nachricht nennt, lag nicht vor.',
            'The file that the message names was not there.',
          )
        : text(
            `Die ${number(files, 'de-DE')} Dateien, die die Nachricht nennt, lagen nicht vor.`,
            `The ${number(files, 'en-GB')} files that the message names were not there.`,
          ),
    remedy: text(
      'Das ganze Paket (ZIP) prüfen, nicht nur die Nachricht (XML).',
      'Check the whole package (ZIP), not only the message (XML).',
    ),
  },
  'eakte.unchecked.message': {
    title: text(
      'Die Nachricht des Containers wurde nicht gelesen.',
      'The message of the container was not read.',
    ),
    remedy: text(
      'Was am Container beanstandet wird, beheben und noch einmal prüfen.',
      'Repair what is wrong with the container and check again.',
    ),
  },
  'eakte.unchecked.messages': {
    title: text(
      'Der Container enthält mehrere Nachrichten; nur eine davon wurde geprüft.',
      'The container holds several messages; only one of them was checked.',
    ),
    remedy: text(
      'Jede Nachricht mit ihren Dateien in einen eigenen Container packen.',
      'Pack each message with its files into a container of its own.',
    ),
  },
  'eakte.unchecked.entries': {
    title: ({ files }) =>
      files === 1
        ? text('Eine Datei des Containers wurde nicht gelesen.', 'A file of the container was not read.')
        : text(
            `${number(files, 'de-DE')} Dateien des Containers wurden nicht gelesen.`,
            `${number(files, 'en-GB')} files of the container were not read.`,
          ),
    remedy: text(
      'Was am Container beanstandet wird, beheben und noch einmal prüfen.',
      'Repair what is wrong with the container and check again.',
    ),
  },
  'eakte.unchecked.rest': {
    title: text(
      'Die Nachricht bricht ab oder ist kein lesbares XML; was danach käme, ist unbekannt.',
      'The message breaks off or is not readable XML; what would follow is unknown.',
    ),
    remedy: text(
      'Die Datei erneut exportieren oder übertragen und noch einmal prüfen.',
      'Export or transfer the file again and check once more.',
    ),
  },
  'eakte.unchecked.content': {
    title: text(
      'Der Inhalt wurde nicht gelesen, weil die Datei keine Nachricht einer bekannten xdomea-Version ist.',
      'The content was not read, because the file is no message of a known version of xdomea.',
    ),
    remedy: text(
      'Die Nachricht in Version 2.3, 2.4, 3.0, 3.1 oder 4.0 exportieren.',
      'Export the message in version 2.3, 2.4, 3.0, 3.1 or 4.0.',
    ),
  },
  'eakte.unchecked.rules': {
    title: ({ rules }) =>
      text(`Diese Regeln liefen nicht: ${list(rules)}.`, `These rules did not run: ${list(rules)}.`),
    remedy: text('Mit allen Regeln noch einmal prüfen.', 'Check again with all rules.'),
  },
  'eakte.unchecked.no-parts': {
    title: text('Es wurde kein Teil einer Abgabe angegeben.', 'No part of a transfer was given.'),
    remedy: text('Alle Teile der Abgabe angeben.', 'Name all parts of the transfer.'),
  },
};
