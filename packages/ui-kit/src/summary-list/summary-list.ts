import type { Definition } from '../element/definition.ts';
import { needed, object, text } from '../reader/reader.ts';

/** What `<rathaus-summary-list>` shows. */
export interface SummaryListData {
  readonly title: string;
}

/** `<rathaus-summary-list>`, for server, browser and frameworks. */
export const summaryList: Definition<'summary-list', SummaryListData> = {
  name: 'summary-list',
  read: object<SummaryListData>({ title: needed(text, '') }),
  tree: ({ title }, { h }) => h('p', {}, title),
};
