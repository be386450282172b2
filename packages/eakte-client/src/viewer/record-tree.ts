import type { Hidden } from '../report/outline.ts';
import { hiddenText } from '../texts/outline.ts';
import { levelText, recordKindText, viewerTexts as t } from '../texts/viewer.ts';
import { anchorOf, type PageContext, say, titleOf, word } from './page-context.ts';
import type { ViewedRecord } from './read-viewed.ts';

const drawings = {
  akte: '<path d="M2 16V4h6l2 2h8v10z"/>',
  vorgang: '<path d="M4 3h12v15H4zM7 1.5h6v3H7zM7 9h6M7 12.5h4"/>',
  dokument: '<path d="M5 2h7l4 4v12H5zM12 2v4h4"/>',
};

/** The drawing of a kind of record; the word beside it says the same. */
export function kindMark({ kind }: ViewedRecord): string {
  const drawing =
    kind === 'Dokument'
      ? drawings.dokument
      : kind.endsWith('akte') || kind === 'Akte'
        ? drawings.akte
        : drawings.vorgang;
  return `<svg class="kindmark" viewBox="0 0 20 20" aria-hidden="true">${drawing}</svg>`;
}

/** Levels that are indented; what is deeper is listed under each other, with its level in words. */
const maxIndent = 8;
/** Records up to which all branches begin unfolded. */
const openRecords = 60;

/** The records as a tree of links: lists and `details`, so that keys and screen readers know it. */
export function* renderTree(
  context: PageContext,
  records: readonly ViewedRecord[],
  hidden: Hidden,
): Generator<string> {
  yield `<nav class="records" aria-labelledby="akten"><h2 id="akten">${say(context, t.tree)}</h2>\n<ul>\n`;
  const isOpen = records.length <= openRecords;
  // Without recursion: a hostile message is as deep as its reader allows.
  const ends: { readonly level: number; readonly html: string }[] = [];
  for (const record of records) {
    while (ends.length > 0 && ends.at(-1)!.level >= record.level) yield ends.pop()!.html;
    const label = labelOf(context, record);
    const more = hiddenItem(context, record.hidden);
    const isBranch = (record.children.length > 0 || more !== '') && ends.length < maxIndent;
    if (!isBranch) {
      yield `<li><a href="#${anchorOf(record)}">${label}</a></li>\n${more}`;
      continue;
    }
    yield `<li><details${isOpen || record.level === 1 ? ' open' : ''}><summary>${label}</summary>\n<ul>\n<li><a href="#${anchorOf(record)}">${kindMark(record)}<span>${say(context, t.about)}<span class="hidden">: ${titleOf(context, record)}</span></span></a></li>\n`;
    ends.push({ level: record.level, html: `${more}</ul></details></li>\n` });
  }
  while (ends.length > 0) yield ends.pop()!.html;
  yield `${hiddenItem(context, hidden)}</ul></nav>\n`;
}

function labelOf(context: PageContext, viewed: ViewedRecord): string {
  const { record, element, kind, level } = viewed;
  const reference = record.allgemeineMetadaten?.kennzeichen;
  const meta = [say(context, recordKindText(element, kind))];
  if (reference && record.allgemeineMetadaten?.betreff) meta.push(word(context, reference.slice(0, 100)));
  return `${kindMark(viewed)}<span>${titleOf(context, viewed)}<small>${meta.join(' · ')}<span class="hidden">, ${say(context, levelText(level))}</span></small></span>`;
}

/** `und weitere: 12.000 Dokumente` */
function hiddenItem(context: PageContext, hidden: Hidden): string {
  const said = hiddenText(hidden);
  return said ? `<li class="muted">${say(context, said)}</li>\n` : '';
}
