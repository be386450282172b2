import type { DefectData } from '../defect/defect.ts';
import type { DeliveryData, DeliveryState } from '../delivery/delivery.ts';
import { deliverySteps } from '../delivery/steps.ts';
import { fill } from '../element/fill.ts';
import { defectDe } from '../locales/de/defect.ts';
import { deliveryDe } from '../locales/de/delivery.ts';
import type { Texts } from '../locales/locale.ts';
import { date } from '../reader/values.ts';
import type { TimelineData, TimelineEntry, TimelineState } from './timeline.ts';

/**
 * A `Delivery` of `@rathaus/exchange` as a timeline. Only what is known to have happened is done: what has its time, and
 * what must have been before the state that was reached.
 *
 * @example
 * renderTimeline(timelineOfDelivery({ ...delivery, recipient: 'Stadt Beispielhausen' }));
 */
export function timelineOfDelivery(
  { state, times, recipient, reason }: DeliveryData,
  texts: Partial<Texts<'delivery'>> = deliveryDe,
): TimelineData {
  const say = (step: DeliveryState | 'unknown'): string =>
    fill(texts[step] ?? deliveryDe[step], recipient ?? texts.recipient ?? deliveryDe.recipient);
  // Only a time says that something has happened; the timeline reports what is none.
  const happened = Object.fromEntries(
    Object.entries(times ?? {}).filter(([, at]) => date(at, () => undefined, '') !== undefined),
  );
  const { steps, isBad, isKnown } = deliverySteps({ state, times: happened });
  const reached = isKnown && !isBad ? steps.indexOf(state) : steps.length;
  const entries = steps.map((step, index): TimelineEntry => {
    // JSON says `null` where nothing has happened.
    const at = times?.[step] ?? undefined;
    const isDone = happened[step] !== undefined || index <= reached;
    return { title: say(step), state: !isDone ? 'open' : step === 'sending' ? 'now' : 'done', at };
  });
  if (isBad)
    entries.push({
      title: say(state),
      state: state === 'rejected' ? 'declined' : 'stopped',
      at: times?.[state] ?? undefined,
      text: reason,
    });
  else if (!isKnown) entries.push({ title: say('unknown'), state: state as TimelineState, text: reason });
  return { entries };
}

/**
 * A defect report as a timeline: what happened, then where it stands. What comes next nobody has promised.
 *
 * @example
 * renderTimeline(timelineOfDefect(report));
 */
export function timelineOfDefect(
  { status, updates }: Pick<DefectData, 'status' | 'updates'>,
  texts: Partial<Texts<'defect'>> = defectDe,
): TimelineData {
  const states = { received: 'done', progress: 'now', done: 'done', declined: 'declined' } as const;
  const state: TimelineState | undefined = Object.hasOwn(states, status) ? states[status] : undefined;
  const word = state ? status : 'unknown';
  return {
    entries: [
      ...(updates ?? []).map(({ at, text }): TimelineEntry => ({ title: text, state: 'done', at })),
      {
        title: fill(texts.status ?? defectDe.status, texts[word] ?? defectDe[word]),
        state: state ?? (status as TimelineState),
      },
    ],
  };
}
