import { text } from '@rathaus/client-core/texts';
import type { A01Values } from '../../xdomea/rules/a01-appraisal-in-transfer.ts';
import type { XdomeaRuleText } from './rule-text.ts';

export const a01: XdomeaRuleText<A01Values> = {
  title: text(
    'Die Aussonderung enthält Schriftgut, das nicht ins Archiv gehört oder noch nicht bewertet ist',
    'The transfer contains records that are not for the archive or not appraised yet',
  ),
  message: ({ fault, object }) => {
    switch (fault) {
      case 'destroy':
        return text(
          `${object} ist mit V (vernichten) gekennzeichnet und wird trotzdem übergeben, samt allem darunter, das nichts anderes sagt.`,
          `${object} is marked V (destroy) and handed over all the same, with everything below it that says nothing else.`,
        );
      case 'open':
        return text(
          `${object} ist mit B (bewerten) gekennzeichnet: Das Archiv hat noch nicht entschieden, ob es das Schriftgut übernimmt.`,
          `${object} is marked B (to appraise): the archive has not decided yet whether it takes the records.`,
        );
      case 'decided-otherwise':
        return text(
          `${object} ist mit V (vernichten) gekennzeichnet; das Archiv hat aber A (archivwürdig) entschieden.`,
          `${object} is marked V (destroy), but the archive has decided A (archival value).`,
        );
    }
  },
  reason: text(
    'Eine 0503 übergibt, was das Archiv als archivwürdig bewertet hat. Zu Vernichtendes darf das Archiv nicht behalten, Unbewertetes muss es erst bewerten; die Behörde löscht nach der Importbestätigung.',
    'A 0503 hands over what the archive has appraised as of archival value. The archive must not keep what is to be destroyed, and has to appraise first what is not appraised; the authority deletes after the confirmation of the import.',
  ),
  repair: text(
    'V: das Objekt aus der Aussonderung nehmen und nach eigener Regel vernichten. B: erst anbieten (0501) und die Bewertung (0502) oder den Bewertungskatalog (0513) des Archivs übernehmen. Ist die Bewertung schon A, die Kennzeichnung in der E-Akte nachtragen und erneut exportieren.',
    'V: take the record out of the transfer and destroy it by your own rules. B: offer it first (0501) and take over the appraisal (0502) or the appraisal catalogue (0513) of the archive. If the appraisal is A already, enter it in the e-file and export again.',
  ),
  source: text(
    'xdomea, Codeliste Aussonderungsart 1.0 (A archivwürdig, B bewerten, V vernichten); xdomea 4.0, Erläuterung zur Aussonderungsart: gilt auch für alles Untergeordnete; Ablauf der Aussonderung 0501, 0502, 0503',
    'xdomea, code list Aussonderungsart 1.0 (A archival value, B to appraise, V destroy); xdomea 4.0, explanation of Aussonderungsart: holds for everything below; procedure of disposal 0501, 0502, 0503',
  ),
  example: {
    wrong: '0503: <xdomea:Aussonderungsart><code>V</code></xdomea:Aussonderungsart>',
    right: '0503: <xdomea:Aussonderungsart><code>A</code></xdomea:Aussonderungsart>',
  },
};
