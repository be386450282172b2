import { showDate } from '../element/dates.ts';
import type { Definition } from '../element/definition.ts';
import { filled } from '../element/fill.ts';
import type { TemplateContext } from '../element/template.ts';
import { needed, object, text, UNKNOWN, words } from '../reader/reader.ts';
import { date } from '../reader/values.ts';
import type { Tree } from '../tree/tree.ts';
import { deliverySteps } from './steps.ts';

/** How far a submission is, in the words of `@rathaus/exchange`; `rejected` and `stopped` are bad ends. */
export type DeliveryState = 'queued' | 'sending' | 'sent' | 'collected' | 'accepted' | 'rejected' | 'stopped';

/** What `<rathaus-delivery>` shows: a `Delivery` of `@rathaus/exchange` fits, what else it holds is ignored. */
export interface DeliveryData {
  /** The last state that was reached. A word that is none is shown as not known, behind the steps that have a time. */
  readonly state: DeliveryState;
  /** When each state was reached, ISO 8601 with offset. A step without its time is shown as done only when it must have been. */
  readonly times?: Partial<Record<DeliveryState, string | undefined>> | undefined;
  /** Who receives it; default "der Behörde". */
  readonly recipient?: string | undefined;
  readonly reference?: string | undefined;
  /** Why it was rejected or stopped, for people. */
  readonly reason?: string | undefined;
}

/** An ordered list; each step says its state in words. */
function deliveryTree(data: DeliveryData, { h, texts, lang }: TemplateContext<'delivery'>): Tree {
  const { state, times = {}, recipient = texts.recipient, reference, reason } = data;
  const { steps: way, isBad, isKnown } = deliverySteps(data);
  const isOff = isBad || !isKnown;
  const steps = isOff ? [...way, state] : way;
  // Where it is now: what runs, went wrong or is not known, else the step that comes next.
  const mark = !isKnown ? 'unknown' : isBad ? 'error' : state === 'sending' ? 'running' : 'current';
  const reached = steps.indexOf(state);
  const place = mark === 'current' ? reached + 1 : reached;
  return [
    // First, so that it stays the same node whatever comes and goes behind it.
    h('p', { part: 'status', 'aria-live': 'polite', 'aria-atomic': 'true' }),
    reference && h('p', { part: 'reference' }, filled(h, texts.reference, reference)),
    h(
      'ol',
      { role: 'list', 'aria-label': texts.label },
      steps.map((step, index) => {
        const now = index === place ? mark : index < place ? 'done' : 'open';
        const at = showDate(times[step], lang, 'long', 'short');
        return h(
          'li',
          {
            'data-state': now,
            'data-reached': step === state ? '' : undefined,
            'aria-current': index === place ? 'step' : undefined,
          },
          now === 'unknown'
            ? h('span', { part: 'step' }, texts.unknown)
            : [
                h('span', { part: 'step' }, filled(h, texts[step], recipient)),
                h('span', { part: 'state' }, ` (${texts[now]})`),
              ],
          at && [' ', h('time', { datetime: times[step] }, at)],
        );
      }),
    ),
    reason && isOff && h('p', { part: 'reason' }, h('bdi', {}, reason)),
  ];
}

const STATES = ['queued', 'sending', 'sent', 'collected', 'accepted', 'rejected', 'stopped'] as const;

/** `<rathaus-delivery>`, for server, browser and frameworks. */
export const delivery: Definition<'delivery', DeliveryData> = {
  name: 'delivery',
  read: object<DeliveryData>({
    state: needed(words(STATES), UNKNOWN as DeliveryState),
    times: object<NonNullable<DeliveryData['times']>>({
      queued: date,
      sending: date,
      sent: date,
      collected: date,
      accepted: date,
      rejected: date,
      stopped: date,
    }),
    recipient: text,
    reference: text,
    reason: text,
  }),
  tree: deliveryTree,
};
