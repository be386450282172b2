import { showDate } from '../element/dates.ts';
import { fill } from '../element/fill.ts';
import { heading } from '../element/heading.ts';
import type { TemplateContext } from '../element/template.ts';
import type { Tree } from '../tree/tree.ts';

/** Where a defect report stands. */
export type ReportStatus = 'received' | 'progress' | 'done' | 'declined';

/** What `<rathaus-report>` shows. */
export interface ReportData {
  /** Number of the report as people know it. */
  readonly id: string;
  readonly title: string;
  readonly status: ReportStatus;
  readonly place?: string;
  /** Page of the report. */
  readonly href?: string;
  /** What happened, oldest first. */
  readonly updates?: readonly { readonly at: string; readonly text: string }[];
  /** Level of the heading, 2 to 6. Default 3. */
  readonly headingLevel?: 2 | 3 | 4 | 5 | 6;
}

const STATUSES: readonly string[] = ['received', 'progress', 'done', 'declined'];

/** Template of `<rathaus-report>`. */
export function reportTree(data: ReportData, context: TemplateContext<'report'>): Tree {
  const { h, texts, warn, lang } = context;
  const { id, status, place, updates = [] } = data;
  const known = STATUSES.includes(status);
  if (!known) warn('status', status);
  return h(
    'article',
    { part: 'card' },
    heading(data, context),
    h('p', { part: 'number' }, fill(texts.number, id)),
    h(
      'p',
      { part: 'badge', 'data-status': known ? status : 'received' },
      fill(texts.status, texts[known ? status : 'received']),
    ),
    place && h('p', {}, fill(texts.place, place)),
    updates.length > 0 &&
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
