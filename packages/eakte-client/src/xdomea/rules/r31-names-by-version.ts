import { text } from './local-text.ts';
import type { Rule } from './rule.ts';

export const r31: Rule = {
  id: 'R31',
  severity: 'info',
  title: text(
    'Namen und Codes, die sich zwischen Versionen unterscheiden',
    'Names and codes that differ between versions',
  ),
  reason: text(
    'Die Nachricht 0515 heißt ab 4.0 anders, und der Code 0203 fehlt bis 3.1 in der Codeliste. Empfänger anderer Versionen stolpern darüber.',
    'Message 0515 has another name since 4.0, and code 0203 is missing from the list up to 3.1. Receivers of other versions stumble over it.',
  ),
  repair: {
    who: 'vendor',
    how: text(
      'Den Namen der jeweiligen Version verwenden; bei 0203 bis 3.1 mit dem Partner absprechen, welcher Code im Kopf steht.',
      'Use the name of the version; for 0203 up to 3.1 agree with the partner which code the header has.',
    ),
  },
  source: 'schema files of 3.1.0 and 4.0.0 (code lists nachrichtentyp 1.0, 2.0, 3.0)',
  example: {
    wrong: '4.0: BewerteterAktenplanEmpfangBestaetigen.0515',
    right: '4.0: BewertungskatalogEmpfangBestaetigen.0515',
  },

  messages: ['0203', '0515'],
  visit(context) {
    return {
      kopf(kopf) {
        if (context.messageType === '0203' && context.version !== '4.0.0') {
          context.report(
            text(
              `Bis Version 3.1 hat die Nachricht 0203 keinen eigenen Code; der Kopf nennt ${kopf.nachrichtentyp?.code ?? 'keinen'}.`,
              `Up to version 3.1 message 0203 has no code of its own; the header says ${kopf.nachrichtentyp?.code ?? 'none'}.`,
            ),
          );
        }
        if (context.messageType === '0515') {
          context.report(
            text(
              `Die Nachricht 0515 heißt in Version ${context.version} ${context.rootName}; in anderen Versionen hat sie einen anderen Namen.`,
              `Message 0515 is called ${context.rootName} in version ${context.version}; other versions have another name for it.`,
            ),
          );
        }
      },
    };
  },
};
