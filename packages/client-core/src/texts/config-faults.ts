import { type ConfigFault, englishOf, type FaultRule } from '../config/faults.ts';
import { type LocalText, text } from './language.ts';

/**
 * What is wrong with a member of a configuration, for people. What a package says in its own words is English in both.
 *
 * @example
 * configFaultText({ rule: 'number', least: 1000 }).de; // 'muss eine Zahl ab 1000 sein'
 */
export function configFaultText(fault: ConfigFault | FaultRule): LocalText {
  if (!('member' in fault)) return text(germanOf(fault), englishOf(fault));
  return text(fault.rule ? germanOf(fault.rule) : fault.fault, fault.fault);
}

function germanOf(fault: FaultRule): string {
  switch (fault.rule) {
    case 'one-of':
      return `muss eines sein von: ${fault.words.join(', ')}`;
    case 'number':
      return `muss eine Zahl ab ${fault.least} sein`;
    case 'https-or-symbols':
      return `muss mit https: beginnen (http: zu diesem Rechner nur in der Entwicklung, mit ${fault.symbols.join(' und ')})`;
    case 'unknown': {
      const perhaps = fault.nearest === undefined ? '' : `, vielleicht ist ${fault.nearest} gemeint`;
      return `gibt es nicht${perhaps}; möglich sind: ${fault.known.join(', ')}`;
    }
    default:
      return sentences[fault.rule];
  }
}

const sentences = {
  missing: 'fehlt',
  text: 'muss ein nicht leerer Text sein',
  'text-or-function': 'muss ein nicht leerer Text oder eine Funktion sein',
  object: 'muss ein Objekt sein',
  'absolute-address': 'muss eine vollständige Adresse sein',
  https: 'muss mit https: beginnen',
  'bare-address': 'darf weder Zugangsdaten noch ? oder # enthalten',
  'local-address':
    'ist ein lokaler oder reservierter Name (nur in der Entwicklung, mit [allowSandbox]: true)',
  'tenant-missing': 'fehlt: die Behörde nennen, damit keine andere mitbenutzt, was gespeichert ist',
  tenant:
    'muss aus 1 bis 64 Kleinbuchstaben, Ziffern, ".", "_" oder "-" bestehen und mit Buchstabe oder Ziffer beginnen und enden',
};
