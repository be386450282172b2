import { text } from './local-text.ts';
import type { Rule } from './rule.ts';

const receipt = {
  old: 'Aussonderung.BewerteterAktenplanEmpfangBestaetigen.0515',
  new: 'Aussonderung.BewertungskatalogEmpfangBestaetigen.0515',
};

/** Names and codes that changed with a version. */
export const r31: Rule = {
  id: 'R31',
  severity: 'info',
  title: text(
    'Name oder Code der Nachricht gehört zu einer anderen Version',
    'Name or code of the message belongs to another version',
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
  source: 'Measured (M): schemas 2.3.0 to 4.0.0; code lists Nachrichtentyp 1.0 and 2.0 have no 0203',
  example: {
    wrong: '4.0: BewerteterAktenplanEmpfangBestaetigen.0515',
    right: '4.0: BewertungskatalogEmpfangBestaetigen.0515',
  },

  messages: ['0203', '0515'],
  visit(context) {
    const { messageType, rootName, version } = context;
    const isNew = version === '4.0.0';
    return {
      kopf({ nachrichtentyp }) {
        if (messageType !== '0203' || isNew) return;
        const code = nachrichtentyp?.code ?? '';
        context.report({
          de: `Die Codeliste dieser Version kennt 0203 nicht; im Kopf steht ${code.slice(0, 20) || 'kein Code'}.`,
          en: `The code list of this version has no 0203; the header has ${code.slice(0, 20) || 'no code'}.`,
        });
      },
      end() {
        if (messageType !== '0515' || rootName === (isNew ? receipt.new : receipt.old)) return;
        context.report({
          de: `In Version ${version} heißt die Nachricht 0515 ${isNew ? receipt.new : receipt.old}.`,
          en: `In version ${version} the message 0515 is called ${isNew ? receipt.new : receipt.old}.`,
        });
      },
    };
  },
};
