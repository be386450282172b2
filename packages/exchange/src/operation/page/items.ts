import { escapeHtml as e } from '@rathaus/client-core/text';
import { directionLabels, stateLabel } from '../../texts/delivery.ts';
import type { UnreadTenant } from '../directory.ts';
import type { Direction, ItemFilter, ListedItem, ListedPage, ListPosition } from '../search.ts';
import { link, type PageContent, type PageContext, segment } from './layout.ts';
import { lookOf, stateMark } from './marks.ts';
import { shortInstant } from './times.ts';
import { codeText, statesOf, words } from './words.ts';

/** What was asked for, as it stands in the address. */
export interface ItemQuery {
  readonly filter: ItemFilter;
  readonly tenant?: string | undefined;
  readonly after?: ListPosition | undefined;
}

const isDirection = (text: string): text is Direction => text === 'delivery' || text === 'received';
const allStates = [...new Set([...statesOf.delivery, ...statesOf.received])];

/** Reads the address. What makes no sense counts as not given, and the form then shows it so. */
export function readQuery(search: URLSearchParams): ItemQuery {
  const given = (name: string) => search.get(name)?.trim() || undefined;
  const direction = given('direction') ?? '';
  const state = given('state');
  return {
    tenant: given('tenant'),
    after: readPosition(given('after')),
    filter: {
      direction: isDirection(direction) ? direction : undefined,
      state: state !== undefined && allStates.includes(state) ? (state as ItemFilter['state']) : undefined,
      code: given('code'),
      search: given('q')?.slice(0, 300),
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
  readonly unread: readonly UnreadTenant[];
}

/** Deliveries of all tenants and both directions, newest first. */
export function itemsPage(context: PageContext, view: ItemsView): PageContent {
  const { language } = context;
  const t = (word: keyof typeof words) => e(words[word][language]);
  const { page, query, unread } = view;
  const params = paramsOf(query);
  const lost =
    unread.length === 0
      ? ''
      : `<p><strong>${t('notAll')}</strong> ${e(unread.map(({ tenant }) => context.nameOf(tenant)).join(', '))}</p>`;
  const pages =
    page.next === undefined && query.after === undefined
      ? ''
      : `<nav class="pages" aria-label="${t('items')}">${query.after ? `<a href="${link(context, '/items', params)}">${t('newest')}</a>` : ''}${page.next ? `<a href="${link(context, '/items', { ...params, after: `${page.next.createdAt}~${page.next.id}` })}">${t('older')}</a>` : ''}</nav>`;
  const body = `<h1>${t('items')}</h1>
${filterForm(context, view)}
${lost}
${page.items.length === 0 ? empty(context) : table(context, page.items)}
${pages}`;
  return { title: `${words.items[language]} – ${words.title[language]}`, area: 'items', body };
}

const paramsOf = ({ filter, tenant }: ItemQuery) => ({
  q: filter.search,
  tenant,
  direction: filter.direction,
  state: filter.state,
  code: filter.code,
});

function filterForm(context: PageContext, { query, tenants }: ItemsView): string {
  const { language, defaultLanguage, basePath, nameOf } = context;
  const t = (word: keyof typeof words) => e(words[word][language]);
  const { filter, tenant } = query;
  const option = (value: string, label: string, chosen: string | undefined) =>
    `<option value="${e(value)}"${value === (chosen ?? '') ? ' selected' : ''}>${e(label)}</option>`;
  const select = (name: string, label: keyof typeof words, options: string) =>
    `<div><label for="f-${name}">${t(label)}</label><select id="f-${name}" name="${name}">${options}</select></div>`;
  const ofState = (direction: Direction) => {
    const only = statesOf[direction].filter(
      (state) => direction === 'delivery' || !statesOf.delivery.includes(state),
    );
    return `<optgroup label="${e(direction === 'delivery' ? words.state[language] : directionLabels.received[language])}">${only.map((state) => option(state, stateLabel(direction, state)[language], filter.state)).join('')}</optgroup>`;
  };
  return `<form class="filters" role="search" method="get" action="${e(`${basePath}/items`)}">
${language === defaultLanguage ? '' : `<input type="hidden" name="lang" value="${language}">`}
<div class="wide"><label for="f-q">${t('search')}</label><input type="search" id="f-q" name="q" value="${e(filter.search ?? '')}" aria-describedby="f-q-hint" autocomplete="off" spellcheck="false"><p class="hint" id="f-q-hint">${t('searchHint')}</p></div>
${select('tenant', 'tenant', option('', words.all[language], tenant) + tenants.map((one) => option(one, nameOf(one), tenant)).join(''))}
${select('direction', 'direction', option('', words.all[language], filter.direction) + (['delivery', 'received'] as const).map((one) => option(one, directionLabels[one][language], filter.direction)).join(''))}
${select('state', 'state', option('', words.all[language], filter.state) + ofState('delivery') + ofState('received'))}
<div><label for="f-code">${t('code')}</label><input type="search" id="f-code" name="code" value="${e(filter.code ?? '')}" autocomplete="off" spellcheck="false"></div>
<div class="do"><button class="button quiet">${t('apply')}</button><a href="${link(context, '/items')}">${t('reset')}</a></div>
</form>`;
}

const empty = ({ language }: PageContext) =>
  `<div class="nothing"><p><strong>${e(words.nothingFound[language])}</strong></p><p>${e(words.nothingFoundHint[language])}</p></div>`;

/** Page of one delivery. */
export const itemPath = ({
  direction,
  tenant,
  id,
}: Pick<ListedItem, 'direction' | 'tenant' | 'id'>): string =>
  `/${direction === 'delivery' ? 'deliveries' : 'received'}/${segment(tenant)}/${segment(id)}`;

function table(context: PageContext, items: readonly ListedItem[]): string {
  const { language, nameOf, now } = context;
  const t = (word: keyof typeof words) => e(words[word][language]);
  const time = (iso: string) => `<time datetime="${e(iso)}">${e(shortInstant(iso, now, language))}</time>`;
  const rows = items.map((item) => {
    const { direction, state, failure, createdAt, updatedAt } = item;
    const [mark, tone] = lookOf(state, failure !== undefined);
    const cause = failure
      ? `<span>${e(codeText(failure.code).meaning[language].replaceAll('`', ''))}<small><code>${e(failure.code)}</code></small></span>`
      : '–';
    return `<tr role="row"><th role="rowheader" scope="row"><a href="${link(context, itemPath(item))}">${e(item.reference)}</a></th><td role="cell" data-label="${t('tenant')}"><span>${e(nameOf(item.tenant))}</span></td><td role="cell" data-label="${t('direction')}"><span>${e(directionLabels[direction][language])}</span></td><td role="cell" class="said" data-label="${t('state')}">${stateMark(mark, tone, stateLabel(direction, state)[language])}</td><td role="cell" class="${failure ? '' : 'empty'}" data-label="${t('reason')}">${cause}</td><td role="cell" data-label="${t('created')}"><span>${time(createdAt)}</span></td><td role="cell" data-label="${t('changed')}"><span>${time(updatedAt)}</span></td></tr>`;
  });
  const columns = ['tenant', 'direction', 'state', 'reason', 'created', 'changed'] as const;
  return `<div class="fit"><table role="table" class="stack"><caption><span class="hidden">${t('found')}</span></caption><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col" class="w-reference">${t('reference')}</th>${columns.map((label) => `<th role="columnheader" scope="col" class="w-${label}">${t(label)}</th>`).join('')}</tr></thead>
<tbody role="rowgroup">${rows.join('\n')}</tbody></table></div>`;
}
