import { escapeHtml as e } from '@rathaus/client-core/text';
import { ageText } from '../../texts/age.ts';
import type { ExchangeStatus } from '../../work/status.ts';
import { firstToEnd } from '../certificates.ts';
import { link, type PageContent, type PageContext, segment } from './layout.ts';
import { stateMark } from './marks.ts';
import { needSections, needsOf, type Situation } from './needs.ts';
import { countText, daysText, shortInstant } from './times.ts';
import { needsText, words } from './words.ts';

const sum = (
  counts: readonly { readonly state: string; readonly count: number }[],
  states: readonly string[],
) => counts.filter(({ state }) => states.includes(state)).reduce((all, { count }) => all + count, 0);

/** The numbers of one tenant that people read. */
export function figuresOf({ deliveries, received }: ExchangeStatus) {
  return {
    queued: sum(deliveries, ['queued', 'sending']),
    unanswered: sum(deliveries, ['sent', 'collected']),
    inbound: sum(received, ['found', 'stored', 'waiting', 'accepting', 'rejecting']),
    stopped: sum(deliveries, ['stopped']) + sum(received, ['stopped']),
  };
}

/** Age of the oldest that waits for the next step here, whichever way it goes. */
export const oldestOf = ({ oldest }: ExchangeStatus): number | undefined =>
  oldest.delivery === undefined && oldest.received === undefined
    ? undefined
    : Math.max(oldest.delivery ?? 0, oldest.received ?? 0);

/** How a tenant is, in one word: the gravest first. */
export function tenantMark(
  status: ExchangeStatus,
  { language }: Pick<PageContext, 'language'>,
): { rank: number; html: string } {
  const { blocked, paused, pausedLanes, failures } = status;
  const t = (word: keyof typeof words) => words[word][language];
  if (blocked.length > 0) return { rank: 1, html: stateMark('pause', 'bad', t('blocked')) };
  const { stopped } = figuresOf(status);
  if (stopped > 0)
    return { rank: 2, html: stateMark('pause', 'bad', `${countText(stopped, language)} ${t('stopped')}`) };
  if (paused || pausedLanes.length > 0) return { rank: 3, html: stateMark('pause', 'warn', t('paused')) };
  if (failures.length > 0) return { rank: 4, html: stateMark('warn', 'warn', t('failing')) };
  return { rank: 5, html: stateMark('good', 'good', t('running')) };
}

/** What is stuck, since when, why, and what to do: everything of all tenants on one page. */
export function overviewPage(context: PageContext, situation: Situation): PageContent {
  const { language, now } = context;
  const t = (word: keyof typeof words) => e(words[word][language]);
  const needs = needsOf(context, situation);
  const sections = needSections(context, needs);
  const persons = needs.filter(({ needsPerson }) => needsPerson).length;
  const { found, unread } = situation;
  const total = found.length + unread.length;
  const runs = found.filter(({ blocked, paused }) => blocked.length === 0 && !paused).length;
  const mark =
    persons > 0
      ? stateMark('warn', 'warn', needsText(persons, language))
      : stateMark('good', 'good', needsText(0, language));
  const counted =
    language === 'de'
      ? `${countText(total, language)} ${total === 1 ? 'Mandant' : 'Mandanten'}, ${countText(runs, language)} ${runs === 1 ? 'läuft' : 'laufen'}`
      : `${countText(total, language)} ${total === 1 ? 'tenant' : 'tenants'}, ${countText(runs, language)} running`;
  const body = `<h1>${t('title')}</h1>
<ul class="meta"><li><strong>${mark}</strong></li><li>${e(counted)}</li><li>${t('asOf')} <time datetime="${new Date(now).toISOString()}">${e(shortInstant(now, now, language))}</time></li><li><a href="${link(context, '/')}">${t('refresh')}</a></li></ul>
${sections.persons}
${figures(context, situation)}
${sections.byItself}
<section><h2 id="mandanten">${t('tenants')}</h2>
${tenantTable(context, situation)}
</section>`;
  return { title: `${needsText(persons, language)} – ${words.title[language]}`, area: 'overview', body };
}

