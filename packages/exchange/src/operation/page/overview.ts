import { escapeHtml as e } from '@rathaus/client-core/text';
import { type LocalText, text } from '@rathaus/client-core/texts';
import { ageText } from '../../texts/age.ts';
import type { ExchangeStatus } from '../../work/status.ts';
import { firstToEnd } from '../certificates.ts';
import { link, type PageContent, type PageContext, segment } from './layout.ts';
import { stateMark } from './marks.ts';
import { needSections, needsOf } from './needs.ts';
import type { Situation } from './situation.ts';
import { table } from './table.ts';
import { countText, daysText, shortInstant } from './times.ts';
import { needsText, type Word, words } from './words.ts';

const sum = (
  counts: readonly { readonly state: string; readonly count: number }[],
  states: readonly string[],
) => counts.filter(({ state }) => states.includes(state)).reduce((all, { count }) => all + count, 0);

type Figures = Readonly<Record<'queued' | 'unanswered' | 'inbound' | 'stopped', number>>;

/** The numbers of one tenant that people read. */
export function figuresOf({ deliveries, received }: ExchangeStatus): Figures {
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

/** Rank of a tenant with which all is well. */
const untroubled = 5;

/** How a tenant is, in one word: the gravest first. */
export function tenantMark(
  status: ExchangeStatus,
  { language, say }: Pick<PageContext, 'language' | 'say'>,
): { rank: number; html: string } {
  const { blocked, paused, pausedLanes, failures } = status;
  if (blocked.length > 0) return { rank: 1, html: stateMark('pause', 'bad', say(words.blocked)) };
  const { stopped } = figuresOf(status);
  if (stopped > 0) {
    const counted = `${countText(stopped, language)} ${say(words.stopped)}`;
    return { rank: 2, html: stateMark('pause', 'bad', counted) };
  }
  if (paused || pausedLanes.length > 0)
    return { rank: 3, html: stateMark('pause', 'warn', say(words.paused)) };
  if (failures.length > 0) return { rank: 4, html: stateMark('warn', 'warn', say(words.failing)) };
  return { rank: untroubled, html: stateMark('good', 'good', say(words.running)) };
}

/** What is stuck, since when, why, and what to do: everything of all tenants on one page. */
export function overviewPage(context: PageContext, situation: Situation): PageContent {
  const { language, now, say, t } = context;
  const needs = needsOf(context, situation);
  const sections = needSections(context, needs);
  const persons = needs.filter(({ needsPerson }) => needsPerson).length;
  const mark = persons > 0 ? 'warn' : 'good';
  const body = `<h1>${t('title')}</h1>
<ul class="meta"><li><strong>${stateMark(mark, mark, say(needsText(persons)))}</strong></li><li>${e(say(countedText(context, situation)))}</li><li>${t('asOf')} <time datetime="${new Date(now).toISOString()}">${e(shortInstant(now, now, language))}</time></li><li><a href="${link(context, '/')}">${t('refresh')}</a></li></ul>
${sections.persons}
${figures(context, situation)}
${sections.byItself}
<section><h2 id="mandanten">${t('tenants')}</h2>
${tenantTable(context, situation)}
</section>`;
  return { title: `${say(needsText(persons))} – ${say(words.title)}`, area: 'overview', body };
}

/** `5 Mandanten, 3 laufen ohne Störung`: those that the table below calls running, and no other. */
function countedText(context: PageContext, { found, unread }: Situation): LocalText {
  const { language } = context;
  const total = found.length + unread.length;
  const runs = found.filter((status) => tenantMark(status, context).rank === untroubled).length;
  const [all, running] = [countText(total, language), countText(runs, language)];
  return text(
    `${all} ${total === 1 ? 'Mandant' : 'Mandanten'}, ${running} ${runs === 1 ? 'läuft' : 'laufen'} ohne Störung`,
    `${all} ${total === 1 ? 'tenant' : 'tenants'}, ${running} running without trouble`,
  );
}

function figures(context: PageContext, { found, unread, certificates }: Situation): string {
  const { language, nameOf, say } = context;
  const without =
    unread.length === 0 ? '' : `<p class="small muted">${e(say(withoutText(unread.length)))}</p>`;
  // Of nothing that was read, zeros would look as if all were well.
  if (found.length === 0 && unread.length > 0) return without;
  const all = found.map(figuresOf);
  const total = (member: keyof Figures): readonly [Word, string] => [
    member,
    countText(
      all.reduce((n, one) => n + one[member], 0),
      language,
    ),
  ];
  const oldest = found
    .flatMap((status) => ({ tenant: status.tenant, age: oldestOf(status) ?? -1 }))
    .sort((a, b) => b.age - a.age)[0];
  const next = [...certificates]
    .flatMap(([tenant, lives]) => {
      const days = firstToEnd(lives)?.days;
      return days === undefined ? [] : [{ tenant, days }];
    })
    .sort((a, b) => a.days - b.days)[0];
  const list = figureList(context, [
    total('queued'),
    total('unanswered'),
    total('inbound'),
    total('stopped'),
    oldest === undefined || oldest.age < 0
      ? ['oldest', say(words.none)]
      : ['oldest', ageText(oldest.age, language), nameOf(oldest.tenant)],
    ...(next ? [['nextCertificate', daysText(next.days, language), nameOf(next.tenant)] as const] : []),
  ]);
  return `${list}${without}`;
}

const withoutText = (count: number): LocalText =>
  count === 1
    ? text(
        'Ohne den einen Mandanten, dessen Stand nicht bekannt ist.',
        'Without the one tenant whose state is not known.',
      )
    : text(
        `Ohne die ${count} Mandanten, deren Stand nicht bekannt ist.`,
        `Without the ${count} tenants whose state is not known.`,
      );

/** Numbers in large, each with what it counts and, where it is of one, of whom. */
export const figureList = (
  { t }: PageContext,
  figures: readonly (readonly [word: Word, value: string, of?: string])[],
): string =>
  `<dl class="figures">${figures
    .map(
      ([word, value, of]) =>
        `<div><dt>${t(word)}</dt><dd>${e(value)}${of === undefined ? '' : `<small>${e(of)}</small>`}</dd></div>`,
    )
    .join('')}</dl>`;

function tenantTable(context: PageContext, { found, unread, certificates }: Situation): string {
  const { language, nameOf, say } = context;
  const watched = certificates.size > 0;
  const named = (tenant: string) =>
    `<a href="${link(context, `/tenants/${segment(tenant)}`)}">${e(nameOf(tenant))}</a>`;
  const certificate = (tenant: string): string[] => {
    if (!watched) return [];
    const days = firstToEnd(certificates.get(tenant) ?? [])?.days;
    return [e(days === undefined ? say(words.unknown) : daysText(days, language))];
  };
  const known = found
    .map((status, at) => ({ status, at, mark: tenantMark(status, context) }))
    .sort((a, b) => a.mark.rank - b.mark.rank || a.at - b.at)
    .map(({ status, mark }): [string, ...string[]] => {
      const { queued, unanswered, inbound, stopped } = figuresOf(status);
      const age = oldestOf(status);
      return [
        named(status.tenant),
        mark.html,
        ...[queued, unanswered, inbound, stopped].map((count) => countText(count, language)),
        e(age === undefined ? say(words.none) : ageText(age, language)),
        ...certificate(status.tenant),
      ];
    });
  const lost = unread.map(({ tenant }): [string, ...string[]] => [
    named(tenant),
    stateMark('open', 'none', say(words.unread)),
    ...Array.from({ length: 5 }, () => '–'),
    ...certificate(tenant),
  ]);
  const counts = (['state', 'queued', 'unanswered', 'inbound', 'stopped', 'oldest'] as const).map((word) => ({
    word,
  }));
  return table(context, {
    named: { by: 'mandanten' },
    columns: [{ word: 'tenant' }, ...counts, ...(watched ? [{ word: 'certificate' } as const] : [])],
    rows: [...lost, ...known],
  });
}
