const nowhere = 'https://operator.invalid';

/**
 * An address below the path where the page is mounted, or undefined. Paths that begin with two slashes name another host to
 * a browser, so that they are none of ours even where the page is mounted at the root.
 */
export function ownAddress(given: string, basePath: string): URL | undefined {
  if (!URL.canParse(given, nowhere)) return undefined;
  const url = new URL(given, nowhere);
  const { origin, pathname } = url;
  const isBelow = pathname === basePath || pathname.startsWith(`${basePath}/`);
  return origin === nowhere && isBelow && !pathname.startsWith('//') ? url : undefined;
}

/** Path and query, as a link has them. */
export const relative = ({ pathname, search }: URL): string => `${pathname}${search}`;
