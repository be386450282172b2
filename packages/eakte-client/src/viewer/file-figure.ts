import { glyph, type Tone } from '@rathaus/client-core/report';
import { escapeHtml } from '@rathaus/client-core/text';
import type { LocalText } from '@rathaus/client-core/texts';
import {
  fileKindText,
  fileStateTexts,
  fileNoteTexts as notes,
  pdfaText,
  sizeText,
  viewerTexts as t,
} from '../texts/viewer.ts';
import { executableKinds } from '../xdomea/finding/file-kind.ts';
import { dateiformate, type Format } from '../xdomea/index.ts';
import { executableExtension } from '../xdomea/rules/a06-executable-file.ts';
import type { FileState, LookedFile } from './akte-files.ts';
import { pictureOf } from './image-size.ts';
import { codeHtml, fileName, type PageContext, say, word } from './page-context.ts';
import { shownText } from './shown-text.ts';

/** What a figure needs beside the file. */
export interface FigureRoom {
  /** Bytes of files the page may still take. */
  bytes: number;
}

/** Where the application serves a file, and whether it does. */
export interface ServedFile {
  readonly href: string | undefined;
  /** Whether the application serves files at all: then none is put into links. */
  readonly isServed: boolean;
}

const toneOf: Readonly<Record<FileState, Tone>> = {
  absent: 'open',
  missing: 'bad',
  unreadable: 'bad',
  differs: 'bad',
  verified: 'good',
  unverified: 'open',
  'no-hash': 'none',
};

const unavailable: ReadonlySet<FileState> = new Set(['absent', 'missing', 'unreadable', 'differs']);

/** Names under which a browser takes a saved file for a page, whatever else its bytes are. */
const pageName = /\.(x?html?|shtml|mht|mhtml|svgz?|xml|xslt?)[. ]*$/i;

/** Whether opening the file may start a program: by its bytes or by the name it would be saved under. */
const isProgram = (name: string, { facts }: LookedFile) =>
  (facts !== undefined && executableKinds.has(facts.detected)) || executableExtension(name) !== undefined;

/** A file of a document: what it is, how it was found, and its content where that is safe. */
export function renderFile(
  context: PageContext,
  format: Format,
  looked: LookedFile,
  room: FigureRoom,
  served: ServedFile,
): string {
  const { primaerdokument } = format;
  const { facts, entry, state } = looked;
  const name = primaerdokument.dateiname ?? '';
  const said: LocalText[] = [];
  const { content, link } = contentOf(context, name, looked, room, served, said);
  if (facts?.encrypted) said.push(notes.encrypted);
  if (facts?.macros) said.push(notes.macros);
  if (facts?.truncated) said.push(notes.truncated);
  const tone = toneOf[state];
  const what = [
    facts ? say(context, fileKindText(facts.detected)) : formatHtml(context, format),
    facts?.pdfaClaim ? say(context, pdfaText(facts.pdfaClaim)) : '',
    entry ? say(context, sizeText(entry.size)) : '',
  ];
  // The name a person gave it says more than the one in the container.
  const original = primaerdokument.dateinameOriginal;
  const title = original || name;
  const meta = [
    title === name ? '' : fileName(context, name),
    primaerdokument.ersteller ? word(context, primaerdokument.ersteller) : '',
  ].filter(Boolean);
  return `<figure class="viewer"><figcaption><strong>${fileName(context, title) || '–'}</strong><span>${what.filter(Boolean).join(', ')}</span><span class="state ${tone}">${glyph(tone)}<span>${say(context, fileStateTexts[state])}</span></span>${link}${meta.length > 0 ? `<p class="muted">${meta.join(' · ')}</p>` : ''}${said.map((note) => `<p>${say(context, note)}</p>`).join('')}</figcaption>${content}</figure>\n`;
}

/** The format as the message names it. */
function formatHtml(context: PageContext, { name, sonstigerName }: Partial<Format>): string {
  if (sonstigerName) return word(context, sonstigerName);
  if (!name) return '';
  const extension = Object.hasOwn(dateiformate, name.code) ? dateiformate[name.code]! : undefined;
  return extension === undefined ? codeHtml(context, 'format', name) : escapeHtml(extension.toUpperCase());
}

interface Shown {
  readonly content: string;
  readonly link: string;
}

/**
 * What is shown and offered. Pictures are put into the page and text is written out, both by their bytes and never by
 * their name; nothing else is: a PDF would need `object-src` in the policy of the page and opens a viewer that runs
 * scripts of the file, and HTML, SVG and XML are pages of their own.
 */
function contentOf(
  context: PageContext,
  name: string,
  looked: LookedFile,
  room: FigureRoom,
  { href, isServed }: ServedFile,
  said: LocalText[],
): Shown {
  const { state, facts, bytes, entry } = looked;
  const nothing: Shown = { content: '', link: '' };
  if (state === 'differs') said.push(notes.differs);
  if (!facts || !entry || unavailable.has(state)) return nothing;
  if (context.masked) {
    said.push(notes.masked);
    return nothing;
  }
  const program = isProgram(name, looked);
  if (facts.detected === 'html' || facts.detected === 'xml' || pageName.test(name)) said.push(notes.active);
  if (program && !isServed) said.push(notes.program);
  const label = `${say(context, t.download)} <span class="hidden">${fileName(context, name)} </span>(${say(context, sizeText(entry.size))})`;
  // A link of the application needs no room.
  const servedLink = href === undefined ? '' : `<a href="${escapeHtml(href)}" download>${label}</a>`;
  const text = program || !bytes ? undefined : shownText(bytes, facts.detected);
  const textHtml = text === undefined ? '' : renderText(context, text);
  if (program) return { content: textHtml, link: servedLink };
  if (!bytes) {
    if (!isServed) said.push(looked.isRepeated ? notes.repeated : notes.size);
    return { content: textHtml, link: servedLink };
  }
  const picture = facts.truncated ? undefined : pictureOf(bytes, facts.detected);
  // A picture that can be saved from the page is in it twice.
  const taken = (picture ? bytes.length : 0) + (isServed ? 0 : bytes.length);
  if (taken > room.bytes) {
    said.push(notes.room);
    return { content: textHtml, link: servedLink };
  }
  room.bytes -= taken;
  const base64 = taken > 0 ? bytes.toString('base64') : '';
  const content = picture
    ? `<img src="data:${picture.type};base64,${base64}" width="${picture.width}" height="${picture.height}" alt="${fileName(context, name)}">`
    : textHtml;
  // Saved as bytes, whatever they are: a browser must not take them for a page.
  const link = isServed
    ? servedLink
    : `<a href="data:application/octet-stream;base64,${base64}" download="${escapeHtml(name.slice(0, 200))}">${label}</a>`;
  return { content, link };
}

function renderText(
  context: PageContext,
  { lines, isCut }: NonNullable<ReturnType<typeof shownText>>,
): string {
  const html = `<pre>${lines.map(escapeHtml).join('\n')}${isCut ? '\n…' : ''}</pre>`;
  return lines.length > 40
    ? `<details><summary>${say(context, t.fullText)}</summary>${html}</details>`
    : html;
}
