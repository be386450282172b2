import { type LocalText, text } from '@rathaus/client-core/texts';
import type { UnreadTenant } from '../ask-stores.ts';
import type { PageContext } from './layout.ts';
import { cause, type Need, type Note, namesText, remedy } from './note.ts';
import { codeText } from './words.ts';

/** Tenants of which nothing is known, by reason: that they were not read must not look as if all were well. */
export function unreadNotes(
  context: PageContext,
  unread: readonly UnreadTenant[],
  heading: (names: string) => LocalText,
): Note[] {
  const codes = [...new Set(unread.map(({ code }) => code))];
  return codes.map((code) => {
    const names = unread.filter((one) => one.code === code).map(({ tenant }) => context.nameOf(tenant));
    const { meaning, remedy: what } = codeText(code);
    return {
      tone: 'bad',
      mark: 'open',
      heading: context.say(heading(namesText(context, names))),
      paragraphs: [cause(context, meaning, code), remedy(context, what)],
    };
  });
}

export const unreadNeeds = (context: PageContext, unread: readonly UnreadTenant[]): Need[] =>
  unreadNotes(context, unread, (names) =>
    text(`${names}: Stand nicht bekannt`, `${names}: state not known`),
  ).map((note) => ({ needsPerson: true, note }));
