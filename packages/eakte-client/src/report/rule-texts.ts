import { type ContainerRule, containerRules } from '../package/container-rules.ts';
import type { LocalText, Repairer } from '../xdomea/check/finding.ts';
import { ruleOf } from '../xdomea/rules/index.ts';

/** What a rule says once for all its findings. */
export interface RuleSummary {
  title: LocalText;
  reason: LocalText;
  repair: { who: Repairer; how: LocalText };
  source: string;
}

/** For ids the catalogue does not have, such as those of a profile. */
const unknown: RuleSummary = {
  title: { de: 'Die Nachricht verstößt gegen eine Regel', en: 'The message breaks a rule' },
  reason: {
    de: 'Die Regel stammt nicht aus dem Katalog dieser Prüfung.',
    en: 'The rule is not from the catalogue of this check.',
  },
  repair: {
    who: 'vendor',
    how: { de: 'Den Bericht an den Hersteller geben.', en: 'Hand the report to the vendor.' },
  },
  source: '–',
};

/** Texts of any rule id a report can hold: catalogue, container, reading. */
export function ruleSummary(id: string): RuleSummary {
  const known = ruleOf(id);
  if (known) return { title: known.title, reason: known.reason, repair: known.repair, source: known.source };
  const rule = containerRules[id.replace(/^eakte\.package\./, '') as ContainerRule];
  if (!rule) return unknown;
  return {
    title: { de: rule.de.title, en: rule.en.title },
    reason: { de: rule.de.reason, en: rule.en.reason },
    repair: { who: rule.repairer, how: { de: rule.de.repair, en: rule.en.repair } },
    source: rule.source,
  };
}
