import { showDate } from '../element/dates.ts';
import { fill } from '../element/fill.ts';
import type { TemplateContext } from '../element/template.ts';
import type { Tree } from '../tree/tree.ts';

/** How far a submission is; `rejected` and `failed` are ends. */
export type DeliveryState = 'prepared' | 'sent' | 'received' | 'accepted' | 'rejected' | 'failed';

/** What `<rathaus-delivery>` shows. */
export interface DeliveryData {
  /** The last state that was reached. */
  readonly state: DeliveryState;
  /** When each state was reached, ISO 8601 with offset. */
  readonly times?: Partial<Record<DeliveryState, string>>;
  /** Who receives it; default "der Behörde". */
  readonly recipient?: string;
  readonly reference?: string;
  /** Why it failed or was rejected, for people. */
  readonly reason?: string;
}

/** Template of `<rathaus-delivery>`: an ordered list; each step says its state in words. */
export function deliveryTree(data: DeliveryData, context: TemplateContext<'delivery'>): Tree {
  const { h, texts, warn, lang } = context;
  const { state, times = {}, recipient = texts.recipient, reference, reason } = data;
  const bad = state === 'rejected' || state === 'failed';
  const path: DeliveryState[] = ['prepared', 'sent', 'received', 'accepted'];
  // Of a bad end only the steps that were certainly reached are shown before it.
  const steps = bad ? [...path.filter((step) => step === 'prepared' || times[step]), state] : path;
  const reached = steps.indexOf(state);
  if (reached < 0) warn('state', state);
  return [
    reference && h('p', { part: 'reference' }, fill(texts.reference, reference)),
    h(
      'ol',
      { role: 'list', 'aria-label': texts.label },
      steps.map((step, index) => {
        const end = bad && index === reached;
        const now = end ? 'error' : index <= reached ? 'done' : index === reached + 1 ? 'current' : 'open';
        const at = showDate(times[step], lang, 'long', 'short');
        return h(
          'li',
          { 'data-state': now, 'aria-current': now === 'current' || end ? 'step' : undefined },
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
