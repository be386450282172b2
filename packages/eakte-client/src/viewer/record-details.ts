import { BodyCollector } from '../report/body.ts';
import { bodySection } from '../report/body-section.ts';
import { codeName } from '../texts/code-names.ts';
import { entriesText, moreText, referenceKind, viewerTexts as t } from '../texts/viewer.ts';
import type { HistorienProtokollInformation, Kontakt, Verweis } from '../xdomea/index.ts';
import { contactLine } from '../xdomea/messages/message-header.ts';
import { leftOut } from './clip.ts';
import {
  codeHtml,
  folded,
  linkTo,
  moment,
  type PageContext,
  say,
  shownRecord,
  word,
} from './page-context.ts';
import type { ViewedRecord } from './read-viewed.ts';

/** Contacts, references, history and what else a record says. */
export function* recordDetails(context: PageContext, { record }: ViewedRecord): Generator<string> {
  const contacts =
    record.kind === 'Dokument'
      ? [...(record.autor ?? []), ...(record.leser ?? []), ...(record.weitererKontakt ?? [])]
      : record.kontakt;
  yield list(context, t.contacts, contacts, (one) => contactHtml(context, one));
  yield list(context, t.references, record.verweis, (one) => referenceHtml(context, one));
  const history = record.historienProtokollInformation;
  if (history && history.length > 0) {
    const entries = `<ol class="plain">\n${history.map((one) => `<li>${historyHtml(context, one)}</li>\n`).join('')}${rest(context, history)}</ol>\n`;
    const count = history.length + leftOut(history);
    yield folded(`${say(context, t.history)} (${say(context, entriesText(count))})`, entries);
  }
  yield furtherHtml(context, record);
}

function rest(context: PageContext, entries: object): string {
  const count = leftOut(entries);
  return count > 0 ? `<li class="muted">${say(context, moreText(count))}</li>\n` : '';
}

function list<Entry>(
  context: PageContext,
  title: (typeof t)['contacts'],
  entries: readonly Entry[] | undefined,
  html: (entry: Entry) => string,
): string {
  if (!entries || entries.length === 0) return '';
  return `<p class="label">${say(context, title)}</p>\n<ul class="plain">\n${entries.map((one) => `<li>${html(one)}</li>\n`).join('')}${rest(context, entries)}</ul>\n`;
}

/** Never a link: what a foreign authority calls an address may be anything. */
function contactHtml(context: PageContext, contact: Kontakt): string {
  const { rolle, rolleCode, taetigkeit, zustaendigkeit, geburt } = contact;
  const name = contactLine(contact);
  const lines = [name === undefined ? '' : `<strong>${word(context, name)}</strong>`];
  const roles = [rolle, rolleCode?.name ?? rolleCode?.code, taetigkeit, zustaendigkeit];
  lines.push(joined(context, roles, ', '));
  for (const { strasse, hausnummer, postfach, postleitzahl, ort, zusatz, staat } of contact.anschrift ?? [])
    lines.push(
      joined(
        context,
        [
          spaced(strasse, hausnummer),
          postfach,
          spaced(postleitzahl, ort),
          zusatz,
          staat?.name ?? staat?.code,
        ],
        ', ',
      ),
    );
  for (const { zeile1, zeile2, zeile3, zeile4, zeile5, zeile6, zusatz } of contact.unstrukturierteAnschrift ??
    [])
    lines.push(joined(context, [zeile1, zeile2, zeile3, zeile4, zeile5, zeile6, zusatz], ', '));
  for (const { kanal, kennung, zusatz } of contact.erreichbarkeit ?? []) {
    const channel =
      kanal &&
      (codeName('kanal', kanal.code)
        ? codeHtml(context, 'kanal', kanal)
        : word(context, kanal.name ?? kanal.code));
    const said = joined(context, [kennung, zusatz], ', ');
    lines.push(channel ? `${channel}: ${said}` : said);
  }
  const { behoerdenschluessel, praefix, kennung } = contact.behoerdenkennung ?? {};
  lines.push(joined(context, [praefix?.code, behoerdenschluessel?.code, kennung], ' '));
  if (geburt?.datum !== undefined) lines.push(`* ${word(context, geburt.datum)}`);
  return lines.filter((line) => line !== '').join('<br>') || '–';
}