function figures({ language, nameOf }: PageContext, { found, unread, certificates }: Situation): string {
  const all = found.map(figuresOf);
  const total = (member: keyof ReturnType<typeof figuresOf>) =>
    countText(
      all.reduce((n, one) => n + one[member], 0),
      language,
    );
  const oldest = found
    .map((status) => ({ tenant: status.tenant, age: oldestOf(status) }))
    .filter(({ age }) => age !== undefined)
    .sort((a, b) => (b.age ?? 0) - (a.age ?? 0))[0];
  const next = [...certificates]
    .map(([tenant, lives]) => ({ tenant, days: firstToEnd(lives)?.days }))
    .filter(({ days }) => days !== undefined)
    .sort((a, b) => (a.days ?? 0) - (b.days ?? 0))[0];
  const without =
    unread.length === 0
      ? ''
      : `<p class="small muted">${e(language === 'de' ? `Ohne ${unread.length === 1 ? 'den einen Mandanten, dessen' : `die ${unread.length} Mandanten, deren`} Stand nicht bekannt ist.` : `Without the ${unread.length === 1 ? 'one tenant' : `${unread.length} tenants`} whose state is not known.`)}</p>`;
  const figure = (label: keyof typeof words, value: string, of?: string) =>
    `<div><dt>${e(words[label][language])}</dt><dd>${e(value)}${of === undefined ? '' : `<small>${e(of)}</small>`}</dd></div>`;
  return `<dl class="figures">${figure('queued', total('queued'))}${figure('unanswered', total('unanswered'))}${figure('inbound', total('inbound'))}${figure('stopped', total('stopped'))}${
    oldest?.age === undefined
      ? figure('oldest', words.none[language])
      : figure('oldest', ageText(oldest.age, language), nameOf(oldest.tenant))
  }${next?.days === undefined ? '' : figure('nextCertificate', daysText(next.days, language), nameOf(next.tenant))}</dl>${without}`;
}

function tenantTable(context: PageContext, { found, unread, certificates }: Situation): string {
  const { language, nameOf } = context;
  const t = (word: keyof typeof words) => e(words[word][language]);
  const columns = [
    'tenant',
    'state',
    'queued',
    'unanswered',
    'inbound',
    'stopped',
    'oldest',
    ...(certificates.size > 0 ? (['certificate'] as const) : []),
  ] as const;
  const cell = (label: keyof typeof words, html: string) =>
    `<td role="cell" data-label="${t(label)}"><span>${html}</span></td>`;
  const named = (tenant: string) =>
    `<th role="rowheader" scope="row"><a href="${link(context, `/tenants/${segment(tenant)}`)}">${e(nameOf(tenant))}</a></th>`;
  const certificate = (tenant: string) => {
    if (certificates.size === 0) return '';
    const days = firstToEnd(certificates.get(tenant) ?? [])?.days;
    return cell('certificate', e(days === undefined ? words.unknown[language] : daysText(days, language)));
  };
  const rows = found
    .map((status, at) => ({ status, at, mark: tenantMark(status, context) }))
    .sort((a, b) => a.mark.rank - b.mark.rank || a.at - b.at)
    .map(({ status, mark }) => {
      const { queued, unanswered, inbound, stopped } = figuresOf(status);
      const age = oldestOf(status);
      const count = (label: keyof typeof words, value: number) => cell(label, countText(value, language));
      return `<tr role="row">${named(status.tenant)}${cell('state', mark.html)}${count('queued', queued)}${count('unanswered', unanswered)}${count('inbound', inbound)}${count('stopped', stopped)}${cell('oldest', e(age === undefined ? words.none[language] : ageText(age, language)))}${certificate(status.tenant)}</tr>`;
    });
  const lost = unread.map(({ tenant }) => {
    const nobodyKnows = (['queued', 'unanswered', 'inbound', 'stopped', 'oldest'] as const)
      .map((label) => cell(label, '–'))
      .join('');
    return `<tr role="row">${named(tenant)}${cell('state', stateMark('open', 'none', words.unread[language]))}${nobodyKnows}${certificate(tenant)}</tr>`;
  });
  return `<div class="fit"><table role="table" class="stack" aria-labelledby="mandanten"><thead role="rowgroup"><tr role="row">${columns.map((label) => `<th role="columnheader" scope="col">${t(label)}</th>`).join('')}</tr></thead>
<tbody role="rowgroup">${[...lost, ...rows].join('\n')}</tbody></table></div>`;
}
