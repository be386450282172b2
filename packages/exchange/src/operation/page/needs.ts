import { escapeHtml as e } from '@rathaus/client-core/text';
import type { ExchangeStatus } from '../../work/status.ts';
import type { WorkerHealth } from '../../worker/create-worker.ts';
import { type CertificateLives, firstToEnd } from '../certificates.ts';
import type { UnreadTenant } from '../directory.ts';
import { failureNeeds } from './failure-needs.ts';
import { actionForm, type PageContext } from './layout.ts';
import { goesOn, type Need, namesText, note, prose, remedy, serviceText, showTenant } from './note.ts';
import { countText, daysText, shortInstant } from './times.ts';
import { codeText, words } from './words.ts';

/** What is known of the tenants when a page is made. */
export interface Situation {
  readonly found: readonly ExchangeStatus[];
  readonly unread: readonly UnreadTenant[];
  readonly certificates: ReadonlyMap<string, CertificateLives>;
  readonly resting: WorkerHealth['resting'];
}

/** Days before its end from which a certificate is somebody's task. */
const soon = 30;

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
    ...failureNeeds(context, situation.found, 'stopped'),
    ...pauseNeeds(context, situation),
    ...certificateNeeds(context, situation),
    ...failureNeeds(context, situation.found, 'ready'),
    ...restingNeeds(context, situation),
  ];
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
