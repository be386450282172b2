import type { Installable } from './installed-host.ts';

/** A public address whose path a proxy keeps, or cuts off, on the way to the application. */
export interface ProxiedPath {
  readonly path: `/${string}`;
  readonly strips: boolean;
}

/** The same application in other surroundings. */
export interface Variant {
  readonly name: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly proxied?: ProxiedPath;
  /** Answers are packed on the way to the visitor. */
  readonly compresses?: boolean;
  /** Runs `store-away-contract.ts` and nothing else. */
  readonly storeAway?: boolean;
  /** Instead of `start` of the row. */
  readonly start?: readonly string[];
  /** Has the pages of `bodies-contract.ts`: bodies that a parser in front has read, or has left. */
  readonly bodies?: boolean;
}

/** One application of the matrix: a folder beside this one. Its name is the one in `RATHAUS_HOSTS`. */
export interface HostRow extends Installable {
  /** Arguments for each Node of `RATHAUS_NODES`. */
  readonly start: readonly string[];
  readonly variants: readonly Variant[];
  /** Is visited with a real browser as well. */
  readonly full?: boolean;
  /** The check of the framework for foreign posts is switched off for the login, and the host has its own instead. */
  readonly checksForeign?: boolean;
}

const login = ['@rathaus/servicekonto-client', '@rathaus/client-core'];
const plain: Variant = { name: 'as it is' };
const keptPath: Variant = {
  name: 'below a path that the proxy keeps',
  proxied: { path: '/portal', strips: false },
};
const belowPath: readonly Variant[] = [
  keptPath,
  {
    name: 'below a path that the proxy cuts off',
    proxied: { path: '/portal', strips: true },
    env: { PROXY_STRIPS_PATH: '1' },
  },
];
/** For hosts that load our packages from `node_modules`; a bundle has them inside. */
const storeAway: Variant = {
  name: 'while its store is away',
  env: { NODE_OPTIONS: `--import=${new URL('store-away.mjs', import.meta.url)}` },
  storeAway: true,
};
const compressed: Variant = { name: 'with compression', env: { COMPRESS: '1' }, compresses: true };
const around: Pick<Variant, 'start' | 'bodies'> = { start: ['express-around.js'], bodies: true };
const express: Pick<HostRow, 'start' | 'packages' | 'variants' | 'beside'> = {
  start: ['server.js'],
  packages: login,
  variants: [
    plain,
    { ...around, name: 'beside routes that read bodies themselves' },
    { ...around, name: 'behind body parsers', env: { BEFORE_LOGIN: 'parsers' } },
    {
      ...around,
      name: 'behind sessions, compression and body parsers',
      env: { BEFORE_LOGIN: 'session,compression,parsers' },
      compresses: true,
    },
    storeAway,
    ...belowPath,
  ],
  beside: { files: ['express-around.js'], packages: ['compression@1.8.2', 'express-session@1.19.0'] },
};
const nextBin = 'node_modules/next/dist/bin/next';
const next: Pick<HostRow, 'build' | 'start' | 'packages'> = {
  build: [nextBin, 'build'],
  start: [nextBin, 'start', '--hostname', '127.0.0.1'],
  packages: login,
};

const rows: readonly HostRow[] = [
  {
    name: 'node-http',
    start: ['server.js'],
    packages: login,
    variants: [plain, storeAway, ...belowPath],
    full: true,
  },
  { name: 'express-4', ...express },
  { name: 'express-5', ...express },
  {
    name: 'fastify',
    start: ['server.js'],
    packages: login,
    variants: [plain, compressed, storeAway, ...belowPath],
  },
  {
    name: 'hono',
    start: ['server.js'],
    packages: login,
    variants: [plain, compressed, storeAway, ...belowPath],
  },
  {
    name: 'nestjs',
    build: ['node_modules/typescript/bin/tsc'],
    start: ['dist/main.js'],
    packages: login,
    variants: [plain, storeAway, ...belowPath],
  },
  {
    name: 'next',
    ...next,
    variants: [
      { ...plain, compresses: true },
      { name: 'with the login in proxy.ts', env: { LOGIN_IN: 'proxy' }, compresses: true },
    ],
    full: true,
  },
  {
    name: 'next-base-path',
    folder: 'next',
    ...next,
    // Next has the path in what it builds.
    buildEnv: { BASE_URL: 'http://127.0.0.1/portal' },
    variants: [
      { ...keptPath, compresses: true },
      {
        ...keptPath,
        name: `${keptPath.name}, with the login in proxy.ts`,
        env: { LOGIN_IN: 'proxy' },
        compresses: true,
      },
    ],
  },
  {
    name: 'nuxt',
    build: ['node_modules/nuxt/bin/nuxt.mjs', 'build'],
    start: ['start.js'],
    packages: login,
    variants: [plain],
  },
  {
    name: 'sveltekit',
    build: ['node_modules/vite/bin/vite.js', 'build'],
    start: ['start.js'],
    packages: login,
    checksForeign: true,
    variants: [plain],
  },
  {
    name: 'astro',
    build: ['node_modules/astro/bin/astro.mjs', 'build'],
    start: ['dist/server/entry.mjs'],
    packages: login,
    checksForeign: true,
    variants: [plain],
  },
];

/** All rows, or those that `RATHAUS_HOSTS` names. */
export function chosenRows(wanted = process.env.RATHAUS_HOSTS): readonly HostRow[] {
  if (!wanted) return rows;
  return wanted.split(',').map((name) => {
    const row = rows.find((one) => one.name === name.trim());
    if (!row)
      throw new Error(`RATHAUS_HOSTS: no row ${name}; there are ${rows.map((one) => one.name).join(', ')}`);
    return row;
  });
}
