import { escapeHtml as e } from '@rathaus/client-core/text';
import type { Language, LocalText } from '@rathaus/client-core/texts';
import type { FailureCount } from '../../work/control.ts';
import type { WorkerHealth } from '../../worker/create-worker.ts';
import { type CertificateLives, firstToEnd } from '../certificates.ts';
import type { UnreadTenant } from '../directory.ts';
import type { TenantStatus } from '../status.ts';
import { actionForm, link, type PageContext, segment } from './layout.ts';
import { drawing, type Mark } from './marks.ts';
import { countText, daysText, shortInstant } from './times.ts';
import { classText, codeText, kindText, needsAsking, words } from './words.ts';

/** One thing that somebody should know, with its cause and what to do. */
export interface Need {
  /** A person has to act; otherwise it goes on by itself. */
  readonly needsPerson: boolean;
  readonly html: string;
}

/** What is known of the tenants when a page is made. */
export interface Situation {
  readonly found: readonly TenantStatus[];
  readonly unread: readonly UnreadTenant[];
  readonly certificates: ReadonlyMap<string, CertificateLives>;
  readonly resting: WorkerHealth['resting'];
}

/** Days before its end from which a certificate is somebody's task. */
const soon = 30;
/** Milliseconds from which a fault that goes on by itself is worth a line. */
const worthALine = 15 * 60_000;

