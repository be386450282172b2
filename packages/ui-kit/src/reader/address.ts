import type { Reader } from './reader.ts';

/**
 * The address when it may be used in a link of a public page, else `undefined`: `http:`, `https:`, or no colon
 * before the first `/`, `?` or `#`, which is how a scheme would show however it is disguised (`java\nscript:`).
 */
export const safeUrl = (address: unknown): string | undefined =>
  address && typeof address === 'string' && /^(https?:|[^:]*([/?#]|$))/i.test(address) ? address : undefined;

/** An address that may stand in a public page. */
export const address: Reader<string> = (value, report, path) =>
  safeUrl(value) ?? report(path, 'a relative or http(s) address');
