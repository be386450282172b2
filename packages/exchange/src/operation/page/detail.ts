import { escapeHtml as e } from '@rathaus/client-core/text';
import { text } from '@rathaus/client-core/texts';
import type { InboxEntry } from '../../inbox/received.ts';
import type { Delivery } from '../../outbox/delivery.ts';
import { directionLabels, stateLabel } from '../../texts/delivery.ts';
import type { DeliveryProblem } from '../../transport/transport.ts';
import { needsAsking } from '../../work/asking.ts';
import type { DeliveryFault } from '../../work/fault.ts';
import type { HistoryEntry } from '../../work/history.ts';
import type { Direction } from '../../work/pick-items.ts';
import type { BlockedService, ExchangeStatus } from '../../work/status.ts';
import { blockHeading, blockParagraphs } from './block-text.ts';
import { itemPath } from './items.ts';
import { actionForm, link, type PageContent, type PageContext, segment } from './layout.ts';
import { drawing, lookOf, type Mark, stateMark } from './marks.ts';
import { cause, goesOn, type Note, noteHtml, prose, remedy } from './note.ts';
import { countText, shortInstant } from './times.ts';
import { classText, codeText, type Word, words } from './words.ts';

/** One delivery of either direction, with what happened to it. */
export type Detail = {
  readonly tenant: string;
  readonly history: readonly HistoryEntry[];
  readonly status: ExchangeStatus;
} & (
  | { readonly direction: 'delivery'; readonly item: Delivery }
  | { readonly direction: 'received'; readonly item: InboxEntry }
);

/** One delivery: where it stands, why it does not go on, what to do, what happened. */
export function detailPage(context: PageContext, detail: Detail): PageContent {
  const { nameOf, say, t } = context;
  const { direction, item, tenant } = detail;
  const title = direction === 'delivery' ? item.reference : item.remoteId;
  const [mark, tone] = lookOf(item.state, item.error !== undefined);
  const body = `<p class="crumbs"><a href="${link(context, '/items')}">${t('items')}</a></p>
<h1>${e(title)}</h1>
<ul class="meta"><li><strong>${stateMark(mark, tone, say(stateLabel(direction, item.state)))}</strong></li><li>${e(say(directionLabels[direction]))}</li><li><a href="${link(context, `/tenants/${segment(tenant)}`)}">${e(nameOf(tenant))}</a></li><li><a href="${link(context, itemPath({ direction, tenant, id: item.id }))}">${t('refresh')}</a></li></ul>
${holding(context, detail)}
${causeNote(context, detail)}
${problems(context, item.problems)}
<div class="split"><section><h2>${t('history')}</h2>${history(context, detail)}</section>
<aside><section class="card"><h2>${t('facts')}</h2>${facts(context, detail)}</section>${proof(context, detail)}</aside></div>`;
  return { title: `${title} – ${say(words.title)}`, area: 'items', body };
}

/** What keeps everything of the tenant from going on: then no next attempt is promised. */
const isHeld = (detail: Detail) => detail.status.paused || blocksOf(detail).length > 0;

/** Services that refuse the credentials and that this delivery goes over; all of them when its lane is not known. */
function blocksOf({ status: { blocked, lanes }, ...detail }: Detail): readonly BlockedService[] {
  const target = detail.direction === 'delivery' ? targetOf(detail.item) : detail.item.source;
  const mine = lanes.filter(({ lane }) => lane === target?.toLowerCase() || lane === target);
  return mine.length === 0
    ? blocked
    : blocked.filter(({ service }) => mine.some((lane) => lane.service === service));
}

function holding(context: PageContext, detail: Detail): string {
  const { language, nameOf, now, say, t } = context;
  const { status, item } = detail;
  if (!isHeld(detail) || item.state === 'accepted' || item.state === 'rejected') return '';
  const name = nameOf(status.tenant);
  const path = `<a href="${link(context, `/tenants/${segment(status.tenant)}`)}">${t('show')}</a>`;
  const when = shortInstant(status.pause?.since ?? '', now, language);
  const paused = text(`${name} ist pausiert, seit ${when}`, `${name} is paused, since ${when}`);
  const notes: Note[] = [
    ...(status.paused
      ? [{ tone: 'warn', mark: 'pause', heading: say(paused), paragraphs: [path] } as const]
      : []),
    ...blocksOf(detail).map((one): Note => {
      const heading = `${name}: ${blockHeading(context, one)}`;
      return { tone: 'bad', mark: 'pause', heading, paragraphs: [...blockParagraphs(context, one), path] };
    }),
  ];
  return notes.map((note) => noteHtml(note)).join('\n');
}

