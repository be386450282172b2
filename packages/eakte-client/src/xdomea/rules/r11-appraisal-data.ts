import { text } from './local-text.ts';
import type { Rule } from './rule.ts';

export const r11: Rule = {
  id: 'R11',
  severity: 'error',
  title: text(
    'Anbietung und Abgabe tragen Aussonderungsmetadaten und Dateien',
    'Offer and transfer carry appraisal data and files',
  ),
  reason: text(
    'Ohne Aufbewahrungsdauer und Aussonderungsart kann das Archiv nicht bewerten; eine Abgabe ohne Dateien ist keine.',
    'Without retention and appraisal term the archive cannot decide; a transfer without files is none.',
  ),
  repair: {
    who: 'authority',
    how: text(
      'Aufbewahrungsdauer und Aussonderungsart an Akte oder Aktenplan pflegen; bei der Abgabe die Dateien mitgeben.',
      'Enter retention and appraisal term at the record or the file plan; send the files with a transfer.',
    ),
  },
  source:
    'documentation and implementationHint of the schemas; Landesarchiv NRW omits the metadata in 0503 on purpose',
  example: {
    wrong: '0501: <Akte> ohne <ArchivspezifischeMetadaten>',
    right: '<ArchivspezifischeMetadaten><Aussonderungsart>…',
  },

  messages: ['0501', '0503'],
  visit(context) {
    let documents = 0;
    let files = 0;
    return {
      leave(object) {
        if (object.kind === 'Dokument') documents += 1;
        else if (object.level === 1 && !('aussonderungsmetadaten' in object.data)) {
          context.report(
            text(`${object.kind} ohne Aussonderungsmetadaten.`, `${object.kind} without appraisal data.`),
            { object, severity: context.messageType === '0501' ? 'error' : 'info' },
          );
        }
      },
      format() {
        files += 1;
      },
      end() {
        if (context.messageType === '0503' && documents > 0 && files === 0) {
          context.report(
            text(
              'Die Aussonderung enthält Dokumente, aber keine einzige Datei.',
              'The transfer has documents but not a single file.',
            ),
          );
        }
      },
    };
  },
};
