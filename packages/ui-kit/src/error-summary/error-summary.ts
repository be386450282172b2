import type { Definition } from '../element/definition.ts';
import { needed, object, text } from '../reader/reader.ts';

/** What `<rathaus-error-summary>` shows. */
export interface ErrorSummaryData {
  readonly title: string;
}

/** `<rathaus-error-summary>`, for server, browser and frameworks. */
export const errorSummary: Definition<'error-summary', ErrorSummaryData> = {
  name: 'error-summary',
  read: object<ErrorSummaryData>({ title: needed(text, '') }),
  tree: ({ title }, { h }) => h('p', {}, title),
};
