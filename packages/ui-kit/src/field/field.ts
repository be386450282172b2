import type { Definition } from '../element/definition.ts';
import { needed, object, text } from '../reader/reader.ts';

/** What `<rathaus-field>` shows. */
export interface FieldData {
  readonly title: string;
}

/** `<rathaus-field>`, for server, browser and frameworks. */
export const field: Definition<'field', FieldData> = {
  name: 'field',
  read: object<FieldData>({ title: needed(text, '') }),
  tree: ({ title }, { h }) => h('p', {}, title),
};
