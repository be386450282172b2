import { fileSize } from '../element/file-size.ts';
import { fill } from '../element/fill.ts';
import type { TemplateContext } from '../element/template.ts';
import type { Texts } from '../locales/locale.ts';
import type { Tree } from '../tree/tree.ts';
import { acceptWords } from './accept.ts';
import type { FileFault } from './file-rules.ts';
import type { PostFault } from './post-file.ts';
import type { UploadData } from './upload.ts';

/** How far one file has come. `refused` was never taken, `failed` did not arrive. */
export type UploadState = 'waiting' | 'running' | 'done' | 'ready' | 'failed' | 'refused';

/** One file in the list. */
export interface UploadItem {
  readonly fileName: string;
  readonly bytes: number;
  readonly state: UploadState;
  /** Why it was refused or failed. */
  readonly reason?: FileFault | PostFault | undefined;
  /** The server's own words in place of those for the reason. */
  readonly message?: string | undefined;
  /** 0 to 100 while it runs. */
  readonly percent?: number | undefined;
}

/** Whether a file is in the list only to say that it is not sent. */
export const bad = ({ state }: Pick<UploadItem, 'state'>): boolean => /^(failed|refused)$/.test(state);

/** Whether a file is on its way or will be. */
export const busy = ({ state }: Pick<UploadItem, 'state'>): boolean => /^(running|waiting)$/.test(state);

/** Whether another try may help. */
export const mayRetry = ({ state, reason }: Pick<UploadItem, 'state' | 'reason'>): boolean =>
  state === 'failed' && !/^(tooLarge|rejected|unreadable)$/.test(`${reason}`);

/** A name as it is shown: signs that turn the direction of what follows, or steer otherwise, are made visible. */
export const shownName = (name: string): string => name.replace(/[\p{Cc}\p{Bidi_C}]/gu, '\ufffd');

/** Why a file is not sent, in a sentence. */
export function reasonText(
  { reason, message }: UploadItem,
  { accept, maxBytes = 0, maxFiles = 1 }: Partial<UploadData>,
  texts: Texts<'upload'>,
  lang: string,
): string {
  const values: Readonly<Record<string, string>> = {
    wrongType: acceptWords(accept, texts, lang),
    tooBig: fileSize(maxBytes, lang),
    tooMany: `${maxFiles}`,
  };
  const key = reason === 'tooMany' && maxFiles === 1 ? 'tooManyOne' : reason;
  return message ?? (key ? fill(texts[key], values[key] ?? '') : '');
}

/** A file with the very words of its row, for what is said aloud and at the field; that it is an error comes first. */
export function lineText(
  item: UploadItem,
  settings: Partial<UploadData>,
  texts: Texts<'upload'>,
  lang: string,
): string {
  const state = fill(texts[item.state], `${item.percent ?? 0}`);
  const line = `${shownName(item.fileName)}: ${state} ${reasonText(item, settings, texts, lang)}`.trim();
  return bad(item) ? `${texts.error} ${line}` : line;
}

/** That the form waits, and for how much. */
export const waitText = (count: number, texts: Texts<'upload'>): string =>
  count > 1 ? fill(texts.wait, `${count}`) : texts.waitOne;

/** The same to be seen, with the way out. */
export const waitTree = (count: number, { h, texts }: TemplateContext<'upload'>): Tree =>
  count > 0 &&
  h(
    'div',
    { part: 'wait' },
    h('p', {}, waitText(count, texts)),
    h('button', { type: 'button', part: 'stay' }, texts.stay),
  );

/** The list of files, with what can be done about each. */
export function listTree(
  items: readonly UploadItem[],
  limits: Partial<UploadData>,
  disabled: boolean,
  { h, texts, lang }: TemplateContext<'upload'>,
): Tree {
  const row = (item: UploadItem, index: number): Tree => {
    const { state, percent = 0 } = item;
    const name = shownName(item.fileName);
    const button = (act: 'cancel' | 'remove' | 'retry'): Tree =>
      h(
        'button',
        {
          type: 'button',
          part: act,
          'data-index': `${index}`,
          'aria-label': `${texts[act]}: \u2068${name}\u2069`,
          disabled: disabled ? '' : undefined,
        },
        texts[act],
      );
    return h(
      'li',
      { part: `file ${state}` },
      h(
        'div',
        {},
        h('bdi', { part: 'name' }, name),
        h(
          'p',
          { part: 'state' },
          bad(item) && `${texts.error} `,
          h('strong', {}, fill(texts[state], `${percent}`)),
          bad(item) ? ` ${reasonText(item, limits, texts, lang)}` : `, ${fileSize(item.bytes, lang)}`,
        ),
        state === 'running' && h('progress', { max: '100', value: `${percent}`, 'aria-label': name }),
      ),
      h(
        'div',
        { part: 'actions' },
        mayRetry(item) && button('retry'),
        button(busy(item) ? 'cancel' : 'remove'),
      ),
    );
  };
  return items.length > 0 && h('ul', { role: 'list', 'aria-label': texts.list }, items.map(row));
}
