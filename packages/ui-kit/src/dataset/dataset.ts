import { isOver, showDate } from '../element/dates.ts';
import type { Definition } from '../element/definition.ts';
import { fileSize } from '../element/file-size.ts';
import { filled, fillIsolated } from '../element/fill.ts';
import { heading } from '../element/heading.ts';
import { link } from '../element/link.ts';
import type { TemplateContext } from '../element/template.ts';
import { address } from '../reader/address.ts';
import { list, needed, object, text } from '../reader/reader.ts';
import { date, flag, heading as headingLevel, number } from '../reader/values.ts';
import type { Tree } from '../tree/tree.ts';

/** One file of a dataset. */
export interface DatasetFile {
  readonly href: string;
  /** Short format, for example `CSV`. */
  readonly format: string;
  readonly title?: string | undefined;
  readonly bytes?: number | undefined;
}

/** What `<rathaus-dataset>` shows. */
export interface DatasetData {
  readonly title: string;
  readonly publisher: string;
  readonly description?: string | undefined;
  /** Page of the dataset; makes the title a link. */
  readonly href?: string | undefined;
  readonly licence?:
    | { readonly label: string; readonly href?: string | undefined; readonly open: boolean }
    | undefined;
  /** Last change, `YYYY-MM-DD` or ISO 8601. */
  readonly updated?: string | undefined;
  /** When the next version is due; said when it has passed, of a day when the day has. */
  readonly due?: string | undefined;
  readonly files: readonly DatasetFile[];
  /** Level of the heading, 2 to 6. Default 3. */
  readonly headingLevel?: 2 | 3 | 4 | 5 | 6 | undefined;
}

/** Licence and freshness are said in words and by form, never by colour alone. */
function datasetTree(data: DatasetData, context: TemplateContext<'dataset'>): Tree {
  const { h, texts, lang, now } = context;
  const { title, publisher, description, licence, updated, due, files } = data;
  const date = showDate(updated, lang, 'long');
  const late = due && isOver(due, now) && showDate(due, lang, 'long');
  const links = files.map(({ href, format, title: name, bytes }) =>
    h(
      'li',
      {},
      link(
        h,
        // What leads nowhere is no button.
        { part: href ? 'button secondary' : undefined, href },
        h(
          'span',
          {},
          format ? filled(h, texts.download, format) : !name && href,
          name && [format && ': ', h('bdi', {}, name)],
          bytes !== undefined && ` (${fileSize(bytes, lang)})`,
        ),
      ),
    ),
  );
  return h(
    'article',
    { part: 'card' },
    heading(data, h),
    description && h('p', {}, h('bdi', {}, description)),
    publisher && h('p', {}, filled(h, texts.publisher, publisher)),
    date && h('p', {}, filled(h, texts.updated, date, 'time', { datetime: updated })),
    late && h('p', { part: 'overdue' }, filled(h, texts.overdue, late, 'time', { datetime: due })),
    licence &&
      h(
        'p',
        { part: 'licence', 'data-open': licence.open ? '' : undefined },
        licence.label &&
          link(h, { href: licence.href, rel: 'license' }, filled(h, texts.licence, licence.label)),
        ' ',
        h('span', { part: 'badge' }, licence.open ? texts.open : texts.restricted),
      ),
    links[0]
      ? h('ul', { role: 'list', 'aria-label': fillIsolated(texts.downloads, title) }, links)
      : h('p', {}, texts.none),
  );
}

/** `<rathaus-dataset>`, for server, browser and frameworks. */
export const dataset: Definition<'dataset', DatasetData> = {
  name: 'dataset',
  read: object<DatasetData>({
    title: needed(text, ''),
    publisher: needed(text, ''),
    description: text,
    href: address,
    licence: object<NonNullable<DatasetData['licence']>>({
      label: needed(text, ''),
      href: address,
      open: needed(flag, false),
    }),
    updated: date,
    due: date,
    files: needed(
      list(
        object<DatasetFile>({
          href: needed(address, ''),
          format: needed(text, ''),
          title: text,
          bytes: number,
        }),
      ),
      [],
    ),
    headingLevel,
  }),
  tree: datasetTree,
};
