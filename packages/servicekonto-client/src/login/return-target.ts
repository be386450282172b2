const maxLength = 2048;

/**
 * The page to go to after login: only a path of our own origin. Returns the normalised path with query and
 * fragment, or `undefined` for everything else: absolute and protocol-relative addresses, backslashes,
 * control characters, and paths that only become protocol-relative when normalised (`/.//evil.example`).
 */
export function returnTarget(value: string | null | undefined, origin: string): string | undefined {
  if (!value || value.length > maxLength || !value.startsWith('/')) return undefined;
  for (const character of value) {
    const code = character.codePointAt(0)!;
    // Browsers drop tabs and line breaks inside addresses and read backslashes as slashes.
    if (code <= 0x20 || (code >= 0x7f && code <= 0x9f) || character === '\\') return undefined;
  }
  if (value.startsWith('//')) return undefined;
  let url: URL;
  try {
    url = new URL(value, origin);
  } catch {
    return undefined;
  }
  if (url.origin !== origin || url.username !== '' || url.pathname.startsWith('//')) return undefined;
  const target = `${url.pathname}${url.search}${url.hash}`;
  // A letter becomes up to nine characters; what goes into a header has to be short as it is written there.
  return target.length > maxLength ? undefined : target;
}
