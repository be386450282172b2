import { showDate } from '../element/dates.ts';
import type { Definition } from '../element/definition.ts';
import { filled, fillIsolated } from '../element/fill.ts';
import { heading } from '../element/heading.ts';
import type { TemplateContext } from '../element/template.ts';
import { address } from '../reader/address.ts';
import { list, needed, object, text, UNKNOWN, words } from '../reader/reader.ts';
import { date, heading as headingLevel } from '../reader/values.ts';
import type { Tree } from '../tree/tree.ts';

/** How far a defect report has come. */
export type DefectStatus = 'received' | 'progress' | 'done' | 'declined';

/** One thing that happened. */
export interface DefectUpdate {
  readonly at: string;
  readonly text: string;
}

/** What `<rathaus-defect>` shows. */
export interface DefectData {
  /** Number of the report as people know it. */
  readonly id: string;
  readonly title: string;
  /** A word that is none is shown as not known. */
  readonly status: DefectStatus;
  readonly place?: string | undefined;
  /** Page of the report. */
  readonly href?: string | undefined;
  /** What happened, oldest first. */
  readonly updates?: readonly DefectUpdate[] | undefined;
  /** Level of the heading, 2 to 6. Default 3. */
  readonly headingLevel?: 2 | 3 | 4 | 5 | 6 | undefined;
}

function defectTree(data: DefectData, { h, texts, lang }: TemplateContext<'defect'>): Tree {
  const { id, status, place, updates = [] } = data;
  const known = (status as string) === UNKNOWN ? 'unknown' : status;
  return h(
    'article',
    { part: 'card' },
    heading(data, h),
    id && h('p', { part: 'number' }, filled(h, texts.number, id)),
    h('p', { part: 'badge', 'data-status': known }, filled(h, texts.status, texts[known], 'strong')),
    place && h('p', {}, filled(h, texts.place, place)),
    updates[0] &&
      h(
        'ol',
        { role: 'list', 'aria-label': fillIsolated(texts.history, id) },
        updates.map(({ at, text }) => {
          const date = showDate(at, lang, 'long', 'short');
          return h('li', {}, date && [h('time', { datetime: at }, date), ' '], h('bdi', {}, text));
        }),
      ),
  );
}

/** `<rathaus-defect>`, for server, browser and frameworks. */
export const defect: Definition<'defect', DefectData> = {
  name: 'defect',
  read: object<DefectData>({
    id: needed(text, ''),
    title: needed(text, ''),
    status: needed(words(['received', 'progress', 'done', 'declined']), UNKNOWN as DefectStatus),
    place: text,
    href: address,
    updates: list(object<DefectUpdate>({ at: needed(date, ''), text: needed(text, '') })),
    headingLevel,
  }),
  tree: defectTree,
};
