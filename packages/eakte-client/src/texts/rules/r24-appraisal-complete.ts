import { text } from '@rathaus/client-core/texts';
import type { R24Values } from '../../xdomea/rules/r24-appraisal-complete.ts';
import type { XdomeaRuleText } from './rule-text.ts';

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
          `Das Objekt ${values.id} wurde nicht angeboten.`,
          `The record ${values.id} was not offered.`,
        );
      case 'not-appraised':
        return text(
          `Das angebotene Objekt ${values.id} ist nicht bewertet.`,
          `The offered record ${values.id} is not appraised.`,
        );
      case 'not-transferred':
        return text(
          `Das mit A bewertete Objekt ${values.id} fehlt in der Aussonderung.`,
          `The record ${values.id}, appraised as A, is missing in the transfer.`,
        );
      case 'transferred-unappraised':
        return text(
          `${values.object} wird ausgesondert, wurde aber nicht bewertet.`,
          `${values.object} is transferred but was not appraised.`,
        );
      case 'transferred-against':
        return text(
          `${values.object} wird ausgesondert, obwohl mit ${values.decision} bewertet.`,
          `${values.object} is transferred although appraised as ${values.decision}.`,
        );
    }
  },
  reason: text(
    'Nicht oder doppelt bewertete Objekte werden falsch ausgesondert; unbewertete gelten oft als zu vernichten.',
    'Records not appraised or appraised twice are disposed of wrongly; many systems destroy what is not appraised.',
  ),
  repair: text(
    'Jedes angebotene Objekt genau einmal mit A oder V bewerten.',
    'Appraise every offered record exactly once with A or V.',
  ),
  source: 'xdomea schema 4.0.0, BewertetesSGO, documentation (H); practice of x-man (P)',
  example: { wrong: 'dieselbe ID zweimal in der 0502', right: 'jede ID einmal' },
};
