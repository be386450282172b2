/** The tag when it is one of BCP 47 by its form, else nothing: it goes into attributes and into formats of dates. */
export const languageTag = (tag: unknown): string | undefined =>
  typeof tag === 'string' && /^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i.test(tag) ? tag : undefined;
