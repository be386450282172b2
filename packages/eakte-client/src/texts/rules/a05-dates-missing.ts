import { text } from '@rathaus/client-core/texts';
import type { A05Values } from '../../xdomea/rules/a05-dates-missing.ts';
import type { XdomeaRuleText } from './rule-text.ts';

export const a05: XdomeaRuleText<A05Values> = {
  title: text('Datumsangaben fehlen', 'Dates are missing'),
  message: ({ fault, object }) => {
    switch (fault) {
      case 'period':
        return text(
          `${object} hat weder Laufzeit noch zdA-Datum.`,
          `${object} has neither a Laufzeit nor a date of closing.`,
        );
      case 'end':
        return text(
          `Die Laufzeit hat einen Beginn, aber kein Ende, und ein zdA-Datum fehlt (${object}).`,
          `The Laufzeit has a beginning but no end, and there is no date of closing (${object}).`,
        );
      case 'document':
        return text(
          'Das Dokument hat kein Datum: weder des Schreibens noch des Ein- oder Ausgangs noch der Datei.',
          'The document has no date: neither of the letter nor of receipt or dispatch nor of the file.',
        );
    }
  },
  reason: text(
    'Nach der Laufzeit ordnet das Archiv ein und rechnet Schutz- und Aufbewahrungsfristen. Ohne Daten ist beides geschätzt.',
    'By the Laufzeit the archive orders records and counts periods of protection and retention. Without dates both are guesses.',
  ),
  repair: text(
    'Laufzeit oder zdA-Datum der Akte und das Datum des Schreibens nachtragen oder die Zuordnung des Exports prüfen.',
    'Enter the Laufzeit or the date of closing of the file and the date of the letter, or look at the mapping of the export.',
  ),
  source: text(
    'xdomea-Schema, Laufzeit, ZdADatum, DatumDesSchreibens, Posteingangsdatum, Postausgangsdatum (dort freiwillig); dass ein Archiv sie braucht, ist eine Regel dieser Prüfung',
    'xdomea schema, Laufzeit, ZdADatum, DatumDesSchreibens, Posteingangsdatum, Postausgangsdatum (optional there); that an archive needs them is a rule of this check',
  ),
  example: {
    wrong: text(
      '0503: <xdomea:Akte> ohne <xdomea:Laufzeit> und <xdomea:ZdADatum>',
      '0503: <xdomea:Akte> without <xdomea:Laufzeit> and <xdomea:ZdADatum>',
    ),
    right:
      '<xdomea:Laufzeit><xdomea:Beginn>2010-01-01</xdomea:Beginn><xdomea:Ende>2015-12-31</xdomea:Ende></xdomea:Laufzeit>',
  },
};
