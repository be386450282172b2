import { certificateNeeds } from './certificate-needs.ts';
import { failureNeeds } from './failure-needs.ts';
import type { PageContext } from './layout.ts';
import { type Need, noteHtml } from './note.ts';
import { blockedNeeds, pauseNeeds, restingNeeds, slowNeeds } from './rest-needs.ts';
import type { Situation } from './situation.ts';
import { unreadNeeds } from './unread-needs.ts';

/** The gravest first: what nobody knows, what rests, what has stopped, what ends soon, then what goes on by itself. */
export const needsOf = (context: PageContext, situation: Situation): Need[] => [
  ...unreadNeeds(context, situation.unread),
  ...blockedNeeds(context, situation),
  ...failureNeeds(context, situation.found, 'stopped'),
  ...pauseNeeds(context, situation),
  ...certificateNeeds(context, situation.certificates),
  ...failureNeeds(context, situation.found, 'ready'),
  ...slowNeeds(context, situation),
  ...restingNeeds(context, situation),
];

/** What a person has to do, and apart from it what goes on by itself. */
export function needSections(
  { t }: PageContext,
  needs: readonly Need[],
): { persons: string; byItself: string } {
  const html = (needsPerson: boolean, level: 2 | 3) =>
    needs
      .filter((need) => need.needsPerson === needsPerson)
      .map(({ note }) => noteHtml(note, level))
      .join('\n');
  const rest = html(false, 3);
  return {
    persons: html(true, 2),
    byItself: rest === '' ? '' : `<section><h2>${t('byItself')}</h2>\n${rest}</section>`,
  };
}
