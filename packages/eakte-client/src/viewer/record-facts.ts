import { glyph } from '@rathaus/client-core/report';
import { escapeHtml } from '@rathaus/client-core/text';
import { type LocalText, text } from '@rathaus/client-core/texts';
import { bodyLabel } from '../texts/body-labels.ts';
import { dueDateText, inheritedText, mediumText, viewerTexts as t, yearsText } from '../texts/viewer.ts';
import { type Code, dueDate, type Effective, hasEnded } from '../xdomea/index.ts';
import {
  codeHtml,
  day,
  type Fact,
  linkTo,
  moment,
  type PageContext,
  say,
  shownRecord,
  word,
} from './page-context.ts';
import type { ViewedRecord } from './read-viewed.ts';

const label = (field: string): LocalText => bodyLabel(field) ?? text(field, field);

/** Whose value it is, where it is not the record's own. */
function origin(context: PageContext, { from, record }: Effective<unknown>): string {
  if (from === 'own') return '';
  const shown = shownRecord(context, record);
  const title = shown ? ` ${linkTo(context, shown)}` : '';
  return ` <small>${say(context, inheritedText(from, shown && context.masked ? undefined : record.kind))}${title}</small>`;
}

/** Retention, due date and disposal as they hold for the record, and who says so. */
function* retentionFacts(context: PageContext, { effective, kind }: ViewedRecord): Generator<Fact> {
  const { aufbewahrungsdauer, aufbewahrungsende, aussonderungsart, fristbeginn, geheimhaltungsgrad } =
    effective;
  if (aufbewahrungsdauer) {
    const { unbefristet, anzahlJahre } = aufbewahrungsdauer.value;
    const value = unbefristet
      ? say(context, t.unlimited)
      : anzahlJahre === undefined
        ? '–'
        : say(context, yearsText(anzahlJahre));
    yield [t.retention, `${value}${origin(context, aufbewahrungsdauer)}`];
  }
  const isAnythingSaid = aufbewahrungsdauer ?? aufbewahrungsende ?? fristbeginn;
  if (isAnythingSaid || kind !== 'Dokument') {
    const due = dueDate(effective);
    const { value, note } = dueDateText(due);
    const isOver = hasEnded(due, context.today);
    const state =
      due.kind === 'date'
        ? ` <span class="state ${isOver ? 'warn' : 'info'}">${glyph(isOver ? 'warn' : 'info')}<span>${say(context, isOver ? t.ended : t.running)}</span></span>`
        : '';
    const from = aufbewahrungsende ? origin(context, aufbewahrungsende) : '';
    yield [
      t.dueDate,
      `${say(context, value)}${state}${note ? `<small>${say(context, note)}</small>` : ''}${from}`,
    ];
  }
  if (aussonderungsart) {
    const { aussonderungsart: art, aussonderungsartKonfigurierbar: own } = aussonderungsart.value;
    const value = art
      ? `${codeHtml(context, 'aussonderungsart', art)} (${word(context, art.code)})`
      : word(context, own ?? '–');
    yield [t.appraisal, `${value}${origin(context, aussonderungsart)}`];
  }
  if (geheimhaltungsgrad)
    yield [
      t.secrecy,
      `${codeHtml(context, 'geheimhaltungsgrad', geheimhaltungsgrad.value)}${origin(context, geheimhaltungsgrad)}`,
    ];
}

const mediumHtml = (context: PageContext, code: Code) => {
  const known = mediumText(code.code);
  return known ? say(context, known) : codeHtml(context, 'medium', code);
};

function period(
  context: PageContext,
  { beginn, ende }: { beginn?: string | undefined; ende?: string | undefined },
) {
  return `${beginn ? day(context, beginn) : '…'} – ${ende ? day(context, ende) : '…'}`;
}

/** The metadata of a record that people look for, with what it inherits, in the order of their interest. */
export function* recordFacts(context: PageContext, viewed: ViewedRecord): Generator<Fact> {
  const { record, id } = viewed;
  const general = record.allgemeineMetadaten ?? {};
  const plain = function* (field: string, value: string | undefined): Generator<Fact> {
    if (value !== undefined && value.trim() !== '') yield [label(field), word(context, value)];
  };
  const date = function* (field: string, value: string | undefined): Generator<Fact> {
    if (value !== undefined) yield [label(field), day(context, value)];
  };
  if (general.kennzeichen !== undefined) yield [t.reference, word(context, general.kennzeichen)];
  if (record.kind === 'Dokument') {
    // Only attachments have a number.
    yield* plain('nummer', (record as { nummer?: string | undefined }).nummer);
    yield* plain('typ', record.typ);
    yield* date('datumDesSchreibens', record.datumDesSchreibens);
    yield* date('posteingangsdatum', record.posteingangsdatum);
    yield* date('postausgangsdatum', record.postausgangsdatum);
    for (const field of ['fremdesGeschaeftszeichen', 'bezug', 'hier', 'bearbeiter'] as const)
      yield* plain(field, record[field]);
  } else {
    yield* plain('typ', record.typ);
    yield* plain('aktenbetreff', record.kind === 'Vorgang' ? record.aktenbetreff : undefined);
    yield* plain('standort', record.kind === 'Akte' ? record.standort : undefined);
    if (record.laufzeit) yield [label('laufzeit'), period(context, record.laufzeit)];
    if (record.zdaDatum !== undefined || record.zda !== undefined)
      yield [
        t.closed,
        record.zda === false
          ? say(context, t.open)
          : record.zdaDatum === undefined
            ? say(context, t.yes)
            : day(context, record.zdaDatum),
      ];
    if (record.kontextobjekt === true) yield [label('kontextobjekt'), say(context, t.yes)];
  }
  yield* retentionFacts(context, viewed);
  if (record.kind !== 'Dokument' && record.aussonderungsmetadaten) {
    const disposal = record.aussonderungsmetadaten;
    if (disposal.bewertungsvorschlag) {
      const why = disposal.bewertungsvorschlagBegruendung;
      yield [
        label('bewertungsvorschlag'),
        `${codeHtml(context, 'bewertungsvorschlag', disposal.bewertungsvorschlag)}${why ? `<small>${word(context, why)}</small>` : ''}`,
      ];
    }
    yield* date('transferfristende', disposal.transferfristende);
    yield* plain('archivkennung', disposal.kennung);
  }
  const plan = general.aktenplaneinheit;
  if (plan) {
    const parts = [plan.kennzeichen, plan.inhaltsangabe ?? plan.betreffKurz].filter(
      (one) => one !== undefined,
    );
    if (parts.length > 0) yield [t.filePlan, parts.map((one) => word(context, one)).join(', ')];
  }
  yield* plain('federfuehrung', general.federfuehrung);
  yield* plain('aktenfuehrung', general.aktenfuehrung);
  if (general.medium) yield [label('medium'), mediumHtml(context, general.medium)];
  yield* plain('datenschutzstufe', general.datenschutzstufe);
  if (general.datenschutzstufeCode)
    yield [label('datenschutzstufe'), codeHtml(context, 'datenschutzstufe', general.datenschutzstufeCode)];
  if (general.zeitpunktLetzteAenderung !== undefined)
    yield [label('zeitpunktLetzteAenderung'), moment(context, general.zeitpunktLetzteAenderung)];
  yield* plain('bemerkung', general.bemerkung);
  const place = record.identifikation?.nummerImUebergeordnetenContainer;
  if (place !== undefined)
    yield [t.inside, typeof place === 'number' ? escapeHtml(String(place)) : word(context, place)];
  if (id !== undefined) yield [label('id'), `<span class="hash">${word(context, id)}</span>`];
}
