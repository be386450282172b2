import { type ElementDoc, GLOBAL_ATTRIBUTES, OWN_TEXTS, words } from '../element-doc.ts';

/** `<rathaus-delivery>` */
export const delivery: ElementDoc = {
  summary: words('Stand einer Sendung als Liste von Schritten.', 'State of a submission as a list of steps.'),
  className: 'Delivery',
  attributes: {
    ...GLOBAL_ATTRIBUTES,
    ...OWN_TEXTS,
    state: {
      ...words(
        'Wie weit die Sendung ist, in den Worten von `@rathaus/exchange`.',
        'How far it is, in the words of `@rathaus/exchange`.',
      ),
      values: ['queued', 'sending', 'sent', 'collected', 'accepted', 'rejected', 'stopped'],
    },
    recipient: words('Wer sie bekommt.', 'Who receives it.'),
    reference: words('Vorgangsnummer.', 'Number of the matter.'),
    reason: words('Warum sie abgelehnt oder angehalten wurde.', 'Why it was rejected or stopped.'),
  },
  events: {},
  parts: {
    reference: words('Vorgangsnummer', 'Number of the matter'),
    step: words('Name eines Schritts', 'Name of a step'),
    state: words('Sein Stand in Worten', 'Its state in words'),
    reason: words('Grund', 'Reason'),
    status: words('Ansage für Vorleseprogramme, unsichtbar', 'Live region, not visible'),
  },
  children: words(
    'Eine geordnete Liste, ein Punkt je Schritt mit `data-state`.',
    'An ordered list, one item for each step with `data-state`.',
  ),
  anatomy: ['reference', 'step', 'state'],
  accessibility: words(
    'Eine geordnete Liste; jeder Schritt sagt seinen Stand in Worten; eine Änderung wird angesagt, der erste Stand nicht.',
    'An ordered list; each step says its state in words; a change is announced, the first state is not.',
  ),
};
