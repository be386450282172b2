import {
  fileStateTexts,
  levelText,
  moreText,
  recordKindText,
  viewerTexts as t,
  versionText,
} from '../texts/viewer.ts';
import type { Dokument, Format, Version } from '../xdomea/index.ts';
import type { AkteFiles } from './akte-files.ts';
import { leftOut } from './clip.ts';
import { type FigureRoom, renderFile, type ServedFile } from './file-figure.ts';
import {
  anchorOf,
  factList,
  fileName,
  linkTo,
  number,
  type PageContext,
  say,
  titleOf,
} from './page-context.ts';
import type { ViewedRecord } from './read-viewed.ts';
import { recordDetails } from './record-details.ts';
import { recordFacts } from './record-facts.ts';
import { kindMark } from './record-tree.ts';
import { renderWorkflow } from './workflow.ts';

/** What the files of the records of a page come from. */
export interface FilesOfPage {
  readonly files: AkteFiles;
  readonly room: FigureRoom;
  /** Where the application serves a file. */
  serve(name: string): Promise<ServedFile>;
}

/** A record: title, metadata, files, workflow, details. */
export async function* renderRecord(
  context: PageContext,
  viewed: ViewedRecord,
  page: FilesOfPage,
): AsyncGenerator<string> {
  const { record, element, kind, level, above } = viewed;
  const anchor = anchorOf(viewed);
  const heading = `h${Math.min(6, level + 1)}`;
  const around = above ? `<li>${linkTo(context, above)}</li>` : '';
  yield `<article class="record" id="${anchor}" aria-labelledby="t${anchor}"><header><${heading} id="t${anchor}">${kindMark(viewed)}<span>${titleOf(context, viewed)}</span></${heading}>
<ul class="crumbs"><li>${say(context, recordKindText(element, kind))}</li><li>${say(context, levelText(level))}</li>${around}</ul></header>
`;
  const isDocument = record.kind === 'Dokument' && (record.version?.length ?? 0) > 0;
  if (isDocument) {
    yield '<div class="document"><div>';
    yield* renderVersions(context, record, page);
    yield '</div>\n<div>';
  }
  yield `<div class="columns"><div>${factList(context, [...recordFacts(context, viewed)])}</div>\n<div>`;
  for (const workflow of record.internerGeschaeftsgang ?? []) yield renderWorkflow(context, workflow);
  yield* recordDetails(context, viewed);
  yield `</div></div>\n${isDocument ? '</div></div>\n' : ''}</article>\n`;
}

async function* renderVersions(
  context: PageContext,
  { version: versions = [] }: Pick<Dokument, 'version'>,
  page: FilesOfPage,
): AsyncGenerator<string> {
  // A damaged message may lack what the standard demands.
  for (const { nummer, format } of versions as readonly Partial<Version>[]) {
    if (nummer !== undefined)
      yield `<p class="label">${say(context, versionText(number(context, nummer)))}</p>\n`;
    for (const one of format ?? []) {
      const file = (one as Partial<Format>).primaerdokument;
      if (!file) continue;
      const looked = await page.files.look(file);
      const served = looked.entry
        ? await page.serve(looked.entry.name)
        : { href: undefined, isServed: false };
      yield renderFile(context, one, looked, page.room, served);
    }
    yield signaturesOf(context, format ?? [], page);
    if (format && leftOut(format) > 0)
      yield `<p class="muted">${say(context, moreText(leftOut(format)))}</p>\n`;
  }
  if (leftOut(versions) > 0) yield `<p class="muted">${say(context, moreText(leftOut(versions)))}</p>\n`;
}

/** Files with the signatures of the files above. */
function signaturesOf(context: PageContext, formats: readonly Format[], { files }: FilesOfPage): string {
  const names = formats.flatMap(
    ({ primaerdokument }) => primaerdokument?.signaturSiegel?.signaturSiegelDatei ?? [],
  );
  if (names.length === 0) return '';
  const items = names.map(
    (name) =>
      `<li>${fileName(context, name)}${files.find(name) ? '' : ` (${say(context, fileStateTexts.missing)})`}</li>`,
  );
  return `<p class="label">${say(context, t.signatures)}</p>\n<ul class="plain">${items.join('')}</ul>\n`;
}
