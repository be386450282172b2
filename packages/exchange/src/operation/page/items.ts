import { escapeHtml as e } from '@rathaus/client-core/text';
import { text } from '@rathaus/client-core/texts';
import { directionLabels, stateLabel } from '../../texts/delivery.ts';
import type { Direction } from '../../work/pick-items.ts';
import type { ItemFilter, ListedItem, ListedPage, ListPosition } from '../search.ts';
import { link, type PageContent, type PageContext, segment } from './layout.ts';
import { lookOf, stateMark } from './marks.ts';
import { noteHtml } from './note.ts';
import { type Cell, type Column, table } from './table.ts';
import { shortInstant } from './times.ts';
import { unreadNotes } from './unread-needs.ts';
import { codeText, statesOf, type Word, words } from './words.ts';

/** What was asked for, as it stands in the address. */
export interface ItemQuery {
  readonly filter: ItemFilter;
  readonly tenant?: string | undefined;
  readonly after?: ListPosition | undefined;
}

/** Most characters of a field: no code, tenant or search term is longer. */
const longest = { code: 200, tenant: 200, search: 300, position: 100 } as const;

const isDirection = (text: string): text is Direction => text === 'delivery' || text === 'received';
const allStates = [...new Set([...statesOf.delivery, ...statesOf.received])];

/** Reads the address. What makes no sense counts as not given, and the form then shows it so. */
export function readQuery(search: URLSearchParams): ItemQuery {
  const given = (name: string, most = 100) => search.get(name)?.trim().slice(0, most) || undefined;
  const direction = given('direction') ?? '';
  const state = given('state');
  return {
    tenant: given('tenant', longest.tenant),
    after: readPosition(given('after', longest.position)),
    filter: {
      direction: isDirection(direction) ? direction : undefined,
      state: state !== undefined && allStates.includes(state) ? (state as ItemFilter['state']) : undefined,
      code: given('code', longest.code),
      search: given('q', longest.search),
    },
  };
}

function readPosition(text: string | undefined): ListPosition | undefined {
  const [createdAt = '', id = ''] = text?.split('~') ?? [];
  return /^\d{4}-\d\d-\d\dT[\d:.]{8,12}Z$/.test(createdAt) && id !== '' ? { createdAt, id } : undefined;
}

interface ItemsView {
  readonly query: ItemQuery;
  readonly page: ListedPage;
  readonly tenants: readonly string[];
}

/** Deliveries of all tenants and both directions, newest first. 503 when nothing of what was asked for could be read. */
export function itemsPage(context: PageContext, view: ItemsView): PageContent {
  const { say, t } = context;
  const { page, query, tenants } = view;
  const wanted = tenants.filter((tenant) => query.tenant === undefined || tenant === query.tenant);
  const isUnknown = page.unread.length > 0 && page.unread.length >= wanted.length;
  const lost = unreadNotes(context, page.unread, (names) =>
    text(`Nicht durchsucht: ${names}`, `Not searched: ${names}`),
  );
  const found =
    page.items.length > 0 ? itemTable(context, page.items) : isUnknown ? '' : nothing(context, page);
  const body = `<h1>${t('items')}</h1>
${filterForm(context, view)}
${lost.map((one) => noteHtml(one)).join('\n')}
${found}
${pageLinks(context, view)}`;
  return {
    title: `${say(words.items)} – ${say(words.title)}`,
    area: 'items',
    body,
    status: isUnknown ? 503 : undefined,
  };
}

function pageLinks(context: PageContext, { page: { next }, query }: ItemsView): string {
  if (next === undefined && query.after === undefined) return '';
  const { t } = context;
  const params = paramsOf(query);
  const newest = query.after ? `<a href="${link(context, '/items', params)}">${t('newest')}</a>` : '';
  const older = next
    ? `<a href="${link(context, '/items', { ...params, after: `${next.createdAt}~${next.id}` })}">${t('older')}</a>`
    : '';
  return `<nav class="pages" aria-label="${t('items')}">${newest}${older}</nav>`;
}

const paramsOf = ({ filter, tenant }: ItemQuery) => ({
  q: filter.search,
  tenant,
  direction: filter.direction,
  state: filter.state,
  code: filter.code,
});

