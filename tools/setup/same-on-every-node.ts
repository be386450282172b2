/**
 * Tests that `npm run test:nodes` leaves to `npm test`, on the Node of the project. The rule: a file is listed when what
 * it judges is never run by the Node of a user, because it belongs to this repository or because another program does the
 * judging. Whatever runs code of a package in Node stays out of this list, cheap or dear:
 * streams, crypto, fetch, SQLite, workers, http, zlib, Intl and timers differ from version to version.
 */
export const sameOnEveryNode: readonly { readonly files: string; readonly because: string }[] = [
  {
    files: 'tools/**',
    because: 'Scripts, checks and documents of the repository run on the Node of the project only.',
  },
  {
    files: 'packages/client-core/test/compiler/**',
    because: 'The compiler says whether a mistake in a call is found; it is a program of its own.',
  },
];
