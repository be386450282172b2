import { type LocalText, text } from '@rathaus/client-core/texts';
import type { A08Values } from '../../xdomea/rules/a08-format-not-accepted.ts';
import type { XdomeaRuleText } from './rule-text.ts';

const names: Readonly<Record<string, LocalText>> = {
  other: text('Sonstiges', 'other'),
  pdf: text('gewöhnliches PDF', 'ordinary PDF'),
};
const nameOf = (format: string) => names[format] ?? text(`.${format}`, `.${format}`);

export const a08: XdomeaRuleText<A08Values> = {
  title: text(
    'Das Dateiformat steht nicht in der Formatliste des Profils',
    'The file format is not in the list of formats of the profile',
  ),
  message: ({ fault, code, format }) => {
    const { de, en } = nameOf(format);
    return fault === 'not-listed'
      ? text(
          `Der Empfänger nimmt das Format ${code} (${de}) nach seiner Liste nicht an.`,
          `By its list the receiver does not take the format ${code} (${en}).`,
        )
      : text(
          `Hinweis, Quelle nicht bestätigt: Das Format ${code} (${de}) steht nicht in der Liste üblicher Archivformate im Profil. Der Empfänger hat diese Liste nicht bestätigt.`,
          `Hint, source not confirmed: the format ${code} (${en}) is not in the list of usual archival formats of the profile. The receiver has not confirmed that list.`,
        );
  },
  reason: text(
    'Archive sagen, welche Formate sie auf Dauer lesbar halten. Andere nehmen sie nicht an oder wandeln sie selbst um; dabei kann etwas verloren gehen.',
    'Archives say which formats they keep readable. Others they do not take or convert themselves; something can be lost then.',
  ),
  repair: text(
    'Die Datei in ein Format der Liste umwandeln, Texte und gescannte Seiten meist in PDF/A, oder mit dem Archiv klären, ob es das Original annimmt.',
    'Convert the file to a format of the list, texts and scanned pages mostly to PDF/A, or ask the archive whether it takes the original.',
  ),
  source: text(
    'Formatliste des Profils; für Nordrhein-Westfalen § 4 Abs. 3 ArchivG NRW. Die Listen der mitgelieferten Profile sind nicht bestätigt und geben nur Hinweise',
    'List of formats of the profile; for North Rhine-Westphalia § 4 (3) ArchivG NRW. The lists of the profiles that come along are not confirmed and give hints only',
  ),
  example: { wrong: '<code>035</code> (docx)', right: '<code>044</code> (PDF/A)' },
};