/** Texts of the error tables name members of the API in backticks. */
export const prose = (text: string): string => e(text).replace(/`([^`]+)`/g, '<code>$1</code>');

export const serviceText = (service: string): string =>
  URL.canParse(service) ? new URL(service).host : service;

interface Note {
  readonly tone: 'bad' | 'warn' | 'info';
  readonly mark: Mark;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly actions?: readonly string[] | undefined;
}

function note({ tone, mark, heading, paragraphs, actions = [] }: Note): string {
  const buttons = actions.length === 0 ? '' : `<div class="actions">${actions.join('')}</div>`;
  return `<section class="note ${tone}">${drawing(mark)}<div><h2>${e(heading)}</h2>${paragraphs.map((one) => `<p>${one}</p>`).join('')}${buttons}</div></section>`;
}

/** What a person has to do, and apart from it what goes on by itself. */
export function needSections(
  context: PageContext,
  needs: readonly Need[],
): { persons: string; byItself: string } {
  const html = (needsPerson: boolean) =>
    needs
      .filter((need) => need.needsPerson === needsPerson)
      .map((need) => need.html)
      .join('\n');
  const rest = html(false);
  const heading = e(words.byItself[context.language]);
  return {
    persons: html(true),
    byItself:
      rest === '' ? '' : `<section><h2>${heading}</h2>\n${rest.replaceAll(/(<\/?)h2>/g, '$1h3>')}</section>`,
  };
}

/** The gravest first: what nobody knows, what rests, what has stopped, what ends soon, then what goes on by itself. */
export function needsOf(context: PageContext, situation: Situation): Need[] {
  return [
    ...unreadNeeds(context, situation),
    ...blockedNeeds(context, situation),
    ...failureNeeds(context, situation, 'stopped'),
    ...pauseNeeds(context, situation),
    ...certificateNeeds(context, situation),
    ...failureNeeds(context, situation, 'ready'),
    ...restingNeeds(context, situation),
  ];
}

const remedy = (text: LocalText, language: Language) =>
  `<strong>${e(words.remedy[language])}</strong> ${prose(text[language])}`;
const goesOn = (text: LocalText, language: Language) =>
  `<strong>${e(words.happens[language])}</strong> ${e(text[language])}`;

/** `a, b und 4 weitere` */
export function namesText(names: readonly string[], language: Language): string {
  const and = language === 'de' ? 'und' : 'and';
  if (names.length <= 1) return names.join('');
  if (names.length <= 4) return `${names.slice(0, -1).join(', ')} ${and} ${names.at(-1)}`;
  return `${names.slice(0, 3).join(', ')} ${and} ${names.length - 3} ${language === 'de' ? 'weitere' : 'more'}`;
}

function unreadNeeds({ language, nameOf }: PageContext, { unread }: Situation): Need[] {
  const codes = [...new Set(unread.map(({ code }) => code))];
  return codes.map((code) => {
    const names = unread.filter((one) => one.code === code).map(({ tenant }) => nameOf(tenant));
    const { meaning, remedy: what } = codeText(code);
    const heading =
      language === 'de'
        ? `${namesText(names, language)}: Stand nicht bekannt`
        : `${namesText(names, language)}: state not known`;
    const html = note({
      tone: 'bad',
      mark: 'open',
      heading,
      paragraphs: [`${prose(meaning[language])} <code>${e(code)}</code>`, remedy(what, language)],
    });
    return { needsPerson: true, html };
  });
}

function blockedNeeds(context: PageContext, { found }: Situation): Need[] {
  const { language, now, nameOf } = context;
  return found.flatMap(({ tenant, blocked, deliveries }) =>
    blocked.map(({ service, code, since, nextProbeAt }) => {
      const waiting = deliveries
        .filter(({ state }) => state === 'queued' || state === 'sending')
        .reduce((sum, { count }) => sum + count, 0);
      const [when, next] = [since, nextProbeAt].map((at) => shortInstant(at, now, language));
      const { meaning, remedy: what } = codeText(code);
      const heading =
        language === 'de'
          ? `${nameOf(tenant)}: ${serviceText(service)} lehnt die Anmeldung ab, seit ${when}`
          : `${nameOf(tenant)}: ${serviceText(service)} refuses the credentials, since ${when}`;
      const counted = countText(waiting, language);
      const state =
        language === 'de'
          ? `${waiting === 1 ? '1 Sendung wartet' : `${counted} Sendungen warten`}. Verloren ist nichts; neue werden weiter angenommen. Nächster Versuch: ${next}. Gelingt er, geht es von selbst weiter.`
          : `${waiting === 1 ? '1 delivery waits' : `${counted} deliveries wait`}. Nothing is lost; new ones are still taken. Next try: ${next}. When it succeeds, work goes on by itself.`;
      const html = note({
        tone: 'bad',
        mark: 'pause',
        heading,
        paragraphs: [`${prose(meaning[language])} <code>${e(code)}</code>`, e(state), remedy(what, language)],
        actions: [showTenant(context, tenant)],
      });
      return { needsPerson: true, html };
    }),
  );
}

const showTenant = (context: PageContext, tenant: string) =>
  `<a href="${link(context, `/tenants/${segment(tenant)}`)}">${e(context.nameOf(tenant))} ${context.language === 'de' ? 'ansehen' : 'in detail'}</a>`;

interface Group extends Pick<FailureCount, 'kind' | 'class' | 'code'> {
  count: number;
  longest: number;
  tenants: string[];
}

/** The same cause of many tenants is one thing. */
function groupsOf(found: readonly TenantStatus[], state: FailureCount['state']): Group[] {
  const groups = new Map<string, Group>();
  for (const { tenant, failures } of found)
    for (const one of failures) {
      if (one.state !== state) continue;
      const name = `${one.kind} ${one.class} ${one.code}`;
      const { kind, class: failureClass, code } = one;
      const group = groups.get(name) ?? {
        kind,
        class: failureClass,
        code,
        count: 0,
        longest: 0,
        tenants: [],
      };
      group.count += one.count;
      group.longest = Math.max(group.longest, one.longest);
      if (!group.tenants.includes(tenant)) group.tenants.push(tenant);
      groups.set(name, group);
    }
  return [...groups.values()].sort((a, b) => b.longest - a.longest);
}

function failureNeeds(context: PageContext, { found }: Situation, state: FailureCount['state']): Need[] {
  const { language, now, nameOf } = context;
  return groupsOf(found, state).flatMap((group) => {
    const needsPerson = state === 'stopped' || group.class === 'local' || group.class === 'handler';
    if (!needsPerson && group.longest < worthALine) return [];
    const { meaning, remedy: what } = codeText(group.code);
    const names = namesText(group.tenants.map(nameOf), language);
    const since = shortInstant(now - group.longest, now, language);
    const html = note({
      tone: state === 'stopped' ? 'bad' : needsPerson ? 'warn' : 'info',
      mark: state === 'stopped' ? 'pause' : needsPerson ? 'warn' : 'info',
      heading: `${names}: ${failureHeading(group, state, language)}, ${sinceText(group, since, language)}`,
      paragraphs: [
        `${prose(meaning[language])} <code>${e(group.code)}</code>`,
        ...(state === 'ready' ? [goesOn(classText[group.class].follows, language)] : []),
        ...(needsPerson ? [remedy(what, language)] : []),
      ],
      actions: failureActions(context, group, state),
    });
    return [{ needsPerson, html }];
  });
}

function sinceText({ count }: Group, since: string, language: Language): string {
  const first = count === 1 ? '' : language === 'de' ? 'die erste ' : 'the first ';
  return `${first}${words.since[language]} ${since}`;
}

function failureHeading({ kind, count }: Group, state: FailureCount['state'], language: Language): string {
  const counted = countText(count, language);
  if (kind === 'listing' || kind === 'sweep') {
    const what = kindText[kind][language];
    return language === 'de' ? `${what} scheitert` : `${what} fails`;
  }
  const received = kind === 'received';
  if (language === 'de') {
    const noun = received
      ? count === 1
        ? '1 eingehende Sendung'
        : `${counted} eingehende Sendungen`
      : count === 1
        ? '1 Sendung'
        : `${counted} Sendungen`;
    const verb =
      state === 'stopped'
        ? count === 1
          ? 'ist angehalten'
          : 'sind angehalten'
        : count === 1
          ? 'wird wiederholt'
          : 'werden wiederholt';
    return `${noun} ${verb}`;
  }
  const noun = `${count === 1 ? '1' : counted} ${received ? 'incoming ' : ''}${count === 1 ? 'delivery' : 'deliveries'}`;
  if (state === 'stopped') return `${noun} stopped`;
  return `${noun} ${count === 1 ? 'is' : 'are'} being retried`;
}

function showText(count: number, language: Language): string {
  if (count === 1) return language === 'de' ? 'Sendung ansehen' : 'Show the delivery';
  const counted = countText(count, language);
  return language === 'de' ? `${counted} ansehen` : `Show ${counted}`;
}

function failureActions(context: PageContext, group: Group, state: FailureCount['state']): string[] {
  const { language } = context;
  if (group.kind !== 'delivery' && group.kind !== 'received') return [];
  const show = `<a href="${link(context, '/items', { direction: group.kind, code: group.code, state: state === 'stopped' ? 'stopped' : undefined })}">${e(showText(group.count, language))}</a>`;
  if (state !== 'stopped' || needsAsking.has(group.code)) return [show];
  const label =
    language === 'de'
      ? group.count === 1
        ? 'Wieder aufnehmen'
        : `Alle ${countText(group.count, language)} wieder aufnehmen`
      : group.count === 1
        ? 'Go on with it'
        : `Go on with all ${countText(group.count, language)}`;
  const only = group.tenants.length === 1 ? group.tenants[0] : undefined;
  const fields = { code: group.code, direction: group.kind, tenant: only };
  return [actionForm(context, { action: 'retry-all', label, fields }), show];
}

function pauseNeeds(context: PageContext, { found }: Situation): Need[] {
  const { language, now, nameOf } = context;
  const byText = (by: string | undefined) => (by === undefined ? '' : ` ${words.by[language]} ${by}`);
  return found.flatMap(({ tenant, pause, pausedLanes }) => {
    const all = pause ? [{ ...pause, service: '', lane: '' }, ...pausedLanes] : pausedLanes;
    return all.map(({ service, lane, since, by }) => {
      const what = lane === '' ? words.everything[language] : `${words.lane[language]} ${lane}`;
      const when = shortInstant(since, now, language);
      const html = note({
        tone: 'warn',
        mark: 'pause',
        heading:
          language === 'de'
            ? `${nameOf(tenant)} ist pausiert (${what}), seit ${when}${byText(by)}`
            : `${nameOf(tenant)} is paused (${what}), since ${when}${byText(by)}`,
        paragraphs: [e(words.pauseNote[language])],
        actions: [
          actionForm(context, {
            action: 'resume',
            label: words.resume[language],
            name: nameOf(tenant),
            fields: { tenant, service: service || undefined, lane: lane || undefined },
          }),
          showTenant(context, tenant),
        ],
      });
      return { needsPerson: true, html };
    });
  });
}

function certificateNeeds({ language, nameOf }: PageContext, { certificates }: Situation): Need[] {
  return [...certificates].flatMap(([tenant, lives]) => {
    const unreadable = lives === 'unknown' || lives.some(({ days }) => days === undefined);
    const first = firstToEnd(lives);
    const needs: Need[] = [];
    if (first?.days !== undefined && first.days <= soon)
      needs.push({
        needsPerson: true,
        html: note({
          tone: first.days < 0 ? 'bad' : 'warn',
          mark: first.days < 0 ? 'bad' : 'warn',
          heading:
            language === 'de'
              ? `${nameOf(tenant)}: Zertifikat „${first.name}“ ${first.days < 0 ? daysText(first.days, language) : `läuft ${daysText(first.days, language)} ab`}`
              : `${nameOf(tenant)}: certificate “${first.name}” ${first.days < 0 ? daysText(first.days, language) : `expires ${daysText(first.days, language)}`}`,
          paragraphs: [
            remedy(
              {
                de: 'Ein neues Zertifikat beantragen, den neuen Schlüssel neben dem alten hinterlegen, dann am Zustellpunkt veröffentlichen.',
                en: 'Apply for a new certificate, configure the new key beside the old one, then publish it at the destination.',
              },
              language,
            ),
          ],
        }),
      });
    if (unreadable)
      needs.push({
        needsPerson: true,
        html: note({
          tone: 'warn',
          mark: 'open',
          heading:
            language === 'de'
              ? `${nameOf(tenant)}: wie lange die Zertifikate gelten, ist nicht bekannt`
              : `${nameOf(tenant)}: how long the certificates are valid is not known`,
          paragraphs: [
            e(
              language === 'de'
                ? 'Sie konnten nicht gelesen werden. Das heißt nicht, dass sie gültig sind.'
                : 'They could not be read. That does not mean that they are valid.',
            ),
          ],
        }),
      });
    return needs;
  });
}

function restingNeeds({ language, nameOf }: PageContext, { resting, found }: Situation): Need[] {
  const known = new Set(found.map(({ tenant }) => tenant));
  const services = [...new Set(resting.map(({ service }) => service))];
  return services.flatMap((service) => {
    const names = [
      ...new Set(
        resting
          .filter((one) => one.service === service && known.has(one.tenant))
          .map(({ tenant }) => nameOf(tenant)),
      ),
    ];
    if (names.length === 0) return [];
    const html = note({
      tone: 'info',
      mark: 'info',
      heading:
        language === 'de'
          ? `${serviceText(service)} wird nach Fehlern kurz in Ruhe gelassen`
          : `${serviceText(service)} is left alone for a moment after failures`,
      paragraphs: [
        e(namesText(names, language)),
        goesOn(
          {
            de: 'Alle paar Sekunden bis eine Minute versucht es eine Sendung; gelingt es, geht alles weiter.',
            en: 'Every few seconds to a minute one delivery tries; when it succeeds, all go on.',
          },
          language,
        ),
      ],
    });
    return [{ needsPerson: false, html }];
  });
}
