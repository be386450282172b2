import { showDate } from '../element/dates.ts';
import { fill } from '../element/fill.ts';
import { heading } from '../element/heading.ts';
import type { TemplateContext } from '../element/template.ts';
import type { Tree } from '../tree/tree.ts';

/** How far a defect report has come. */
export type DefectStatus = 'received' | 'progress' | 'done' | 'declined';

/** What `<rathaus-defect>` shows. */
export interface DefectData {
  /** Number of the report as people know it. */
  readonly id: string;
  readonly title: string;
  readonly status: DefectStatus;
  readonly place?: string | undefined;
  /** Page of the report. */
  readonly href?: string | undefined;
  /** What happened, oldest first. */
  readonly updates?: readonly { readonly at: string; readonly text: string }[];
  /** Level of the heading, 2 to 6. Default 3. */
  readonly headingLevel?: 2 | 3 | 4 | 5 | 6 | undefined;
}

/** Template of `<rathaus-defect>`. */
export function defectTree(data: DefectData, context: TemplateContext<'defect'>): Tree {
  const { h, texts, warn, lang } = context;
  const { id, place, updates = [] } = data;
  const status =
    (['received', 'progress', 'done', 'declined'] as const).find((one) => one === data.status) ?? 'received';
  if (status !== data.status) warn('status', data.status);
  return h(
    'article',
    { part: 'card' },
    heading(data, context),
    h('p', { part: 'number' }, fill(texts.number, id)),
    h('p', { part: 'badge', 'data-status': status }, fill(texts.status, texts[status])),
    place && h('p', {}, fill(texts.place, place)),
    updates[0] &&
      h(
        'ol',
        { role: 'list', 'aria-label': fill(texts.history, id) },
        updates.map(({ at, text }) => {
          const date = showDate(at, lang, 'long', 'short');
          return h(
            'li',
            {},
            date && h('time', { datetime: at }, date),
            h('span', {}, `${date ? ': ' : ''}${text}`),
          );
        }),
      ),
  );
}
