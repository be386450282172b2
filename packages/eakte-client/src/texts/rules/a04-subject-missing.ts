import { text } from '@rathaus/client-core/texts';
import type { A04Values } from '../../xdomea/rules/a04-subject-missing.ts';
import type { XdomeaRuleText } from './rule-text.ts';

export const a04: XdomeaRuleText<A04Values> = {
  title: text('Der Betreff fehlt', 'The subject is missing'),
  message: ({ fault, object, kennzeichen }) =>
    fault === 'blank'
      ? text(
          `${object}: Der Betreff enthält weder Buchstaben noch Ziffern.`,
          `${object}: the subject has neither letters nor digits.`,
        )
      : kennzeichen
        ? text(
            `${object} hat ein Kennzeichen, aber keinen Betreff.`,
            `${object} has a reference but no subject.`,
          )
        : text(
            `${object} hat weder Betreff noch Kennzeichen.`,
            `${object} has neither a subject nor a reference.`,
          ),
  reason: text(
    'Aus dem Betreff entsteht im Archiv der Titel, nach dem gesucht und bewertet wird. Ohne ihn muss jemand jede Akte öffnen.',
    'The archive makes of the subject the title by which it searches and appraises. Without it somebody has to open every file.',
  ),
  repair: text(
    'Den Betreff in der E-Akte nachtragen oder die Zuordnung des Exports prüfen und erneut exportieren.',
    'Enter the subject in the e-file, or look at the mapping of the export, and export again.',
  ),
  source: text(
    'xdomea-Schema, AllgemeineMetadaten/Betreff (dort freiwillig); dass ein Archiv ihn braucht, ist eine Regel dieser Prüfung',
    'xdomea schema, AllgemeineMetadaten/Betreff (optional there); that an archive needs it is a rule of this check',
  ),
  example: {
    wrong:
      '<xdomea:AllgemeineMetadaten><xdomea:Kennzeichen>22.31</xdomea:Kennzeichen></xdomea:AllgemeineMetadaten>',
    right:
      '<xdomea:AllgemeineMetadaten><xdomea:Betreff>Hundesteuer</xdomea:Betreff></xdomea:AllgemeineMetadaten>',
  },
};
