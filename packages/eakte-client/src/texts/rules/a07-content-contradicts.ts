import { text } from '@rathaus/client-core/texts';
import type { A07Values } from '../../xdomea/rules/a07-content-contradicts.ts';
import type { XdomeaRuleText } from './rule-text.ts';

export const a07: XdomeaRuleText<A07Values> = {
  title: text(
    'Der Inhalt der Datei widerspricht ihrem Format',
    'The content of the file contradicts its format',
  ),
  message: ({ fault, expected, detected }) =>
    fault === 'script'
      ? text(
          `Die Datei ist als ${expected} bezeichnet, ihr Inhalt ist ${detected} mit Skripten.`,
          `The file is labelled ${expected}, its content is ${detected} with scripts.`,
        )
      : detected === 'unknown'
        ? text(
            `Die Datei ist als ${expected} bezeichnet, beginnt aber nicht wie eine solche.`,
            `The file is labelled ${expected} but does not begin like one.`,
          )
        : text(
            `Die Datei ist als ${expected} bezeichnet, ihr Inhalt ist ${detected}.`,
            `The file is labelled ${expected}, its content is ${detected}.`,
          ),
  reason: text(
    'Programme öffnen Dateien nach ihrer Endung, Archive planen die Erhaltung nach dem Formatcode. Mit falscher Bezeichnung ist die Datei später nicht lesbar; oft ist sie beschädigt.',
    'Programs open files by their extension, archives plan preservation by the format code. With the wrong label the file cannot be read later; often it is damaged.',
  ),
  repair: ({ fault }) =>
    fault === 'script'
      ? text(
          'Die Datei nicht öffnen und die IT-Sicherheit fragen. Danach die Datei aus der E-Akte entfernen oder durch das Schriftstück ersetzen, um das es geht, und erneut exportieren.',
          'Do not open the file, and ask IT security. Then remove the file from the e-file, or replace it by the document it is about, and export again.',
        )
      : text(
          'Die Datei in der E-Akte ansehen: Ist sie in Ordnung, Formatcode und Endung nach dem Inhalt berichtigen; sonst die Datei aus der Sicherung holen. Kommt der Inhalt unerwartet, vorher die IT-Sicherheit fragen.',
          'Look at the file in the e-file: if it is fine, correct format code and extension by the content; otherwise fetch the file from the backup. If the content comes as a surprise, ask IT security before.',
        ),
  source: text(
    'Codeliste Dateiformat 1.0 und die Kennzeichen der Formate in ihren ersten Bytes (PDF: ISO 32000-1, PNG, JPEG, TIFF, Office und OpenDocument: ECMA-376, ISO/IEC 26300). Regel dieser Prüfung',
    'Code list Dateiformat 1.0 and the marks of the formats in their first bytes (PDF: ISO 32000-1, PNG, JPEG, TIFF, Office and OpenDocument: ECMA-376, ISO/IEC 26300). A rule of this check',
  ),
  example: {
    wrong: text(
      '<code>018</code> (pdf), …_a.pdf, erste Bytes 89 50 4E 47 (png)',
      '<code>018</code> (pdf), …_a.pdf, first bytes 89 50 4E 47 (png)',
    ),
    right: text(
      '<code>019</code> (png), …_a.png, erste Bytes 89 50 4E 47 (png)',
      '<code>019</code> (png), …_a.png, first bytes 89 50 4E 47 (png)',
    ),
  },
};
