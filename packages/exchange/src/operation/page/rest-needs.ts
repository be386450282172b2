import { escapeHtml as e } from '@rathaus/client-core/text';
import { text } from '@rathaus/client-core/texts';
import { blockHeading } from './block-text.ts';
import { actionForm, type PageContext } from './layout.ts';
import { cause, goesOn, type Need, namesText, remedy, serviceText, showTenant } from './note.ts';
import type { Situation } from './situation.ts';
import { countText, shortInstant } from './times.ts';
import { codeText, words } from './words.ts';

/** Services that refuse the credentials of a tenant: its work with them rests until they are taken again. */
export function blockedNeeds(context: PageContext, { found }: Situation): Need[] {
  const { language, now, nameOf, say } = context;
  return found.flatMap(({ tenant, blocked, deliveries }) =>
    blocked.map((one): Need => {
      const { code, nextProbeAt } = one;
      const waiting = deliveries
        .filter(({ state }) => state === 'queued' || state === 'sending')
        .reduce((sum, { count }) => sum + count, 0);
      const next = shortInstant(nextProbeAt, now, language);
      const { meaning, remedy: what } = codeText(code);
      const [name, counted] = [nameOf(tenant), countText(waiting, language)];
      const state = text(
        `${waiting === 1 ? '1 Sendung wartet' : `${counted} Sendungen warten`}. Verloren ist nichts; neue werden weiter angenommen. Nächster Versuch: ${next}. Gelingt er, geht es von selbst weiter.`,
        `${waiting === 1 ? '1 delivery waits' : `${counted} deliveries wait`}. Nothing is lost; new ones are still taken. Next try: ${next}. When it succeeds, work goes on by itself.`,
      );
      const note = {
        tone: 'bad',
        mark: 'pause',
        heading: `${name}: ${blockHeading(context, one)}`,
        paragraphs: [cause(context, meaning, code), e(say(state)), remedy(context, what)],
        actions: [showTenant(context, tenant)],
      } as const;
      return { needsPerson: true, note };
    }),
  );
}

/** Tenants and destinations that a person has paused. */
export function pauseNeeds(context: PageContext, { found }: Situation): Need[] {
  const { language, now, nameOf, say, t } = context;
  return found.flatMap(({ tenant, pause, pausedLanes }) => {
    const all = pause ? [{ ...pause, service: '', lane: '' }, ...pausedLanes] : pausedLanes;
    return all.map(({ service, lane, since, by }): Need => {
      const what = lane === '' ? say(words.everything) : `${say(words.lane)} ${lane}`;
      const when = shortInstant(since, now, language) + (by === undefined ? '' : ` ${say(words.by)} ${by}`);
      const name = nameOf(tenant);
      const resume = actionForm(context, {
        action: 'resume',
        label: say(words.resume),
        name,
        fields: { tenant, service: service || undefined, lane: lane || undefined },
      });
      const note = {
        tone: 'warn',
        mark: 'pause',
        heading: say(
          text(`${name} ist pausiert (${what}), seit ${when}`, `${name} is paused (${what}), since ${when}`),
        ),
        paragraphs: [t('pauseNote')],
        actions: [resume, showTenant(context, tenant)],
      } as const;
      return { needsPerson: true, note };
    });
  });
}

/** Services that the worker leaves alone after failures; it looks again by itself. */
export function restingNeeds(context: PageContext, { services: { resting }, found }: Situation): Need[] {
  const { nameOf, say } = context;
  const known = new Set(found.map(({ tenant }) => tenant));
  const services = [...new Set(resting.map(({ service }) => service))];
  return services.flatMap((service): Need[] => {
    const mine = resting.filter((one) => one.service === service && known.has(one.tenant));
    const names = [...new Set(mine.map(({ tenant }) => nameOf(tenant)))];
    if (names.length === 0) return [];
    const host = serviceText(service);
    const note = {
      tone: 'info',
      mark: 'info',
      heading: say(
        text(
          `${host} wird nach Fehlern kurz in Ruhe gelassen`,
          `${host} is left alone for a moment after failures`,
        ),
      ),
      paragraphs: [
        e(namesText(context, names)),
        goesOn(
          context,
          text(
            'Alle paar Sekunden bis eine Minute versucht es eine Sendung; gelingt es, geht alles weiter.',
            'Every few seconds to a minute one delivery tries; when it succeeds, all go on.',
          ),
        ),
      ],
    } as const;
    return [{ needsPerson: false, note }];
  });
}

/** Services that answer nobody although work waits for them: the worker gives its slots to what answers. */
export function slowNeeds(context: PageContext, { services: { slow }, found }: Situation): Need[] {
  const { nameOf, say } = context;
  return slow.flatMap((service): Need[] => {
    const mine = found.filter(({ lanes }) => lanes.some((lane) => lane.service === service));
    if (mine.length === 0) return [];
    const host = serviceText(service);
    const names = mine.map(({ tenant }) => nameOf(tenant));
    const note = {
      tone: 'info',
      mark: 'warn',
      heading: say(text(`${host} antwortet zurzeit nicht`, `${host} does not answer at the moment`)),
      paragraphs: [
        e(namesText(context, names)),
        goesOn(
          context,
          text(
            'Eine oder zwei Sendungen zugleich versuchen es weiter, für alle Mandanten zusammen; die übrige Arbeit mit diesem Dienst wartet, damit sie die anderen Dienste nicht aufhält. Sobald er antwortet, geht es von selbst weiter.',
            'One or two deliveries at a time go on trying, for all tenants together; other work with this service waits, so that it does not hold up the other services. As soon as it answers, it goes on by itself.',
          ),
        ),
      ],
    } as const;
    return [{ needsPerson: false, note }];
  });
}
