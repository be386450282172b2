import { text } from '@rathaus/client-core/texts';
import type { R24Values } from '../../xdomea/rules/r24-appraisal-complete.ts';
import type { XdomeaRuleText } from './rule-text.ts';

/** `Akte 5f3c…`; a record without a readable id is its kind alone. */
const named = ({ object, id }: { readonly object: string; readonly id: string }) =>
  id === '' ? object : `${object} ${id}`;

export const r24: XdomeaRuleText<R24Values> = {
  title: text(
    'Bewertung und angebotene oder ausgesonderte Objekte stimmen nicht überein',
    'Appraisal and offered or transferred records do not agree',
  ),
  message: (values) => {
    switch (values.fault) {
      case 'repeated':
        return text(
          `Das Objekt ${values.id} ist mehrfach bewertet.`,
          `The record ${values.id} is appraised more than once.`,
        );
      case 'open':
        return text(
          `Das Objekt ${values.id} trägt B: Die Bewertung steht noch aus.`,
          `The record ${values.id} has B: it is still to be appraised.`,
        );
      case 'not-offered':
        return text(
          `Das Objekt ${values.id} ist bewertet (0502), aber nicht angeboten (0501).`,
          `The record ${values.id} is appraised (0502) but was not offered (0501).`,
        );
      case 'not-appraised':
        return text(
          `Das Objekt ${values.id} ist angeboten (0501), aber nicht bewertet (0502).`,
          `The record ${values.id} was offered (0501) but is not appraised (0502).`,
        );
      case 'not-transferred':
        return text(
          `Das Objekt ${values.id} ist mit A bewertet (0502), fehlt aber in der Aussonderung (0503).`,
          `The record ${values.id} is appraised as A (0502) but is missing in the transfer (0503).`,
        );
      case 'transferred-unappraised':
        return text(
          `${named(values)} wird ausgesondert (0503), ist aber nicht bewertet (0502).`,
          `${named(values)} is transferred (0503) but is not appraised (0502).`,
        );
      case 'transferred-against':
        return text(
          `${named(values)} wird ausgesondert (0503), obwohl mit ${values.decision} bewertet (0502).`,
          `${named(values)} is transferred (0503) although appraised as ${values.decision} (0502).`,
        );
    }
  },
  reason: text(
    'Nicht oder doppelt bewertete Objekte werden falsch ausgesondert; unbewertete gelten oft als zu vernichten.',
    'Records not appraised or appraised twice are disposed of wrongly; many systems destroy what is not appraised.',
  ),
  repair: ({ fault }) => {
    switch (fault) {
      case 'transferred-against':
        return text(
          'Das Objekt aus der Aussonderung nehmen und die Aussonderung neu exportieren: Ausgesondert wird nur, was mit A bewertet ist.',
          'Take the record out of the transfer and export the transfer again: only what is appraised as A is transferred.',
        );
      case 'transferred-unappraised':
        return text(
          'Das Objekt zuerst anbieten (0501) oder aus der Aussonderung nehmen und diese neu exportieren.',
          'Offer the record first (0501), or take it out of the transfer and export that again.',
        );
      case 'not-transferred':
        return text(
          'Das Objekt mit aussondern: die Aussonderung mit allen mit A bewerteten Objekten neu exportieren.',
          'Transfer the record, too: export the transfer again with all records appraised as A.',
        );
      default:
        return text(
          'Jedes angebotene Objekt genau einmal mit A oder V bewerten, und nur angebotene.',
          'Appraise every offered record exactly once with A or V, and only offered ones.',
        );
    }
  },
  source: text(
    'xdomea 4.0, Schema, Erläuterung zu BewertetesSGO; Praxis: x-man (Landesarchiv Thüringen)',
    'xdomea 4.0, schema, explanation of BewertetesSGO; practice: x-man (state archive of Thuringia)',
  ),
  example: {
    wrong: text('dieselbe ID zweimal in der 0502', 'the same ID twice in the 0502'),
    right: text('jede ID einmal', 'each ID once'),
  },
};
