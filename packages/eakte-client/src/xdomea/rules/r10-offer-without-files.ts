import type { Rule, RuleObject } from './rule.ts';

/** True for a cover letter, which is no offered record. */
export function isCoverLetter(object: RuleObject | undefined): boolean {
  let top = object;
  while (top?.parent) top = top.parent;
  return top?.element === 'Anschreiben';
}

/** An offer describes records and does not carry their files. */
export const r10OfferWithoutFiles: Rule = {
  id: 'R10',
  severity: 'error',
  title: {
    de: 'Das Anbieteverzeichnis enthält Primärdokumente',
    en: 'The offer contains primary files',
  },
  reason: {
    de: 'Vor der Bewertung darf das Archiv die Inhalte nicht erhalten; angeboten werden nur Metadaten. Dateien gehören erst in die Aussonderung (0503).',
    en: 'Before the appraisal the archive must not get the contents; only metadata are offered. Files belong into the transfer (0503).',
  },
  repair: {
    who: 'vendor',
    how: {
      de: 'Im Export des Anbieteverzeichnisses die Versionen mit Primärdokumenten weglassen. Anschreiben dürfen Dateien haben.',
      en: 'Leave out the versions with primary files in the export of the offer. Cover letters may have files.',
    },
  },
  source: 'xdomea schema 4.0.0, 0501/Schriftgutobjekt, implementationHint (H)',
  example: {
    wrong: '0501 with <xdomea:Dokument> … <xdomea:Version> … <xdomea:Primaerdokument>',
    right: '0501 with <xdomea:Dokument> … and no <xdomea:Version>',
  },
  messages: ['0501'],
  visit(context) {
    return {
      format({ primaerdokument }, object) {
        if (object === undefined || isCoverLetter(object)) return;
        context.report(
          {
            de: 'Ein Dokument des Anbieteverzeichnisses nennt ein Primärdokument.',
            en: 'A document of the offer names a primary file.',
          },
          { object, ...(primaerdokument?.dateiname ? { file: primaerdokument.dateiname } : {}) },
        );
      },
    };
  },
};
