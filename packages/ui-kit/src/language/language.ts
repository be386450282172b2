import type { Definition } from '../element/definition.ts';
import { needed, object, text } from '../reader/reader.ts';

/** What `<rathaus-language>` shows. */
export interface LanguageData {
  readonly title: string;
}

/** `<rathaus-language>`, for server, browser and frameworks. */
export const language: Definition<'language', LanguageData> = {
  name: 'language',
  read: object<LanguageData>({ title: needed(text, '') }),
  tree: ({ title }, { h }) => h('p', {}, title),
};
