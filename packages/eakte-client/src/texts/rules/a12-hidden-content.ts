import { text } from '@rathaus/client-core/texts';
import type { A12Values } from '../../xdomea/rules/a12-hidden-content.ts';
import type { XdomeaRuleText } from './rule-text.ts';

export const a12: XdomeaRuleText<A12Values> = {
  title: text('Eine Datei enthält weitere Dateien oder Programme', 'A file holds further files or programs'),
  message: (values) => {
    switch (values.fault) {
      case 'archive':
        return text(
          `Hinweis, Quelle nicht bestätigt: Die Datei ist ein Archiv (${values.detected}); was darin ist, wurde nicht geprüft.`,
          `Hint, source not confirmed: the file is an archive (${values.detected}); what is in it was not checked.`,
        );
      case 'zip-behind':
        return text(
          'Hinweis, Quelle nicht bestätigt: An die Datei ist ein ZIP-Archiv angehängt; was darin ist, wurde nicht geprüft.',
          'Hint, source not confirmed: a ZIP archive is appended to the file; what is in it was not checked.',
        );
      case 'active':
        return text(
          'Hinweis, Quelle nicht bestätigt: Die Datei enthält Befehle, die beim Öffnen oder Anklicken ausgeführt werden können (Skripte, Programmstart).',
          'Hint, source not confirmed: the file contains commands that can be run when it is opened or clicked on (scripts, start of a program).',
        );
      case 'macros':
        return text(
          'Hinweis, Quelle nicht bestätigt: Die Office-Datei enthält Makros.',
          'Hint, source not confirmed: the Office file contains macros.',
        );
    }
  },
  reason: text(
    'Gepackte Dateien haben in der Nachricht keine Beschreibung und kein Format; das Archiv kann sie nicht erschließen. Dateien mit Makros oder Skripten halten viele Empfänger an.',
    'Packed files have neither description nor format in the message; the archive cannot make them accessible. Many receivers stop files with macros or scripts.',
  ),
  repair: text(
    'Archive auspacken und jede Datei als eigenes Dokument in die E-Akte legen. Dateien mit Makros oder Skripten ohne sie speichern oder als PDF/A ablegen. Ist beides nicht erklärlich, vor dem Öffnen die IT-Sicherheit fragen.',
    'Unpack archives and file every file as a document of its own. Save files with macros or scripts without them, or file them as PDF/A. If you cannot explain either, ask IT security before opening them.',
  ),
  source: text(
    'Codeliste Dateiformat 1.0 (hat keine Archivformate); sonst Regel dieser Prüfung ohne bestätigte Quelle',
    'Code list Dateiformat 1.0 (has no archive formats); otherwise a rule of this check without a confirmed source',
  ),
  example: {
    wrong: text('…_Anlagen.zip als Dokument', '…_Anlagen.zip as a document'),
    right: text(
      '…_Anlage-1.pdf und …_Anlage-2.pdf als Dokumente',
      '…_Anlage-1.pdf and …_Anlage-2.pdf as documents',
    ),
  },
};
