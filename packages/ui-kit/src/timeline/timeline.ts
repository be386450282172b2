import { isDay, isOver, showDate } from '../element/dates.ts';
import type { Definition } from '../element/definition.ts';
import { fileSize } from '../element/file-size.ts';
import { filled } from '../element/fill.ts';
import { link } from '../element/link.ts';
import type { TemplateContext } from '../element/template.ts';
import { address } from '../reader/address.ts';
import { list, needed, object, text, UNKNOWN, words } from '../reader/reader.ts';
import { date, heading as headingLevel, number } from '../reader/values.ts';
import type { Tree } from '../tree/tree.ts';

const STATES = ['done', 'now', 'open', 'todo', 'declined', 'stopped'] as const;

/**
 * How an entry stands: it has happened, happens now, is still to come, is up to the citizen (`todo`), or came to a bad
 * end by a decision or by a fault.
 */
export type TimelineState = (typeof STATES)[number];

/** A document or page of an entry. */
export interface TimelineLink {
  readonly href: string;
  readonly label: string;
  readonly bytes?: number | undefined;
}

/** One step or event. */
export interface TimelineEntry {
  readonly title: string;
  readonly state: TimelineState;
  /** When it happened or is planned, a day or an instant in ISO 8601. What is later than now is never shown as happened. */
  readonly at?: string | undefined;
  /** Until when the citizen has time. */
  readonly due?: string | undefined;
  /** One or two sentences. */
  readonly text?: string | undefined;
  readonly links?: readonly TimelineLink[] | undefined;
  /** What the citizen is to do, as a button. */
  readonly action?: { readonly href: string; readonly label: string } | undefined;
}

/** What `<rathaus-timeline>` shows. */
export interface TimelineData {
  /** Oldest first. */
  readonly entries: readonly TimelineEntry[];
  /** Which one stands on top. Default `oldest`. */
  readonly order?: 'oldest' | 'newest' | undefined;
  /** Level of the headings of the entries, 2 to 6. Default 3. */
  readonly headingLevel?: 2 | 3 | 4 | 5 | 6 | undefined;
}

function timelineTree(data: TimelineData, { h, texts, lang, now, warn }: TemplateContext<'timeline'>): Tree {
  const { entries, order, headingLevel: level = 3 } = data;
  const when = (at: string): string => `${showDate(at, lang, 'long', isDay(at) ? undefined : 'short')}`;
  const time = (sentence: string, at: string): Tree =>
    filled(h, sentence, when(at), 'time', { datetime: at });
  const entry = ({ title, state: given, at, due, text, links = [], action }: TimelineEntry): Tree => {
    const later = at !== undefined && Date.parse(at) > now.getTime();
    if (later && given !== 'open' && given !== 'todo') warn('future', at);
    const known = (given as string) !== UNKNOWN;
    // Nothing has happened before its time, whatever the data say.
    const state = known && later && given !== 'todo' ? 'open' : given;
    const word = known ? texts[state] : texts.unknown;
    return h(
      'li',
      { 'data-state': state, 'aria-current': state === 'now' ? 'step' : undefined },
      h(`h${level}`, {}, h('bdi', {}, title)),
      h(
        'p',
        { part: 'when' },
        h('span', { part: 'state' }, word),
        at &&
          (state === 'open'
            ? ['. ', time(texts.planned, at)]
            : [', ', time(state === 'now' || state === 'todo' ? texts.since : '{date}', at)]),
      ),
      due && h('p', { part: 'due' }, time(isOver(due, now) ? texts.overdue : texts.due, due)),
      text && h('p', {}, h('bdi', {}, text)),
      links[0] &&
        h(
          'ul',
          { role: 'list' },
          links.map(({ href, label, bytes }) =>
            h(
              'li',
              {},
              link(h, { href }, h('bdi', {}, label), bytes !== undefined && ` (${fileSize(bytes, lang)})`),
            ),
          ),
        ),
      action &&
        (action.href
          ? h('a', { part: 'button', href: action.href }, h('bdi', {}, action.label))
          : h('p', {}, h('bdi', {}, action.label))),
    );
  };
  const all = entries.map(entry);
  return h('ol', { role: 'list', 'aria-label': texts.label }, order === 'newest' ? all.reverse() : all);
}

const labelled = { href: needed(address, ''), label: needed(text, '') };

/** `<rathaus-timeline>`, for server, browser and frameworks. */
export const timeline: Definition<'timeline', TimelineData> = {
  name: 'timeline',
  read: object<TimelineData>({
    entries: needed(
      list(
        object<TimelineEntry>({
          title: needed(text, ''),
          state: needed(words(STATES), UNKNOWN as TimelineState),
          at: date,
          due: date,
          text,
          links: list(object<TimelineLink>({ ...labelled, bytes: number })),
          action: object<NonNullable<TimelineEntry['action']>>(labelled),
        }),
      ),
      [],
    ),
    order: words(['oldest', 'newest']),
    headingLevel,
  }),
  tree: timelineTree,
};