function causeNote(context: PageContext, detail: Detail): string {
  const { error, state, attempts } = detail.item;
  const { language, now, say, t } = context;
  if (error === undefined) return '';
  const stopped = state === 'stopped';
  const { meaning, remedy: what } = codeText(error.code);
  const { name, follows } = classText(error.class);
  const instant = (iso: string) => e(shortInstant(iso, now, language));
  const since = error.since === undefined ? '' : `, ${t('since')} ${instant(error.since)}`;
  const stop = stopped ? stoppedAt(detail) : undefined;
  return noteHtml({
    tone: stopped ? 'bad' : 'warn',
    mark: stopped ? 'pause' : 'warn',
    heading: say(words.cause),
    paragraphs: [
      prose(say(meaning)),
      ...keyLine(context, error),
      ...(stop === undefined ? [] : [`${t('stoppedAt')} ${instant(stop)}`]),
      `${e(say(name))}, <code>${e(error.code)}</code>; ${t('attempts')}: ${countText(attempts, language)}${since}`,
      remedy(context, what),
      ...(stopped ? [] : [goesOn(context, follows)]),
    ],
    actions: [retryForm(context, detail, error)],
  });
}

/** The key that is missing here, by the id that the operator has to look for. */
function keyLine({ t }: PageContext, { code, message }: DeliveryFault): string[] {
  const kid = code === 'exchange.jwe.unknown-kid' ? /: kid (.{1,64})$/s.exec(message)?.[1] : undefined;
  return kid === undefined ? [] : [`${t('missingKey')} <code>${e(kid)}</code>`];
}

const lastOf = (entries: readonly HistoryEntry[]): string | undefined =>
  entries.reduce<string | undefined>(
    (last, { lastAt }) => (last !== undefined && Date.parse(last) >= Date.parse(lastAt) ? last : lastAt),
    undefined,
  );

/** When it stopped, which is not when its attempts began to fail. */
const stoppedAt = (detail: Detail): string | undefined =>
  lastOf(detail.history.filter(({ type }) => type === 'stopped')) ??
  (detail.direction === 'delivery' ? detail.item.times.stopped : undefined);

/** When anything of it changed: its row does not when its work fails, stops or is told to go on. */
function changedAt({ history: entries, item }: Detail): string {
  const happened = lastOf(entries);
  return happened !== undefined && Date.parse(happened) > Date.parse(item.updatedAt)
    ? happened
    : item.updatedAt;
}

function retryForm(context: PageContext, { direction, tenant, item }: Detail, error: DeliveryFault): string {
  const { say, t } = context;
  const stopped = item.state === 'stopped';
  const asking = needsAsking(error.code)
    ? `<label class="choice"><input type="checkbox" name="asked" value="yes" required><span>${t('retryRisk')}</span></label>`
    : '';
  const label = say(stopped ? words.revive : words.retry);
  return actionForm(context, {
    action: 'retry',
    label,
    quiet: !stopped,
    extra: asking,
    fields: { direction, tenant, id: item.id },
  });
}

function problems({ t }: PageContext, found: readonly DeliveryProblem[] | undefined): string {
  if (!found || found.length === 0) return '';
  // Detail and instance are the other side's free text: they may name people. Type and title are words of its table.
  const rows = found.map(
    ({ title, type }) => `<li><strong>${e(title)}</strong><small><code>${e(type)}</code></small></li>`,
  );
  return `<section><h2>${t('problems')}</h2><ul class="plain">${rows.join('')}</ul></section>`;
}

interface Line {
  readonly mark: Mark;
  readonly tone: string;
  readonly title: string;
  readonly more: readonly string[];
}

function lineOf(context: PageContext, direction: Direction, entry: HistoryEntry): Line {
  const { say } = context;
  const named = (code: string) => cause(context, codeText(code).meaning, code);
  switch (entry.type) {
    case 'state': {
      const [mark, tone] = lookOf(entry.state, false);
      const more = entry.code === undefined ? [] : [named(entry.code)];
      return { mark, tone, title: say(stateLabel(direction, entry.state)), more };
    }
    case 'failed':
      return {
        mark: 'warn',
        tone: 'warn',
        title: say(text('Versuch gescheitert', 'Attempt failed')),
        more: [named(entry.code), e(say(classText(entry.class).name))],
      };
    case 'stopped':
      return {
        mark: 'pause',
        tone: 'bad',
        title: say(text('Angehalten', 'Stopped')),
        more: [named(entry.code), e(say(classText(entry.class).name))],
      };
    case 'blocked':
      return { mark: 'pause', tone: 'bad', title: say(words.blocked), more: [named(entry.code)] };
    case 'notice':
      return {
        mark: 'info',
        tone: 'info',
        title: say(text('Hinweis', 'Notice')),
        more: [named(entry.code)],
      };
    case 'retried': {
      const by = entry.by === undefined ? '' : ` ${say(words.by)} ${entry.by}`;
      const title = say(text(`Wieder aufgenommen${by}`, `Told to go on${by}`));
      return { mark: 'way', tone: 'info', title, more: [] };
    }
  }
}

