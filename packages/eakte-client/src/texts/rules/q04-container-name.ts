import { text } from '@rathaus/client-core/texts';
import type { Q04Values } from '../../xdomea/rules/q04-container-name.ts';
import type { XdomeaRuleText } from './rule-text.ts';

export const q04: XdomeaRuleText<Q04Values> = {
  title: text('Kurzer oder fremder Dateiname des Containers', 'Short or foreign name of the container'),
  message: text(
    'Der Container ist nicht nach dem Standard benannt.',
    'The container is not named as the standard says.',
  ),
  reason: text(
    'Der Standard gibt den Namen vor. Manche Systeme verwenden eine Kurzform oder die Endung .xdomea; andere erkennen sie nicht.',
    'The standard gives the name. Some systems use a short form or the extension .xdomea; others do not recognise them.',
  ),
  repair: text(
    'Den Container nach der Version benennen: bis 3.1 <ProzessID>_<Gruppe>.<Name>.<NNNN>.zip, ab 4.0 <ProzessID>_<NNNN>_<LfdNr>.zip.',
    'Name the container after the version: up to 3.1 <process id>_<group>.<name>.<NNNN>.zip, since 4.0 <process id>_<NNNN>_<part>.zip.',
  ),
  source: text(
    'Praxis: x-man (Landesarchiv Thüringen), Änderungen der Versionen 1.3.1 bis 1.4.0',
    'Practice: x-man (state archive of Thuringia), changes of versions 1.3.1 to 1.4.0',
  ),
  example: { wrong: '3f25…_0503.xdomea', right: '3f25…_Aussonderung.Aussonderung.0503.zip' },
};
