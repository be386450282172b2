/**
 * The address when it may stand in a link of a public page, else `undefined`: `http:`, `https:`, or no colon
 * before the first `/`, `?` or `#`, which is how a scheme would show however it is disguised (`java\nscript:`).
 */
export const safeUrl = (address: string | undefined): string | undefined =>
  address && /^(https?:|[^:]*([/?#]|$))/i.test(address) ? address : undefined;
