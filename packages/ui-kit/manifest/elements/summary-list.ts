import { type ElementDoc, GLOBAL_ATTRIBUTES, words } from '../element-doc.ts';

/** `<rathaus-summary-list>` */
export const summaryList: ElementDoc = {
  summary: words('Antworten prüfen, bevor gesendet wird.', 'Check answers before sending.'),
  className: 'SummaryList',
  attributes: { ...GLOBAL_ATTRIBUTES },
  events: {},
  parts: {},
  children: words('Was `renderSummaryList()` schreibt.', 'What `renderSummaryList()` writes.'),
  anatomy: [],
  accessibility: words('Antworten prüfen, bevor gesendet wird.', 'Check answers before sending.'),
};
