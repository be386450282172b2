import { text } from '@rathaus/client-core/texts';
import type { A14Values } from '../../xdomea/rules/a14-retention-unknown.ts';
import type { XdomeaRuleText } from './rule-text.ts';

export const a14: XdomeaRuleText<A14Values> = {
  title: text('Die Aufbewahrungsfrist ist nicht angegeben', 'The retention period is not stated'),
  message: (values) =>
    values.fault === 'none'
      ? text(
          `${values.object}: Weder Aufbewahrungsdauer noch Aufbewahrungsende ist angegeben; ob die Frist abgelaufen ist, lässt sich nicht beurteilen.`,
          `${values.object}: neither Aufbewahrungsdauer nor Aufbewahrungsende is stated; whether the period is over cannot be judged.`,
        )
      : text(
          `${values.object}: Nicht für alles darin ist eine Aufbewahrungsfrist angegeben (ohne Angabe: ${values.records}).`,
          `${values.object}: a retention period is not stated for everything in it (without one: ${values.records}).`,
        ),
  reason: text(
    'Angeboten und übergeben wird nach Ablauf der Aufbewahrungsfrist, und nach der Importbestätigung wird gelöscht. Ohne Frist kann niemand nachweisen, dass das erlaubt ist.',
    'Records are offered and handed over after their retention period, and deleted after the confirmation of the import. Without a period nobody can prove that this is allowed.',
  ),
  repair: text(
    'Aufbewahrungsdauer oder Aufbewahrungsende in der E-Akte eintragen (meist am Aktenplan) und erneut exportieren. Verzichtet das Archiv darauf, mit seinem Profil prüfen (--profile).',
    'Enter Aufbewahrungsdauer or Aufbewahrungsende in the e-file (mostly in the filing plan) and export again. If the archive does without, check with its profile (--profile).',
  ),
  source: text(
    'xdomea-Schema, Aufbewahrungsdauer und Aufbewahrungsende (dort freiwillig); dass ohne Frist nicht beurteilt werden kann, ist eine Regel dieser Prüfung. Das Landesarchiv NRW lässt die Angabe in der 0503 bewusst weg',
    'xdomea schema, Aufbewahrungsdauer and Aufbewahrungsende (optional there); that nothing can be judged without a period is a rule of this check. The state archive of NRW leaves it out of the 0503 on purpose',
  ),
  example: {
    wrong: text(
      '0503: Aussonderungsart A ohne Aufbewahrungsdauer und Aufbewahrungsende',
      '0503: Aussonderungsart A without Aufbewahrungsdauer and Aufbewahrungsende',
    ),
    right: text(
      '0503: <xdomea:Aufbewahrungsende>2019-12-31</xdomea:Aufbewahrungsende>',
      '0503: <xdomea:Aufbewahrungsende>2019-12-31</xdomea:Aufbewahrungsende>',
    ),
  },
};
