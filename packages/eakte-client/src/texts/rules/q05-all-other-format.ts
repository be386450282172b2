import { text } from '@rathaus/client-core/texts';
import type { Q05Values } from '../../xdomea/rules/q05-all-other-format.ts';
import type { XdomeaRuleText } from './rule-text.ts';

export const q05: XdomeaRuleText<Q05Values> = {
  title: text('Alle Dateien mit Formatcode 100', 'All files with format code 100'),
  message: ({ files }) =>
    text(
      `Alle ${files} Dateien haben den Formatcode 100 (Sonstiges).`,
      `All ${files} files have format code 100 (other).`,
    ),
  reason: text(
    'Mit „Sonstiges“ für jede Datei kann das Archiv keine Erhaltung planen.',
    'With "other" for every file the archive cannot plan preservation.',
  ),
  repair: text('Den passenden Code der Codeliste angeben.', 'Give the fitting code of the list.'),
  source: text('Praxis: Archivdienst open-gov-doc', 'Practice: archival service open-gov-doc'),
  example: {
    wrong: text('<code>100</code> für .pdf', '<code>100</code> for .pdf'),
    right: '<code>018</code>',
  },
};
