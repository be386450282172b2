/**
 * The address when it may stand in a link of a public page (relative, `http:` or `https:`), else `undefined`.
 * Reads it as a browser does, so that `java\nscript:` and leading control characters are recognised.
 */
export function safeUrl(address: string | undefined): string | undefined {
  return address && /^https?:$/.test(URL.parse(address, 'http://x')?.protocol ?? '') ? address : undefined;
}
