import type { Definition } from '../element/definition.ts';
import { fill } from '../element/fill.ts';
import type { TemplateContext } from '../element/template.ts';
import { address } from '../reader/address.ts';
import { list, needed, object, text } from '../reader/reader.ts';
import { flag, heading } from '../reader/values.ts';
import type { Tree } from '../tree/tree.ts';

/** One thing to correct. */
export interface ErrorSummaryEntry {
  /** The same sentence as at the field. */
  readonly text: string;
  /** `id` of the field, of its group (`fieldset`) or of the element of the kit around it. */
  readonly id?: string | undefined;
  /** Address of the page of the field, when it is another one. */
  readonly href?: string | undefined;
}

/** What `<rathaus-error-summary>` shows; nothing while there is nothing to correct. */
export interface ErrorSummaryData {
  readonly errors: readonly ErrorSummaryEntry[];
  /** Replaces "Bitte prüfen Sie zwei Angaben". */
  readonly title?: string | undefined;
  /** Level of the heading, 2 to 6. Default 2. */
  readonly headingLevel?: 2 | 3 | 4 | 5 | 6 | undefined;
  /** Puts "Fehler: " in front of the title of the page. Servers that can do so themselves reach pages without script, too. */
  readonly titlePrefix?: boolean | undefined;
  /** `false` leaves the focus where it is when the summary appears. */
  readonly focus?: boolean | undefined;
}

function errorSummaryTree(
  { errors, title, headingLevel = 2, titlePrefix, focus }: ErrorSummaryData,
  { h, texts, lang }: TemplateContext<'error-summary'>,
): Tree {
  const count = errors.length;
  const number = texts.numbers.split(',')[count - 1] ?? count.toLocaleString(lang);
  const words =
    title ?? fill(texts[new Intl.PluralRules(lang).select(count) as 'other'] ?? texts.other, number);
  return (
    count > 0 &&
    h(
      'div',
      // The name is an attribute, since an id could be on the page twice.
      {
        role: 'alert',
        tabindex: '-1',
        'aria-label': words,
        'data-prefix': titlePrefix ? texts.prefix : undefined,
        'data-focus': focus === false ? 'false' : undefined,
      },
      h(`h${headingLevel}`, {}, h('bdi', {}, words)),
      h(
        'ul',
        { role: 'list' },
        errors.map(({ text, id, href }) => {
          const sentence = h('bdi', {}, text);
          const target = id ? `#${id}` : href;
          return h('li', {}, target ? h('a', { href: target }, sentence) : sentence);
        }),
      ),
    )
  );
}

/** `<rathaus-error-summary>`, for server, browser and frameworks. */
export const errorSummary: Definition<'error-summary', ErrorSummaryData> = {
  name: 'error-summary',
  read: object<ErrorSummaryData>({
    errors: needed(list(object<ErrorSummaryEntry>({ text: needed(text, ''), id: text, href: address })), []),
    title: text,
    headingLevel: heading,
    titlePrefix: flag,
    focus: flag,
  }),
  tree: errorSummaryTree,
};