const spaced = (...parts: readonly (string | undefined)[]) => parts.filter(Boolean).join(' ');

const joined = (context: PageContext, parts: readonly (string | undefined)[], between: string) =>
  parts
    .filter((part) => part !== undefined && part.trim() !== '')
    .map((part) => word(context, part!))
    .join(between);

/** Leads to the record where the page shows it. */
function referenceHtml(context: PageContext, { id, sgoTyp, sgoKennzeichen, bemerkung }: Verweis): string {
  const shown = shownRecord(context, { id });
  // A hidden title is the kind already.
  const kind = shown && context.masked ? undefined : referenceKind(sgoTyp?.code);
  const target = shown
    ? linkTo(context, shown)
    : joined(context, [sgoKennzeichen, id], ', ') +
      ` <span class="muted">(${say(context, t.elsewhere)})</span>`;
  const note = bemerkung ? `<small>${word(context, bemerkung)}</small>` : '';
  return `${kind ? `${say(context, kind)}: ` : ''}${target}${note}`;
}

function historyHtml(context: PageContext, entry: Partial<HistorienProtokollInformation>): string {
  const { datumUhrzeit, akteur, aktion, metadatumName, metadatumAlterWert, metadatumNeuerWert, bemerkung } =
    entry;
  const head = [
    datumUhrzeit === undefined ? '' : moment(context, datumUhrzeit),
    joined(context, [akteur, aktion], ': '),
  ];
  const values = [metadatumAlterWert, metadatumNeuerWert].map((one) => (one ? word(context, one) : '–'));
  const change =
    metadatumName === undefined && metadatumAlterWert === undefined && metadatumNeuerWert === undefined
      ? ''
      : `<br>${joined(context, [metadatumName], '') || say(context, t.change)}: ${values.join(' → ')}`;
  return `${head.filter(Boolean).join(' · ')}${change}${bemerkung ? `<small>${word(context, bemerkung)}</small>` : ''}`;
}

/** Shown above in words of their own. */
const shownAbove: ReadonlySet<string> = new Set(
  `kind identifikation kontextobjekt allgemeineMetadaten aussonderungsmetadaten standort typ laufzeit zda zdaDatum aktenbetreff
  historienProtokollInformation internerGeschaeftsgang verweis kontakt fremdesGeschaeftszeichen posteingangsdatum
  postausgangsdatum datumDesSchreibens bezug hier bearbeiter version autor leser weitererKontakt nummer dokument vorgang
  teilakte teilvorgang anlage schriftstueck`.split(/\s+/),
);

/** Everything that has no place above: extensions, the path in the old system, details of the classification. */
function furtherHtml(context: PageContext, record: ViewedRecord['record']): string {
  const collector = new BodyCollector({ maxNodes: 400, maxEntries: 50 });
  const visitor = collector.visit({ messageType: '' });
  const { strukturpfad, geheimhaltung } = record.allgemeineMetadaten ?? {};
  if (strukturpfad) visitor.body?.('strukturpfad', strukturpfad);
  if (geheimhaltung && Object.values(geheimhaltung).filter((one) => one !== undefined).length > 1)
    visitor.body?.('geheimhaltung', geheimhaltung);
  for (const [field, value] of Object.entries(record)) {
    if (shownAbove.has(field) || value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value]) visitor.body?.(field, one);
  }
  const { body } = collector;
  if (!body) return '';
  const { language, mask } = context;
  const html = [...bodySection(body).render({ language, mask })].join('');
  return folded(say(context, t.more), html);
}
