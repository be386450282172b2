import type { Definition } from '../element/definition.ts';
import { needed, object, text } from '../reader/reader.ts';

/** What `<rathaus-timeline>` shows. */
export interface TimelineData {
  readonly title: string;
}

/** `<rathaus-timeline>`, for server, browser and frameworks. */
export const timeline: Definition<'timeline', TimelineData> = {
  name: 'timeline',
  read: object<TimelineData>({ title: needed(text, '') }),
  tree: ({ title }, { h }) => h('p', {}, title),
};
