import { glyph, type Tone } from '@rathaus/client-core/report';
import { moreText, stepStateText, stepTexts, viewerTexts as t } from '../texts/viewer.ts';
import type { Beteiligungsschritt, Geschaeftsgang } from '../xdomea/index.ts';
import { contactLine } from '../xdomea/messages/message-header.ts';
import { leftOut } from './clip.ts';
import { moment, number, type PageContext, say, word } from './page-context.ts';

const svg = (drawing: string) => `<svg viewBox="0 0 20 20" aria-hidden="true">${drawing}</svg>`;
const circle = '<circle cx="10" cy="10" r="7.5"/>';

/** By code of the state; the word below says the same. */
const marks: Readonly<Record<string, readonly [tone: Tone, mark: string]>> = {
  '001': ['none', svg(circle)],
  '002': ['info', svg(`${circle}<path d="m6.5 13.5.6-2.6L12 6l2 2-4.9 4.900z"/>`)],
  '003': ['good', glyph('good')],
  '004': ['none', svg(`${circle}<path d="M6.5 10h7"/>`)],
};
const unknownMark = ['open', glyph('open')] as const;

/** The way of a record through the offices: who does what until when, and what came of it. */
export function renderWorkflow(context: PageContext, { beteiligungsschritt }: Geschaeftsgang): string {
  // A damaged message may lack it.
  const steps = (beteiligungsschritt as Beteiligungsschritt[] | undefined) ?? [];
  const rest = leftOut(steps);
  const more = rest > 0 ? `<li>${say(context, moreText(rest))}</li>` : '';
  return `<p class="label">${say(context, t.workflow)}</p>\n<ol class="steps">\n${steps.map((step) => renderStep(context, step)).join('')}${more}</ol>\n`;
}

function renderStep(context: PageContext, step: Beteiligungsschritt): string {
  const {
    nummer,
    status,
    verfuegung,
    bearbeitung,
    parallelZuBeteiligungsschritt: parallel,
  } = step as Partial<Beteiligungsschritt>;
  const code = status?.code;
  const [tone, mark] = code !== undefined && Object.hasOwn(marks, code) ? marks[code]! : unknownMark;
  const current = code === '002' ? ' aria-current="step"' : '';
  const what = verfuegung?.verfuegung?.trim();
  const head = what ? word(context, what) : say(context, stepTexts.step(number(context, nummer ?? '?')));
  const lines: string[] = [`<span class="small">${say(context, stepStateText(code))}</span>`];
  if (verfuegung) {
    const { adressat, ersteller, erstellungsdatum, erstellungsuhrzeit, terminDatum, terminUhrzeit, notiz } =
      verfuegung as Partial<typeof verfuegung>;
    const to = contactLine(adressat);
    const from = contactLine(ersteller);
    const sent =
      erstellungsdatum === undefined ? '' : `, ${moment(context, erstellungsdatum, erstellungsuhrzeit)}`;
    if (to !== undefined) lines.push(`${say(context, stepTexts.to)} ${word(context, to)}`);
    if (from !== undefined) lines.push(`${say(context, stepTexts.from)} ${word(context, from)}${sent}`);
    if (terminDatum !== undefined)
      lines.push(
        `<strong>${say(context, stepTexts.due)} ${moment(context, terminDatum, terminUhrzeit)}</strong>`,
      );
    if (notiz) lines.push(quoted(context, notiz));
  }
  if (bearbeitung) {
    const { bearbeiter, datum, uhrzeit, vermerk, notiz, anlage } = bearbeitung as Partial<typeof bearbeitung>;
    const by = contactLine(bearbeiter);
    const done = datum === undefined ? '' : moment(context, datum, uhrzeit);
    const who = by === undefined ? '' : `${say(context, stepTexts.by)} ${word(context, by)}`;
    if (who || done) lines.push([who, done].filter(Boolean).join(', '));
    for (const note of [vermerk, notiz]) if (note) lines.push(quoted(context, note));
    if (anlage && anlage.length > 0)
      lines.push(say(context, stepTexts.attachments(anlage.length + leftOut(anlage))));
  }
  if (parallel && parallel.length > 0) {
    const numbers = parallel.map((one) => number(context, one)).join(', ');
    lines.push(say(context, stepTexts.parallel(numbers)));
  }
  return `<li class="${tone}"${current}>${mark}<strong>${head}</strong><p>${lines.join('<br>')}</p></li>\n`;
}

const quoted = (context: PageContext, note: string) =>
  context.language === 'de' ? `„${word(context, note)}“` : `“${word(context, note)}”`;
