import type { Warn } from './warning.ts';

/**
 * The address when it may be used in a link of a public page, else `undefined`: `http:`, `https:`, or no colon
 * before the first `/`, `?` or `#`, which is how a scheme would show however it is disguised (`java\nscript:`).
 */
export const safeUrl = (address: string | undefined): string | undefined =>
  address && /^(https?:|[^:]*([/?#]|$))/i.test(address) ? address : undefined;

/** The same, with a warning for the developer when there is an address (or one is `needed`) and it is not safe. */
export function checkedUrl(
  address: string | undefined,
  code: string,
  warn: Warn,
  needed: unknown = address,
): string | undefined {
  const url = safeUrl(address);
  if (needed && !url) warn(code, address);
  return url;
}
