/** Fills the `{…}` mark of a text. The value is taken literally (no `$&`). */
export const fill = (text: string, value: string): string => text.replace(/\{\w+\}/, () => value);
