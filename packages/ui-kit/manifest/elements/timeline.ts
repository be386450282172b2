import { type ElementDoc, GLOBAL_ATTRIBUTES, words } from '../element-doc.ts';

/** `<rathaus-timeline>` */
export const timeline: ElementDoc = {
  summary: words(
    'Was mit einem Vorgang geschah und noch geschieht.',
    'What happened with a case and what is still to happen.',
  ),
  className: 'Timeline',
  attributes: { ...GLOBAL_ATTRIBUTES },
  events: {},
  parts: {},
  children: words('Was `renderTimeline()` schreibt.', 'What `renderTimeline()` writes.'),
  anatomy: [],
  accessibility: words(
    'Was mit einem Vorgang geschah und noch geschieht.',
    'What happened with a case and what is still to happen.',
  ),
};
