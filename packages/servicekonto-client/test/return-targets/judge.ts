/** Where a page may stand from which a target is followed. */
const pages = ['/', '/a/b/c', '/login/callback/broker?code=x&state=y', '/konto/', '//x/y', '/a;b/'] as const;

/**
 * What is wrong with a target that was let through: where the URL standard leads from any page of the site, and from an
 * answer of ours that puts it behind the origin. `undefined` when nothing is.
 */
export function escapeOf(target: string, origin: string): string | undefined {
  // Of one line and without anything that a header cannot carry.
  if (!/^\/[\x21-\x7e]*$/.test(target)) return 'is more than a path of visible characters';
  if (/^\/[/\\]/.test(target)) return 'begins like the name of a host';
  const read = [
    ...pages.map((page) => URL.parse(target, `${origin}${page}`)),
    URL.parse(`${origin}${target}`),
  ];
  for (const url of read) {
    if (url?.origin !== origin) return `leads to ${url?.origin}`;
    if (url.username !== '' || url.password !== '') return 'names a user';
  }
  const places = new Set(read.map((url) => url?.href));
  return places.size === 1 ? undefined : `leads to ${places.size} places`;
}

/** Whether a text leads away from the site when a page takes it as it is, decodes it first, or puts it behind its origin. */
export function isHostile(text: string, origin: string): boolean {
  return [text, decoded(text)].some((read) =>
    [URL.parse(read, `${origin}/`), URL.parse(`${origin}${read}`)].some(
      (url) => url !== null && (url.origin !== origin || url.username !== ''),
    ),
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Not everything can be; a text that cannot is taken as it is.
    return text;
  }
}
