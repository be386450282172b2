import type { Definition } from '../element/definition.ts';
import { fileSize } from '../element/file-size.ts';
import { fillIsolated } from '../element/fill.ts';
import { heading } from '../element/heading.ts';
import { link } from '../element/link.ts';
import type { TemplateContext } from '../element/template.ts';
import { address } from '../reader/address.ts';
import { list, needed, object, text, texts } from '../reader/reader.ts';
import { heading as headingLevel, number } from '../reader/values.ts';
import type { Tree } from '../tree/tree.ts';

/** A file among the answers. */
export interface SummaryFile {
  readonly name: string;
  readonly href?: string | undefined;
  readonly bytes?: number | undefined;
}

/** One answer. */
export interface SummaryRow {
  /** The question in short. */
  readonly label: string;
  /** What was answered, in several lines if need be; a list for several answers. Nothing, or only spaces, is "Keine Angabe". */
  readonly value?: string | readonly string[] | undefined;
  readonly files?: readonly SummaryFile[] | undefined;
  /** Where the answer can be changed; without it there is no link. */
  readonly href?: string | undefined;
}

/** Answers that belong together. */
export interface SummaryGroup {
  readonly title?: string | undefined;
  readonly rows: readonly SummaryRow[];
  /** One sentence below, for example why these cannot be changed here. */
  readonly note?: string | undefined;
}

/** What `<rathaus-summary-list>` shows. */
export interface SummaryListData {
  readonly groups: readonly SummaryGroup[];
  /** Level of the headings of the groups, 2 to 6. Default 3. */
  readonly headingLevel?: 2 | 3 | 4 | 5 | 6 | undefined;
}

function summaryListTree(data: SummaryListData, { h, texts, lang }: TemplateContext<'summary-list'>): Tree {
  const row = ({ label, value, files = [], href }: SummaryRow): Tree => {
    const values = [value ?? []].flat().filter((one) => one.trim());
    return h(
      'div',
      {},
      h('dt', {}, h('bdi', {}, label)),
      // Each answer is a value of its own: of a list in one value Orca leaves out the first.
      values.map((one) => h('dd', {}, h('bdi', {}, one))),
      files.map(({ name, href: file, bytes }) =>
        h(
          'dd',
          {},
          link(h, { href: file }, h('bdi', {}, name)),
          bytes !== undefined && h('span', { part: 'size' }, ` (${fileSize(bytes, lang)})`),
        ),
      ),
      !values[0] && !files[0] && h('dd', { part: 'empty' }, texts.empty),
      href &&
        h(
          'dd',
          { part: 'change' },
          // As a name: a text that is not to be seen is read as a second link.
          h('a', { href, 'aria-label': fillIsolated(`${texts.change}: {label}`, label) }, texts.change),
        ),
    );
  };
  return data.groups.map(({ title, rows, note }) =>
    h(
      'section',
      { part: 'answers' },
      title && heading({ title, headingLevel: data.headingLevel }, h),
      rows[0] && h('dl', {}, rows.map(row)),
      note && h('p', { part: 'hint' }, h('bdi', {}, note)),
    ),
  );
}

/** `<rathaus-summary-list>`, for server, browser and frameworks. */
export const summaryList: Definition<'summary-list', SummaryListData> = {
  name: 'summary-list',
  read: object<SummaryListData>({
    groups: needed(
      list(
        object<SummaryGroup>({
          title: text,
          rows: needed(
            list(
              object<SummaryRow>({
                label: needed(text, ''),
                value: texts,
                files: list(object<SummaryFile>({ name: needed(text, ''), href: address, bytes: number })),
                href: address,
              }),
            ),
            [],
          ),
          note: text,
        }),
      ),
      [],
    ),
    headingLevel,
  }),
  tree: summaryListTree,
};
