import type { H, Tree } from '../tree/tree.ts';

/** Fills the `{…}` mark of a text. The value is taken literally (no `$&`). */
export const fill = (text: string, value: string): string => text.replace(/\{\w+\}/, () => value);

/** The same for attributes, which have no `<bdi>`: the value keeps its own direction (first strong isolate, UAX 9). */
export const fillIsolated = (text: string, value: string): string => fill(text, `\u2068${value}\u2069`);

/** The same as nodes: what people are called and write keeps its own direction amid the text around it. */
export const filled = (h: H, text: string, value: string): Tree =>
  text.split(/(\{\w+\})/).map((part, index) => (index % 2 ? h('bdi', {}, value) : part));
