import { text } from '@rathaus/client-core/texts';
import type { A09Values } from '../../xdomea/rules/a09-unknown-code.ts';
import type { XdomeaRuleText } from './rule-text.ts';

export const a09: XdomeaRuleText<A09Values> = {
  title: text('Ein Code steht nicht in seiner Codeliste', 'A code is not in its code list'),
  message: ({ element, code, list }) =>
    text(
      `Der Code ${code} in ${element} steht nicht in der Liste ${list}.`,
      `The code ${code} in ${element} is not in the list ${list}.`,
    ),
  reason: text(
    'Das Schema vergleicht diese Codes nicht. Einen Code, den die genannte Liste nicht hat, kann der Empfänger nicht deuten; die Angabe geht verloren.',
    'The schema does not compare these codes. The receiver cannot read a code that the named list does not have; the value is lost.',
  ),
  repair: text(
    'Den Code aus der genannten Fassung der Liste nehmen, oder die Fassung nennen, aus der er stammt.',
    'Take the code from the named version of the list, or name the version it comes from.',
  ),
  source: text(
    'Codelisten von xdomea und der XÖV-Koordination (XRepository) in der genannten Fassung. Listen, deren Werte nicht öffentlich sind, und andere Fassungen werden nicht beurteilt',
    'Code lists of xdomea and of XÖV (XRepository) in the named version. Lists whose values are not public and other versions are not judged',
  ),
  example: {
    wrong: '<xdomea:Kanal listVersionID="3"><code>99</code></xdomea:Kanal>',
    right: '<xdomea:Kanal listVersionID="3"><code>01</code></xdomea:Kanal>',
  },
};
