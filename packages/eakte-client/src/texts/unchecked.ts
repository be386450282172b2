import { type Catalogue, type LocalText, text } from '@rathaus/client-core/texts';
import { figure, joined } from './numbers.ts';

const number = (value: unknown, language: string) =>
  typeof value === 'number' ? value.toLocaleString(language) : '…';
const list = (value: unknown) => (Array.isArray(value) ? value.join(', ') : '…');

/** `2.2.0` as people say it: 2.2. */
const short = (version: unknown) =>
  version === undefined ? '…' : String(version).replace(/^(\d+\.\d+)\.0$/, '$1');

/** `10 genannte Dateien fehlen, 2 Prüfsummen stimmen nicht`. */
const silencedText = (missing: number, differing: number): LocalText =>
  joined(
    [
      missing === 0
        ? undefined
        : missing === 1
          ? text('Eine genannte Datei fehlt', 'A named file is missing')
          : text(
              `${figure(missing).de} genannte Dateien fehlen`,
              `${figure(missing).en} named files are missing`,
            ),
      differing === 0
        ? undefined
        : differing === 1
          ? text('1 Prüfsumme stimmt nicht', '1 checksum is wrong')
          : text(
              `${figure(differing).de} Prüfsummen stimmen nicht`,
              `${figure(differing).en} checksums are wrong`,
            ),
    ],
    ', ',
  );

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
  'eakte.unchecked.silenced': {
    title: ({ missing, differing }) => {
      if (typeof missing !== 'number' || typeof differing !== 'number')
        return text(
          'Dateien fehlen oder haben eine andere Prüfsumme; das Profil lässt das durchgehen.',
          'Files are missing or have another checksum; the profile lets that pass.',
        );
      const { de, en } = silencedText(missing, differing);
      return text(`${de}; das Profil lässt das durchgehen.`, `${en}; the profile lets that pass.`);
    },
    remedy: ({ rules }) =>
      text(
        `Die Dateien in Ordnung bringen und ohne diese Ausnahme des Profils (${list(rules)}) noch einmal prüfen.`,
        `Put the files in order and check again without this exception of the profile (${list(rules)}).`,
      ),
  },
  'eakte.unchecked.hashes': {
    title: ({ hashes }) =>
      hashes === 1
        ? text(
            'Ein Hashwert der Nachricht konnte nicht mit seiner Datei verglichen werden; ob sie unverändert ist, ist nicht geprüft.',
            'A hash of the message could not be compared with its file; whether the file is unchanged was not checked.',
          )
        : text(
            `${number(hashes, 'de-DE')} Hashwerte der Nachricht konnten nicht mit ihren Dateien verglichen werden; ob diese unverändert sind, ist nicht geprüft.`,
            `${number(hashes, 'en-GB')} hashes of the message could not be compared with their files; whether these are unchanged was not checked.`,
          ),
    remedy: text(
      'Die Hashwerte beim Export mit einem bekannten Verfahren bilden (am besten SHA-256 oder SHA-512), vollständig angeben und alle Dateien mitgeben.',
      'Make the hashes with a known algorithm on export (best SHA-256 or SHA-512), state them whole and hand over all files.',
    ),
  },
  'eakte.unchecked.original': {
    title: ({ types }) => {
      const named = Array.isArray(types) && types.length > 0 ? ` (${types.join(', ')})` : '';
      return text(
        `Die Nachricht${named}, auf die geantwortet wird, lag nicht vor; ob beide zusammenpassen, ist nicht geprüft.`,
        `The message${named} that is answered was not there; whether both fit was not checked.`,
      );
    },
    remedy: text(
      'Beide Nachrichten in einen Ordner legen und den Ordner prüfen: rathaus eakte check ORDNER/.',
      'Put both messages into a folder and check the folder: rathaus eakte check FOLDER/.',
    ),
  },
  'eakte.unchecked.appraisal': {
    title: ({ without, records }) =>
      records === 1
        ? text(
            'Das Objekt zeigt nicht selbst, dass das Archiv es übernimmt (Aussonderungsart A), und die Bewertung des Archivs lag nicht vor.',
            'The record does not show itself that the archive takes it (Aussonderungsart A), and the appraisal of the archive was not there.',
          )
        : text(
            `${number(without, 'de-DE')} von ${number(records, 'de-DE')} Objekten ${without === 1 ? 'zeigt' : 'zeigen'} nicht selbst, dass das Archiv sie übernimmt (Aussonderungsart A), und die Bewertung des Archivs lag nicht vor.`,
            `${number(without, 'en-GB')} of ${number(records, 'en-GB')} records ${without === 1 ? 'does' : 'do'} not show that the archive takes them (Aussonderungsart A), and the appraisal of the archive was not there.`,
          ),
    remedy: text(
      'Die Bewertung (0502 oder 0513) mit dieser Nachricht in einen Ordner legen und den Ordner prüfen: rathaus eakte check ORDNER/.',
      'Put the appraisal (0502 or 0513) into a folder with this message and check the folder: rathaus eakte check FOLDER/.',
    ),
  },
  'eakte.unchecked.parts': {
    title: ({ part, total }) =>
      text(
        `Nur Teil ${number(part, 'de-DE')} von ${number(total, 'de-DE')} lag vor; was in den anderen Teilen ist, ist nicht geprüft.`,
        `Only part ${number(part, 'en-GB')} of ${number(total, 'en-GB')} was there; what is in the other parts was not checked.`,
      ),
    remedy: text(
      'Alle Teile in einen Ordner legen und den Ordner prüfen: rathaus eakte check ORDNER/.',
      'Put all parts into a folder and check the folder: rathaus eakte check FOLDER/.',
    ),
  },
  'eakte.unchecked.contradiction': {
    title: text(
      'Die Nachrichten, auf denen die Antwort beruht, widersprechen sich; was sie bestätigt, steht damit nicht fest.',
      'The messages on which the reply rests contradict each other; so what it confirms is not certain.',
    ),
    remedy: text(
      'Den Widerspruch in den anderen Nachrichten beheben lassen und den Ordner noch einmal prüfen.',
      'Have the contradiction in the other messages repaired and check the folder again.',
    ),
  },
  'eakte.unchecked.import': {
    title: text(
      'Dass alles übernommen wurde, ist nicht belegt: Die Antwort meldet es nicht.',
      'That everything was taken over is not shown: the reply does not report it.',
    ),
    remedy: text(
      'Was nicht übernommen wurde, neu abgeben und nichts davon löschen.',
      'Hand over again what was not taken over, and delete nothing of it.',
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
  'eakte.unchecked.version': {
    title: ({ version, age }) =>
      age === 'older'
        ? text(
            `xdomea ${short(version)} wird nicht gelesen; die Nachricht in Version 2.3 oder neuer exportieren.`,
            `xdomea ${short(version)} is not read; export the message in version 2.3 or newer.`,
          )
        : text(
            `xdomea ${short(version)} ist hier nicht bekannt und wird nicht gelesen.`,
            `xdomea ${short(version)} is not known here and is not read.`,
          ),
    remedy: ({ age }) =>
      age === 'older'
        ? text(
            'Im abgebenden System Version 2.3, 2.4, 3.0, 3.1 oder 4.0 einstellen und noch einmal exportieren. Erkannt ist die Version am Namensraum; dessen Form vor 2.3 ist nicht an einem amtlichen Schema geprüft.',
            'Set version 2.3, 2.4, 3.0, 3.1 or 4.0 in the sending system and export again. The version was recognised by the namespace; its form before 2.3 is not verified with an official schema.',
          )
        : text(
            'Die Nachricht in Version 2.3, 2.4, 3.0, 3.1 oder 4.0 exportieren oder dieses Programm aktualisieren.',
            'Export the message in version 2.3, 2.4, 3.0, 3.1 or 4.0, or update this program.',
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
