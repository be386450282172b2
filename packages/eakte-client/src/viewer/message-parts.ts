import { glyph, type Tone } from '@rathaus/client-core/report';
import { instantText, type LocalText, text } from '@rathaus/client-core/texts';
import type { Container, ContainerEntry } from '../package/read-container.ts';
import { bodySection } from '../report/body-section.ts';
import type { Hidden } from '../report/outline.ts';
import { messageName } from '../texts/messages.ts';
import { contentText } from '../texts/outline.ts';
import { moreText, sizeText, viewerTexts as t } from '../texts/viewer.ts';
import { headerOf } from '../xdomea/messages/message-header.ts';
import { type Fact, factList, fileName, type PageContext, say, titleOf, word } from './page-context.ts';
import type { ViewedMessage, ViewedRecord } from './read-viewed.ts';
import { renderWorkflow } from './workflow.ts';

/** Where the message came from. */
export interface Origin {
  readonly container: Container | undefined;
  readonly fileName?: string | undefined;
  readonly masked: boolean;
}

const nameOf = ({ root }: ViewedMessage): LocalText | undefined =>
  root?.messageType === undefined ? undefined : messageName(root.messageType);

/** The one record the message is about, when it is one. */
function onlyRoot({ records, hidden }: ViewedMessage): ViewedRecord | undefined {
  const roots = records.filter(({ above }) => above === undefined);
  const isMore = Object.values(hidden).some((count) => count > 0);
  return roots.length === 1 && !isMore ? roots[0] : undefined;
}

/** What a person would call it: the record it is about, else what kind of message it is. */
export function titleOfPage(context: PageContext, message: ViewedMessage): string {
  const root = context.masked ? undefined : onlyRoot(message);
  if (root?.record.allgemeineMetadaten?.betreff) return titleOf(context, root);
  return say(context, nameOf(message) ?? t.title);
}

/** Title and header: who sent it to whom, when, in which procedure. */
export function renderHead(
  context: PageContext,
  message: ViewedMessage,
  { container, fileName: name }: Origin,
): string {
  const { root, kopf, records, hidden } = message;
  const header = kopf && headerOf(kopf);
  const facts: Fact[] = [];
  const add = (label: LocalText, html: string | undefined) => {
    if (html !== undefined) facts.push([label, html]);
  };
  const foreign = (value: string | undefined) => (value === undefined ? undefined : word(context, value));
  const id = (value: string | undefined) =>
    value === undefined ? undefined : `<span class="hash">${word(context, value)}</span>`;
  const kind = nameOf(message);
  add(t.message, kind ? say(context, kind) : foreign(root?.rootName));
  add(t.sender, foreign(header?.autor));
  add(t.receiver, foreign(header?.leser));
  add(
    t.created,
    header?.erstellungszeitpunkt === undefined
      ? undefined
      : createdHtml(context, header.erstellungszeitpunkt),
  );
  add(t.version, root?.version);
  add(t.process, id(kopf?.prozessId));
  add(t.messageId, id(header?.nachrichtenUuid));
  add(t.original, id(header?.uuidUrsprungsnachricht));
  const { lfdNr, gesamtanzahl } = header ?? {};
  if (lfdNr !== undefined && gesamtanzahl !== undefined && gesamtanzahl > 1)
    add(t.part, say(context, text(`${lfdNr} von ${gesamtanzahl}`, `${lfdNr} of ${gesamtanzahl}`)));
  const counts = countsOf(records, hidden);
  if (Object.values(counts).some((count) => count > 0)) {
    const files = container?.files.length;
    add(t.content, say(context, contentText({ ...counts, primaerdokumente: 0 }, { files, zeros: false })));
  }
  add(t.container, name === undefined ? undefined : fileName(context, name));
  return `<div class="head"><p class="small muted">${say(context, t.title)}</p>\n<h1>${titleOfPage(context, message)}</h1>\n${factList(context, facts)}</div>\n`;
}

function createdHtml(context: PageContext, given: string): string {
  const instant = new Date(given);
  return Number.isNaN(instant.getTime()) ? word(context, given) : say(context, instantText(instant));
}

const counterOf = {
  Akte: 'akten',
  Teilakte: 'akten',
  Vorgang: 'vorgaenge',
  Teilvorgang: 'vorgaenge',
  Dokument: 'dokumente',
} as const;

function countsOf(records: readonly ViewedRecord[], hidden: Hidden): Hidden {
  const counts = { ...hidden };
  for (const { kind, hidden: inside } of records) {
    counts[counterOf[kind]] += 1;
    for (const counter of ['akten', 'vorgaenge', 'dokumente'] as const) counts[counter] += inside[counter];
  }
  return counts;
}

/** What a reader has to know before the rest. */
export function renderNotices(
  context: PageContext,
  message: ViewedMessage,
  { container, masked }: Origin,
): string {
  const notices: (readonly [tone: Tone, said: LocalText])[] = [];
  if (message.root?.version === undefined) notices.push(['bad', t.unreadable]);
  else if (!message.complete) notices.push(['bad', t.incomplete]);
  else if (message.faults > 0) notices.push(['warn', t.faults]);
  if (message.kopf?.test !== undefined) notices.push(['warn', t.test]);
  const isFileNamed = message.records.some(
    ({ record }) => record.kind === 'Dokument' && (record.version?.length ?? 0) > 0,
  );
  if (!container && isFileNamed) notices.push(['open', t.bare]);
  if (masked) notices.push(['info', t.masked]);
  return notices
    .map(
      ([tone, said]) =>
        `<p class="notice ${tone}"><strong class="state ${tone}">${glyph(tone)}<span>${say(context, said)}</span></strong></p>\n`,
    )
    .join('');
}

/** What the message says beside its records. */
export function* renderMessage(context: PageContext, { body, workflows }: ViewedMessage): Generator<string> {
  for (const workflow of workflows)
    yield `<section class="record">${renderWorkflow(context, workflow)}</section>\n`;
  if (!body) return;
  const { language, mask } = context;
  const section = bodySection(body);
  yield `<section class="record" aria-labelledby="nachricht"><header><h2 id="nachricht">${say(context, section.title)}</h2></header>\n`;
  yield* section.render({ language, mask });
  yield '</section>\n';
}

const mostUnnamed = 100;

/** Files that come along although no document names them. */
export function renderUnnamed(
  context: PageContext,
  container: Container | undefined,
  unnamed: readonly ContainerEntry[],
): string {
  if (!container || unnamed.length === 0) return '';
  const items = unnamed
    .slice(0, mostUnnamed)
    .map(({ name, size }) => `<li>${fileName(context, name)} (${say(context, sizeText(size))})</li>\n`);
  const rest = unnamed.length - mostUnnamed;
  const more = rest > 0 ? `<li class="muted">${say(context, moreText(rest))}</li>\n` : '';
  return `<section class="record" aria-labelledby="ohne-bezug"><header><h2 id="ohne-bezug">${say(context, t.unnamed)}</h2></header>\n<p>${say(context, t.unnamedLead)}</p>\n<ul class="plain">\n${items.join('')}${more}</ul></section>\n`;
}
