import { text } from '@rathaus/client-core/texts';
import type { A13Values } from '../../xdomea/rules/a13-pdfa-not-claimed.ts';
import type { XdomeaRuleText } from './rule-text.ts';

export const a13: XdomeaRuleText<A13Values> = {
  title: text('PDF/A angegeben, aber in der Datei nicht genannt', 'PDF/A stated, but not named in the file'),
  message: text(
    'Hinweis, Quelle nicht bestätigt: Der Code 044 steht für PDF/A; in den lesbaren Metadaten der Datei fehlt diese Angabe.',
    'Hint, source not confirmed: the code 044 means PDF/A; the readable metadata of the file do not say so.',
  ),
  reason: text(
    'Eine Datei im Format PDF/A nennt Teil und Stufe der Norm in ihren Metadaten. Fehlt die Angabe, ist es wahrscheinlich ein gewöhnliches PDF, dem Schriften oder Farbangaben fehlen können.',
    'A PDF/A file names part and level of the standard in its metadata. If they are missing it probably is an ordinary PDF, which may lack fonts or colour definitions.',
  ),
  repair: text(
    'Die Datei mit einem PDF/A-Prüfprogramm prüfen (zum Beispiel veraPDF) und umwandeln, oder den Code 018 (PDF) angeben.',
    'Check the file with a PDF/A checker (for example veraPDF) and convert it, or state the code 018 (PDF).',
  ),
  source: text(
    'ISO 19005-1, 6.7.11 (Angabe in den XMP-Metadaten); ein schwaches Zeichen und kein Nachweis',
    'ISO 19005-1, 6.7.11 (statement in the XMP metadata); a weak sign and no proof',
  ),
  example: {
    wrong: text(
      '<code>044</code>, das PDF hat aber kein pdfaid:part',
      '<code>044</code>, but the PDF has no pdfaid:part',
    ),
    right: text(
      '<code>044</code>, und das PDF hat <pdfaid:part>2</pdfaid:part>',
      '<code>044</code>, and the PDF has <pdfaid:part>2</pdfaid:part>',
    ),
  },
};
