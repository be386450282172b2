/**
 * What `npm run test:interop` leaves to `npm run test:interop -- all`, so that the run of every change ends in time: what
 * takes long and whose parts are shown on another way by a test that stays. Minutes are those of a quiet machine with two
 * cores.
 *
 * @type {readonly { readonly file: string, readonly minutes: number, readonly because: string }[]}
 */
export const leftToAll = [
  {
    file: 'packages/servicekonto-client/test/processes.interop.test.ts',
    minutes: 2,
    because:
      'One process in one store is tried by the sandbox tests; four of them show that nothing is kept beside it.',
  },
];

/**
 * Environment of the packed half where nothing else is said: fewer hosts, packages and versions of Node.
 *
 * @type {Readonly<Record<string, string>>}
 */
export const fewerInHalves = {};
