import { escapeHtml as e } from '@rathaus/client-core/text';
import { ageText } from '../../texts/age.ts';
import { failureClassTexts, workKindLabels } from '../../texts/work.ts';
import { needsAsking } from '../../work/asking.ts';
import type { ExchangeStatus } from '../../work/status.ts';
import { actionForm, link, type PageContent, type PageContext, segment } from './layout.ts';
import { stateMark } from './marks.ts';
import { needSections, needsOf, type Situation } from './needs.ts';
import { serviceText } from './note.ts';
import { figuresOf, oldestOf, tenantMark } from './overview.ts';
import { countText, daysText, shortInstant } from './times.ts';
import { words } from './words.ts';

/** One tenant: how it stands, what fails and why, its destinations, pausing. */
export function tenantPage(context: PageContext, status: ExchangeStatus, situation: Situation): PageContent {
  const { language, nameOf, now } = context;
  const { tenant } = status;
  const t = (word: keyof typeof words) => e(words[word][language]);
  const name = nameOf(tenant);
  const sections = needSections(context, needsOf(context, situation));
  const pausing = status.paused
    ? ''
    : `<div class="actions">${actionForm(context, { action: 'pause', label: words.pause[language], fields: { tenant } })}</div><p class="small muted">${t('pauseNote')}</p>`;
  const body = `<p class="crumbs"><a href="${link(context, '/')}">${t('overview')}</a></p>
<h1>${e(name)}</h1>
<ul class="meta"><li>${tenantMark(status, context).html}</li>${name === tenant ? '' : `<li>${e(tenant)}</li>`}<li>${t('asOf')} <time datetime="${new Date(now).toISOString()}">${e(shortInstant(now, now, language))}</time></li><li><a href="${link(context, `/tenants/${segment(tenant)}`)}">${t('refresh')}</a></li><li><a href="${link(context, '/items', { tenant })}">${t('items')}</a></li></ul>
${sections.persons}
${figures(context, status)}
${sections.byItself}
<section><h2 id="scheitert">${t('failures')}</h2>${failureTable(context, status)}</section>
<section><h2 id="ziele">${t('lanes')}</h2>${laneTable(context, status)}</section>
${certificateList(context, situation, tenant)}
${pausing}`;
  return { title: `${name} – ${words.title[language]}`, area: 'overview', body };
}

function figures({ language }: PageContext, status: ExchangeStatus): string {
  const { queued, unanswered, inbound, stopped } = figuresOf(status);
  const age = oldestOf(status);
  const pairs = [
    ['queued', countText(queued, language)],
    ['unanswered', countText(unanswered, language)],
    ['inbound', countText(inbound, language)],
    ['stopped', countText(stopped, language)],
    ['oldest', age === undefined ? words.none[language] : ageText(age, language)],
  ] as const;
  return `<dl class="figures">${pairs.map(([label, value]) => `<div><dt>${e(words[label][language])}</dt><dd>${e(value)}</dd></div>`).join('')}</dl>`;
}

function failureTable(context: PageContext, { tenant, failures }: ExchangeStatus): string {
  const { language } = context;
  const t = (word: keyof typeof words) => e(words[word][language]);
  if (failures.length === 0) return `<p>${t('nothingFails')}</p>`;
  const rows = failures.map((one) => {
    const isDelivery = one.kind === 'delivery' || one.kind === 'received';
    const stopped = one.state === 'stopped';
    const list = link(context, '/items', {
      tenant,
      direction: one.kind,
      code: one.code,
      state: stopped ? 'stopped' : undefined,
    });
    const count = countText(one.count, language);
    const retry =
      stopped && isDelivery && !needsAsking(one.code)
        ? actionForm(context, {
            action: 'retry-all',
            label: words.revive[language],
            name: one.code,
            fields: { tenant, code: one.code, direction: one.kind },
          })
        : '';
    const state = stopped
      ? stateMark('pause', 'bad', words.stopped[language])
      : stateMark('warn', 'warn', words.failing[language]);
    return `<tr role="row"><th role="rowheader" scope="row"><code>${e(one.code)}</code><small>${e(failureClassTexts[one.class]?.name[language] ?? one.class)}</small></th><td role="cell" data-label="${t('kind')}"><span>${e(workKindLabels[one.kind][language])}</span></td><td role="cell" data-label="${t('state')}"><span>${state}</span></td><td role="cell" data-label="${t('count')}"><span>${isDelivery ? `<a href="${list}">${count}<span class="hidden"> ${e(one.code)}</span></a>` : count}</span></td><td role="cell" data-label="${t('lasting')}"><span>${e(ageText(one.longest, language))}</span></td><td role="cell" class="do${retry === '' ? ' empty' : ''}" data-label=""><span>${retry}</span></td></tr>`;
  });
  return `<div class="fit"><table role="table" class="stack" aria-labelledby="scheitert"><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col" class="w-reason">${t('code')}</th><th role="columnheader" scope="col">${t('kind')}</th><th role="columnheader" scope="col">${t('state')}</th><th role="columnheader" scope="col">${t('count')}</th><th role="columnheader" scope="col">${t('lasting')}</th><th role="columnheader" scope="col"><span class="hidden">${t('remedy')}</span></th></tr></thead>
<tbody role="rowgroup">${rows.join('\n')}</tbody></table></div>`;
}

function laneTable(context: PageContext, { tenant, lanes, pausedLanes }: ExchangeStatus): string {
  const { language, now } = context;
  const t = (word: keyof typeof words) => e(words[word][language]);
  // The lane of cleaning up is no destination.
  const shown = lanes.filter(({ service }) => service !== 'content');
  if (shown.length === 0) return `<p>${t('none')}</p>`;
  const rows = shown.map(({ service, lane }) => {
    const paused = pausedLanes.find((one) => one.service === service && one.lane === lane);
    const state = paused
      ? stateMark(
          'pause',
          'warn',
          `${words.paused[language]} ${words.since[language]} ${shortInstant(paused.since, now, language)}${paused.by === undefined ? '' : ` ${words.by[language]} ${paused.by}`}`,
        )
      : stateMark('good', 'good', words.running[language]);
    const form = actionForm(context, {
      action: paused ? 'resume' : 'pause',
      label: paused ? words.resume[language] : words.pauseLane[language],
      name: lane,
      fields: { tenant, service, lane },
    });
    return `<tr role="row"><th role="rowheader" scope="row">${e(lane)}</th><td role="cell" data-label="${t('service')}"><span>${e(serviceText(service))}</span></td><td role="cell" data-label="${t('state')}"><span>${state}</span></td><td role="cell" class="do" data-label=""><span>${form}</span></td></tr>`;
  });
  return `<div class="fit"><table role="table" class="stack" aria-labelledby="ziele"><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">${t('lane')}</th><th role="columnheader" scope="col">${t('service')}</th><th role="columnheader" scope="col">${t('state')}</th><th role="columnheader" scope="col"><span class="hidden">${t('pauseLane')}</span></th></tr></thead>
<tbody role="rowgroup">${rows.join('\n')}</tbody></table></div>`;
}

function certificateList({ language }: PageContext, { certificates }: Situation, tenant: string): string {
  const lives = certificates.get(tenant);
  if (lives === undefined || lives === 'unknown' || lives.length === 0) return '';
  const rows = lives.map(
    ({ name, days }) =>
      `<div><dt>${e(name)}</dt><dd>${e(days === undefined ? words.unknown[language] : daysText(days, language))}</dd></div>`,
  );
  return `<section><h2>${e(words.certificate[language])}</h2><dl class="facts">${rows.join('')}</dl></section>`;
}
