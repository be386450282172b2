import type { Attributes, H, Tree } from '../tree/tree.ts';

/** Fills the `{…}` mark of a text. The value is taken literally (no `$&`). */
export const fill = (text: string, value: string): string => text.replace(/\{\w+\}/, () => value);

/** The same for attributes, which have no `<bdi>`: the value keeps its own direction (first strong isolate, UAX 9). */
export const fillIsolated = (text: string, value: string): string => fill(text, `\u2068${value}\u2069`);

/**
 * The same as nodes: what people are called and write keeps its own direction amid the text around it. What the kit
 * writes itself, as dates, may stand in another element than `<bdi>`. A text with several marks takes nodes by their names.
 */
export const filled = (
  h: H,
  text: string,
  value: string | Readonly<Record<string, Tree>>,
  tag = 'bdi',
  attributes: Attributes = {},
): Tree =>
  text
    .split(/\{(\w+)\}/)
    .map((part, index) =>
      index % 2 ? (typeof value === 'string' ? h(tag, attributes, value) : value[part]) : part,
    );
