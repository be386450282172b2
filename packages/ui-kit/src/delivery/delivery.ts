import { showDate } from '../element/dates.ts';
import type { Definition } from '../element/definition.ts';
import { fill } from '../element/fill.ts';
import type { TemplateContext } from '../element/template.ts';
import { needed, object, text, UNKNOWN, words } from '../reader/reader.ts';
import { date } from '../reader/values.ts';
import type { Tree } from '../tree/tree.ts';

/** How far a submission is, in the words of `@rathaus/exchange`; `rejected` and `stopped` are bad ends. */
export type DeliveryState = 'queued' | 'sending' | 'sent' | 'collected' | 'accepted' | 'rejected' | 'stopped';

/** What `<rathaus-delivery>` shows: a `Delivery` of `@rathaus/exchange` fits, what else it holds is ignored. */
export interface DeliveryData {
  /** The last state that was reached. */
  readonly state: DeliveryState;
  /** When each state was reached, ISO 8601 with offset. A step without its time is shown as done only when it must have been. */
  readonly times?: Partial<Record<DeliveryState, string | undefined>> | undefined;
  /** Who receives it; default "der Behörde". */
  readonly recipient?: string | undefined;
  readonly reference?: string | undefined;
  /** Why it was rejected or stopped, for people. */
  readonly reason?: string | undefined;
}

/** Template of `<rathaus-delivery>`: an ordered list; each step says its state in words. */
export function deliveryTree(data: DeliveryData, context: TemplateContext<'delivery'>): Tree {
  const { h, texts, warn, lang } = context;
  const { state, times = {}, recipient = texts.recipient, reference, reason } = data;
  const bad = state === 'rejected' || state === 'stopped';
  const path: DeliveryState[] = ['queued', state === 'sending' ? state : 'sent', 'collected', 'accepted'];
  // Behind a bad end only steps with a time are certain; not every way of delivery reports that it was collected.
  const steps = path.filter(
    (step, index) => times[step] || (bad ? !index : step !== 'collected' || state === step),
  );
  if (bad) steps.push(state);
  const reached = steps.indexOf(state);
  if (reached < 0) warn('state', state);
  // Where it is now: what runs or went wrong, else the step that comes next.
  const mark = bad ? 'error' : state === 'sending' ? 'running' : 'current';
  const place = mark === 'current' ? reached + 1 : reached;
  return [
    reference && h('p', { part: 'reference' }, fill(texts.reference, reference)),
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
          h('span', { part: 'step' }, fill(texts[step], recipient)),
          h('span', { part: 'state' }, ` (${texts[now]})`),
          at && h('time', { datetime: times[step] }, ` ${at}`),
        );
      }),
    ),
    bad && reason && h('p', { part: 'reason' }, reason),
    h('p', { part: 'status', role: 'status' }),
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
