const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Characters that change how text is shown instead of being shown: control characters, line and paragraph separators, and
 * the overrides and isolates of direction (UAX #9), with which foreign text can disguise a file name. White space stays,
 * one for one. Half a surrogate pair is no character and breaks what it is written to.
 */
const unshowable = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/gu;

/** Foreign text for a terminal, a log or a page: what would change its appearance becomes U+FFFD, white space a space. */
export const showable = (text: string): string =>
  text.replace(unshowable, (character) => (/\s/.test(character) ? ' ' : '\ufffd'));

/** Foreign text for element content and quoted attributes of HTML. */
export const escapeHtml = (text: string): string =>
  showable(text).replace(/[&<>"']/g, (character) => entities[character]!);
