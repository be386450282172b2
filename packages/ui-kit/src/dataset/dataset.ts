import { showDate } from '../element/dates.ts';
import type { Definition } from '../element/definition.ts';
import { fileSize } from '../element/file-size.ts';
import { fill } from '../element/fill.ts';
import { heading } from '../element/heading.ts';
import { checkedUrl, safeUrl } from '../element/safe-url.ts';
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
  readonly licence?: { readonly label: string; readonly href?: string; readonly open: boolean };
  /** Last change, `YYYY-MM-DD` or ISO 8601. */
  readonly updated?: string | undefined;
  /** When the next version is due; past dates are said. */
  readonly due?: string | undefined;
  readonly files: readonly DatasetFile[];
  /** Level of the heading, 2 to 6. Default 3. */
  readonly headingLevel?: 2 | 3 | 4 | 5 | 6 | undefined;
}

/** Template of `<rathaus-dataset>`. Licence and freshness are said in words, never by colour alone. */
export function datasetTree(data: DatasetData, context: TemplateContext<'dataset'>): Tree {
  const { h, texts, warn, lang, now } = context;
  const { title, publisher, description, licence, updated, due, files } = data;
  const date = showDate(updated, lang, 'long');
  const late = due && new Date(due) < now && showDate(due, lang, 'long');
  if (updated && !date) warn('updated', updated);
  const licenceUrl = safeUrl(licence?.href);
  const links = files.map((file) => {
    const { format, title: name, bytes } = file;
    const href = checkedUrl(file.href, 'file', warn, true);
    const text = `${fill(texts.download, format)}${name ? `: ${name}` : ''}`;
    return (
      href &&
      h('li', {}, h('a', { part: 'button', href }, bytes ? `${text} (${fileSize(bytes, lang)})` : text))
    );
  });
  return h(
    'article',
    { part: 'card' },
    heading(data, context),
    description && h('p', {}, description),
    h('p', {}, fill(texts.publisher, publisher)),
    date && h('p', {}, h('time', { datetime: updated }, fill(texts.updated, date))),
    late && h('p', { part: 'overdue' }, fill(texts.overdue, late)),
    licence &&
      h(
        'p',
        { part: 'licence', 'data-open': licence.open ? '' : undefined },
        h(
          licenceUrl ? 'a' : 'span',
          { href: licenceUrl, rel: licenceUrl && 'license' },
          fill(texts.licence, licence.label),
        ),
        h('span', { part: 'badge' }, ` ${licence.open ? texts.open : texts.restricted}`),
      ),
    links.some(Boolean)
      ? h('ul', { role: 'list', 'aria-label': fill(texts.downloads, title) }, links)
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
