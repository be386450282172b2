import * as onFetch from '../src/fetch.ts';
import * as onKy from '../src/index.ts';

/** The two entries of the package; what the client promises is tried on each. */
export const entries = [
  { transport: 'ky', ...onKy },
  { transport: 'fetch', ...onFetch },
] as const;

/** One entry. */
export type Entry = (typeof entries)[number];
