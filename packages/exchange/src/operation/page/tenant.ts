import { escapeHtml as e } from '@rathaus/client-core/text';
import { ageText } from '../../texts/age.ts';
import { workKindLabels } from '../../texts/work.ts';
import { needsAsking } from '../../work/asking.ts';
import type { ExchangeStatus } from '../../work/status.ts';
import { blockHeading, blockParagraphs } from './block-text.ts';
import { actionForm, link, type PageContent, type PageContext, segment } from './layout.ts';
import { stateMark } from './marks.ts';
import { needSections, needsOf } from './needs.ts';
import { serviceText } from './note.ts';
import { figureList, figuresOf, oldestOf, tenantMark } from './overview.ts';
import type { Situation } from './situation.ts';
import { type Cell, table } from './table.ts';
import { countText, daysText, shortInstant } from './times.ts';
import { classText, words } from './words.ts';

/** One tenant: how it stands, what fails and why, its destinations, pausing. */
export function tenantPage(context: PageContext, status: ExchangeStatus, situation: Situation): PageContent {
  const { language, nameOf, now, say, t } = context;
  const { tenant } = status;
  const name = nameOf(tenant);
  const sections = needSections(context, needsOf(context, situation));
  const pausing = status.paused
    ? ''
    : `<div class="actions">${actionForm(context, { action: 'pause', label: say(words.pause), fields: { tenant } })}</div><p class="small muted">${t('pauseNote')}</p>`;
  const body = `<p class="crumbs"><a href="${link(context, '/')}">${t('overview')}</a></p>
<h1>${e(name)}</h1>
<ul class="meta"><li>${tenantMark(status, context).html}</li>${name === tenant ? '' : `<li>${e(tenant)}</li>`}<li>${t('asOf')} <time datetime="${new Date(now).toISOString()}">${e(shortInstant(now, now, language))}</time></li><li><a href="${link(context, `/tenants/${segment(tenant)}`)}">${t('refresh')}</a></li><li><a href="${link(context, '/items', { tenant })}">${t('items')}</a></li></ul>
${sections.persons}
${figures(context, status)}
${sections.byItself}
<section><h2 id="scheitert">${t('failures')}</h2>${failing(context, status)}</section>
<section><h2 id="ziele">${t('lanes')}</h2>${laneTable(context, status, situation)}</section>
${certificateList(context, situation, tenant)}
${pausing}`;
  return { title: `${name} – ${say(words.title)}`, area: 'overview', body };
}

function figures(context: PageContext, status: ExchangeStatus): string {
  const { language, say } = context;
  const { queued, unanswered, inbound, stopped } = figuresOf(status);
  const age = oldestOf(status);
  return figureList(context, [
    ['queued', countText(queued, language)],
    ['unanswered', countText(unanswered, language)],
    ['inbound', countText(inbound, language)],
    ['stopped', countText(stopped, language)],
    ['oldest', age === undefined ? say(words.none) : ageText(age, language)],
  ]);
}

/** What is refused fails too, only that nothing is tried any more: the table alone would say that all is well. */
function failing(context: PageContext, status: ExchangeStatus): string {
  const { blocked, failures } = status;
  const refused = blocked.map(
    (one) =>
      `<p>${e(blockHeading(context, one))}: ${blockParagraphs(context, one).slice(0, 2).join(' ')}</p>`,
  );
  if (failures.length > 0) refused.push(failureTable(context, status));
  return refused.length > 0 ? refused.join('\n') : `<p>${context.t('nothingFails')}</p>`;
}

function failureTable(context: PageContext, { tenant, failures }: ExchangeStatus): string {
  const { language, say } = context;
  const rows = failures.map((one): [string, ...Cell[]] => {
    const isDelivery = one.kind === 'delivery' || one.kind === 'received';
    const stopped = one.state === 'stopped';
    const count = countText(one.count, language);
    const query = {
      tenant,
      direction: one.kind,
      code: one.code,
      state: stopped ? 'stopped' : undefined,
    };
    const revive =
      stopped && isDelivery && !needsAsking(one.code)
        ? actionForm(context, {
            action: 'retry-all',
            label: say(words.revive),
            name: one.code,
            fields: { tenant, code: one.code, direction: one.kind },
          })
        : '';
    return [
      `<code>${e(one.code)}</code><small>${e(say(classText(one.class).name))}</small>`,
      e(say(workKindLabels[one.kind])),
      stopped ? stateMark('pause', 'bad', say(words.stopped)) : stateMark('warn', 'warn', say(words.failing)),
      isDelivery
        ? `<a href="${link(context, '/items', query)}">${count}<span class="hidden"> ${e(one.code)}</span></a>`
        : count,
      e(ageText(one.stopped ?? one.longest, language)),
      { html: revive, empty: revive === '' },
    ];
  });
  return table(context, {
    named: { by: 'scheitert' },
    columns: [
      { word: 'code', className: 'w-reason' },
      { word: 'kind' },
      { word: 'state' },
      { word: 'count' },
      { word: 'lasting' },
      { word: 'remedy', hidden: true },
    ],
    rows,
  });
}

function laneTable(
  context: PageContext,
  { tenant, lanes, pausedLanes, blocked }: ExchangeStatus,
  { services: { resting, slow } }: Situation,
): string {
  const { language, now, say, t } = context;
  // The lane of cleaning up is no destination.
  const shown = lanes.filter(({ service }) => service !== 'content');
  if (shown.length === 0) return `<p>${t('none')}</p>`;
  const rows = shown.map(({ service, lane }): [string, ...Cell[]] => {
    const paused = pausedLanes.find((one) => one.service === service && one.lane === lane);
    const by = paused?.by === undefined ? '' : ` ${say(words.by)} ${paused.by}`;
    const isResting = resting.some((one) => one.service === service && one.tenant === tenant);
    const refused = blocked.find((one) => one.service === service);
    const trouble = slow.includes(service) ? words.slow : isResting ? words.resting : undefined;
    const sinceText = (iso: string) => `${say(words.since)} ${shortInstant(iso, now, language)}`;
    const mark = refused
      ? stateMark('pause', 'bad', `${say(words.blocked)} ${sinceText(refused.since)}`)
      : stateMark(trouble ? 'warn' : 'good', trouble ? 'warn' : 'good', say(trouble ?? words.running));
    return [
      e(lane),
      e(serviceText(service)),
      paused ? stateMark('pause', 'warn', `${say(words.paused)} ${sinceText(paused.since)}${by}`) : mark,
      actionForm(context, {
        action: paused ? 'resume' : 'pause',
        label: say(paused ? words.resume : words.pauseLane),
        name: lane,
        fields: { tenant, service, lane },
      }),
    ];
  });
  return table(context, {
    named: { by: 'ziele' },
    columns: [{ word: 'lane' }, { word: 'service' }, { word: 'state' }, { word: 'pauseLane', hidden: true }],
    rows,
  });
}

function certificateList(context: PageContext, { certificates }: Situation, tenant: string): string {
  const { language, say, t } = context;
  const lives = certificates.get(tenant);
  if (lives === undefined || lives === 'unknown' || lives.length === 0) return '';
  const rows = lives.map(
    ({ name, days }) =>
      `<div><dt>${e(name)}</dt><dd>${e(days === undefined ? say(words.unknown) : daysText(days, language))}</dd></div>`,
  );
  return `<section><h2>${t('certificate')}</h2><dl class="facts">${rows.join('')}</dl></section>`;
}