function history(context: PageContext, { direction, history: entries }: Detail): string {
  const { language, now, say, t } = context;
  if (entries.length === 0) return `<p>${t('noHistory')}</p>`;
  const time = (iso: string) => `<time datetime="${e(iso)}">${e(shortInstant(iso, now, language))}</time>`;
  const lines = entries.map((entry) => {
    const { mark, tone, title, more } = lineOf(context, direction, entry);
    const times = countText(entry.count, language);
    const when =
      entry.count === 1
        ? time(entry.at)
        : say(
            text(
              `${times} Mal, ${time(entry.at)} bis ${time(entry.lastAt)}`,
              `${times} times, ${time(entry.at)} to ${time(entry.lastAt)}`,
            ),
          );
    return `<li class="${tone}">${drawing(mark)}<strong>${e(title)}</strong><p>${[when, ...more].join(' · ')}</p></li>`;
  });
  return `<ol class="steps">${lines.join('\n')}</ol>`;
}

function facts(context: PageContext, detail: Detail): string {
  const { language, now, nameOf, t } = context;
  const { direction, item, tenant } = detail;
  const time = (iso: string | undefined) =>
    iso === undefined
      ? undefined
      : `<time datetime="${e(iso)}">${e(shortInstant(iso, now, language))}</time>`;
  const plain = (given: string | undefined) => (given === undefined ? undefined : e(given));
  const pairs: [Word, string | undefined][] =
    direction === 'delivery'
      ? [
          ['tenant', e(nameOf(tenant))],
          ['reference', plain(item.reference)],
          ['key', plain(item.key)],
          ['id', plain(item.id)],
          ['remoteId', plain(item.remoteId)],
          ['transport', e(item.to.transport)],
          ['lane', plain(targetOf(item))],
          ['service', e(item.service.name)],
          ['created', time(item.createdAt)],
          ['changed', time(changedAt(detail))],
          [
            item.state === 'sent' || item.state === 'collected' ? 'nextLook' : 'next',
            nextText(context, detail),
          ],
        ]
      : [
          ['tenant', e(nameOf(tenant))],
          ['id', plain(item.id)],
          ['remoteId', plain(item.remoteId)],
          ['transport', e(item.transport)],
          [item.transport === 'fit-connect' ? 'destination' : 'mailbox', plain(item.source)],
          ['created', time(item.createdAt)],
          ['changed', time(changedAt(detail))],
        ];
  const rows = pairs.flatMap(([label, html]) =>
    html === undefined ? [] : [`<div><dt>${t(label)}</dt><dd>${html}</dd></div>`],
  );
  return `<dl class="facts">${rows.join('')}</dl>`;
}

/** The destination or mailbox of an address; what else stands in it is the transport's matter. */
function targetOf({ to }: Delivery): string | undefined {
  return 'destinationId' in to ? to.destinationId : 'mailbox' in to ? String(to.mailbox) : undefined;
}

function nextText({ language, now, t }: PageContext, detail: Detail): string | undefined {
  const at = detail.direction === 'delivery' ? detail.item.nextAttemptAt : undefined;
  const { state } = detail.item;
  if (at === undefined || isHeld(detail) || state === 'accepted' || state === 'rejected') return undefined;
  if (Date.parse(at) <= now) return t('due');
  return `<time datetime="${e(at)}">${e(shortInstant(at, now, language))}</time>`;
}

function proof(context: PageContext, detail: Detail): string {
  if (detail.direction !== 'delivery') return '';
  const { t } = context;
  const { item, tenant } = detail;
  const path = `${itemPath({ direction: 'delivery', tenant, id: item.id })}/proof`;
  // What a mailbox gives is a receipt, and no proof.
  const isProof = item.proof?.receipt === undefined;
  const content =
    item.proof !== undefined
      ? `<p><a href="${link(context, path)}" download>${t(isProof ? 'proof' : 'receipt')}</a></p><p class="small muted">${t(isProof ? 'proofNote' : 'receiptNote')}</p>`
      : `<p class="small">${t(item.state === 'accepted' ? 'noProofKept' : 'noProof')}</p>`;
  return `<section class="card"><h2>${t('proofTitle')}</h2>${content}</section>`;
}
