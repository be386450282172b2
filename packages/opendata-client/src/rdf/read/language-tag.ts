/** Characters of a tag; the longest ones that are registered have some tens. A bound, as patterns with groups have none. */
const longest = 255;

/** Whether a text is a language tag by its form (BCP 47, section 2.2.9: well-formed without a look at the registry). */
export const isLanguageTag = (text: string): boolean =>
  text.length <= longest && /^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/.test(text);
