import { text } from '@rathaus/client-core/texts';
import type { R31Values } from '../../xdomea/rules/r31-names-by-version.ts';
import type { XdomeaRuleText } from './rule-text.ts';

export const r31: XdomeaRuleText<R31Values> = {
  title: text(
    'Name oder Code der Nachricht gehört zu einer anderen Version',
    'Name or code of the message belongs to another version',
  ),
  message: (values) => {
    switch (values.fault) {
      case 'no-code':
        return text(
          'Die Codeliste dieser Version kennt 0203 nicht; im Kopf steht kein Code.',
          'The code list of this version has no 0203; the header has no code.',
        );
      case 'code':
        return text(
          `Im Kopf steht der Code ${values.code}; die Codeliste dieser Version kennt 0203 nicht.`,
          `The header has the code ${values.code}; the code list of this version has no 0203.`,
        );
      case 'name':
        return text(
          `In Version ${values.version} heißt die Nachricht 0515 ${values.wanted}.`,
          `In version ${values.version} the message 0515 is called ${values.wanted}.`,
        );
    }
  },
  reason: text(
    'Die Nachricht 0515 heißt ab 4.0 anders, und der Code 0203 fehlt bis 3.1 in der Codeliste. Empfänger anderer Versionen stolpern darüber.',
    'Message 0515 has another name since 4.0, and code 0203 is missing from the list up to 3.1. Receivers of other versions stumble over it.',
  ),
  repair: text(
    'Den Namen der jeweiligen Version verwenden; bei 0203 bis 3.1 mit dem Partner absprechen, welcher Code im Kopf steht.',
    'Use the name of the version; for 0203 up to 3.1 agree with the partner which code the header has.',
  ),
  source: text(
    'Vergleich der Schemata 2.3 bis 4.0; in den Codelisten Nachrichtentyp 1.0 und 2.0 fehlt die 0203',
    'Comparison of the schemas 2.3 to 4.0; the code lists Nachrichtentyp 1.0 and 2.0 lack 0203',
  ),
  example: {
    wrong: '4.0: BewerteterAktenplanEmpfangBestaetigen.0515',
    right: '4.0: BewertungskatalogEmpfangBestaetigen.0515',
  },
};