function filterForm(context: PageContext, { query, tenants }: ItemsView): string {
  const { language, defaultLanguage, basePath, nameOf, say, t } = context;
  const { filter, tenant } = query;
  const option = (value: string, label: string, chosen: string | undefined) =>
    `<option value="${e(value)}"${value === (chosen ?? '') ? ' selected' : ''}>${e(label)}</option>`;
  const select = (name: string, label: Word, options: string) =>
    `<div><label for="f-${name}">${t(label)}</label><select id="f-${name}" name="${name}">${options}</select></div>`;
  const ofState = (direction: Direction) => {
    const only = statesOf[direction].filter(
      (state) => direction === 'delivery' || !statesOf.delivery.includes(state),
    );
    return `<optgroup label="${e(say(direction === 'delivery' ? words.state : directionLabels.received))}">${only.map((state) => option(state, say(stateLabel(direction, state)), filter.state)).join('')}</optgroup>`;
  };
  return `<form class="filters" role="search" method="get" action="${e(`${basePath}/items`)}">
${language === defaultLanguage ? '' : `<input type="hidden" name="lang" value="${language}">`}
<div class="wide"><label for="f-q">${t('search')}</label><input type="search" id="f-q" name="q" value="${e(filter.search ?? '')}" aria-describedby="f-q-hint" autocomplete="off" spellcheck="false"><p class="hint" id="f-q-hint">${t('searchHint')}</p></div>
${select('tenant', 'tenant', option('', say(words.all), tenant) + tenants.map((one) => option(one, nameOf(one), tenant)).join(''))}
${select('direction', 'direction', option('', say(words.all), filter.direction) + (['delivery', 'received'] as const).map((one) => option(one, say(directionLabels[one]), filter.direction)).join(''))}
${select('state', 'state', option('', say(words.all), filter.state) + ofState('delivery') + ofState('received'))}
<div><label for="f-code">${t('code')}</label><input type="search" id="f-code" name="code" value="${e(filter.code ?? '')}" autocomplete="off" spellcheck="false"></div>
<div class="do"><button class="button quiet">${t('apply')}</button><a href="${link(context, '/items')}">${t('reset')}</a></div>
</form>`;
}

const nothing = ({ t }: PageContext, { unread }: ListedPage): string =>
  `<div class="nothing"><p><strong>${t(unread.length > 0 ? 'nothingFoundHere' : 'nothingFound')}</strong></p><p>${t('nothingFoundHint')}</p></div>`;

/** Page of one delivery. */
export const itemPath = ({
  direction,
  tenant,
  id,
}: Pick<ListedItem, 'direction' | 'tenant' | 'id'>): string =>
  `/${direction === 'delivery' ? 'deliveries' : 'received'}/${segment(tenant)}/${segment(id)}`;

function itemTable(context: PageContext, items: readonly ListedItem[]): string {
  const { language, nameOf, now, say } = context;
  const time = (iso: string) => `<time datetime="${e(iso)}">${e(shortInstant(iso, now, language))}</time>`;
  const columns = (
    ['reference', 'tenant', 'direction', 'state', 'reason', 'created', 'changed'] as const
  ).map((word) => ({ word, className: `w-${word}` })) as [Column, ...Column[]];
  const rows = items.map((item): [string, ...Cell[]] => {
    const { direction, state, failure, blocked, createdAt, updatedAt } = item;
    const why = failure?.code ?? blocked?.code;
    const [mark, tone] = lookOf(state, why !== undefined);
    const reason =
      why === undefined
        ? '–'
        : `${e(say(codeText(why).meaning).replaceAll('`', ''))}<small><code>${e(why)}</code></small>`;
    return [
      `<a href="${link(context, itemPath(item))}">${e(item.reference)}</a>`,
      e(nameOf(item.tenant)),
      e(say(directionLabels[direction])),
      stateMark(mark, tone, say(stateLabel(direction, state))),
      { html: reason, empty: why === undefined },
      time(createdAt),
      time(updatedAt),
    ];
  });
  return table(context, { named: { word: 'found' }, columns, rows });
}
