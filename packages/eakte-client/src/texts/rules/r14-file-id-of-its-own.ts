import { text } from '@rathaus/client-core/texts';
import type { R14Values } from '../../xdomea/rules/r14-file-id-of-its-own.ts';
import type { XdomeaRuleText } from './rule-text.ts';

export const r14: XdomeaRuleText<R14Values> = {
  title: text('Die UUID im Dateinamen ist nicht eigenständig', 'The UUID in the file name is not its own'),
  message: ({ fault, id }) =>
    fault === 'document'
      ? text(
          `Die Datei trägt die UUID ihres Dokuments (${id}).`,
          `The file has the UUID of its document (${id}).`,
        )
      : text(
          `Die UUID ${id} steht schon im Namen einer früheren Datei dieser Nachricht.`,
          `The UUID ${id} is already in the name of an earlier file of this message.`,
        ),
  reason: text(
    'Ein Dokument hat oft mehrere Fassungen und Formate. Trägt die Datei die UUID des Dokuments oder die einer anderen Datei, werden Dateien verwechselt oder überschrieben.',
    'A document often has several versions and formats. A file with the UUID of the document or of another file gets mixed up or overwritten.',
  ),
  repair: text(
    'Für jede Datei eine neue UUID bilden, unabhängig von der des Dokuments.',
    'Make a new UUID for each file, independent of that of the document.',
  ),
  source: text(
    'xdomea 4.0, Schema, Erläuterung zum Dateinamen; xdomea-Spezifikation 4.0, Seite 128, zitiert nach dem Landesarchiv NRW',
    'xdomea 4.0, schema, explanation of Dateiname; xdomea specification 4.0, page 128, as cited by the state archive of NRW',
  ),
  example: {
    wrong: text(
      'Dokument 1f0e4c56-… mit <xdomea:Dateiname>1f0e4c56-….pdf',
      'document 1f0e4c56-… with <xdomea:Dateiname>1f0e4c56-….pdf',
    ),
    right: text(
      'Dokument 1f0e4c56-… mit <xdomea:Dateiname>9b2d7a10-….pdf',
      'document 1f0e4c56-… with <xdomea:Dateiname>9b2d7a10-….pdf',
    ),
  },
};
