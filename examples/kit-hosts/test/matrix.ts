import type { Installable } from '../../hosts/test/installed-host.ts';

/** One page of an application, and what it is tried with. */
export interface Variant {
  readonly name: string;
  /** Default: `/`. */
  readonly path?: string;
  /** Files that hold the kit, where the content comes first: held back until the test lets them go. */
  readonly late?: RegExp;
  /** What the framework tells every developer who opens the console, and no complaint. */
  readonly greetings?: readonly RegExp[];
  /** Policies that the framework makes; `none`: it makes none. Without it the framework writes HTML from text. */
  readonly trustedTypes?: string;
  /** A sheet of the page reaches into the elements. */
  readonly hostile?: boolean;
  /** The page comes in pieces. */
  readonly streamed?: boolean;
  /** Nothing runs. */
  readonly withoutScript?: boolean;
  /** The framework has handlers for events of the elements. */
  readonly listens?: boolean;
  /** A page of the history is shown from a copy of its nodes. */
  readonly restored?: boolean;
  /** Script of `package.json` that serves it. Default: `start`. */
  readonly script?: string;
}

/** One application: a folder beside this one. Its name is the one in `RATHAUS_KIT_HOSTS`. */
export interface KitHostRow extends Installable {
  readonly variants: readonly Variant[];
  /** Has a script `build`. */
  readonly builds?: boolean;
  /** Without its own checks of hydration a framework mends differences in silence. */
  readonly env?: Readonly<Record<string, string>>;
}

const packages = ['@rathaus/ui-kit'];
const development = { NODE_ENV: 'development' };
const allScripts = /\.js$/;
/** Written on the server: every script comes late. */
const written = { path: '/', late: allScripts };
/** Made in the browser: there the kit comes late, as a file of its own. */
const made = { late: /\/kit\.js$/, listens: true };
/** Written on the server, and from then on the framework's. */
const hydrated = { ...written, name: 'hydrated', listens: true };
const devTools = /Download the React DevTools/;
/** What Lit says of itself in development, once. */
const litDevMode = /^Lit is in dev mode\./;

const rows: readonly KitHostRow[] = [
  {
    name: 'plain',
    packages,
    variants: [
      { ...written, name: 'a page with the script in front', trustedTypes: "'none'" },
      {
        ...written,
        name: 'a page that comes in pieces',
        path: '/streamed',
        streamed: true,
        trustedTypes: "'none'",
      },
      { ...written, name: 'a page of TYPO3', path: '/typo3', hostile: true, trustedTypes: "'none'" },
      { name: 'a page without script', path: '/without-script', withoutScript: true, trustedTypes: "'none'" },
    ],
  },
  { name: 'htmx', packages, variants: [{ ...written, name: 'morphed' }] },
  { name: 'turbo', packages, variants: [{ ...written, name: 'morphed and restored', restored: true }] },
  {
    name: 'react',
    packages,
    builds: true,
    env: development,
    variants: [
      { ...hydrated, trustedTypes: "'none'", greetings: [devTools] },
      {
        ...made,
        name: 'made in the browser',
        path: '/client',
        trustedTypes: "'none'",
        greetings: [devTools],
      },
    ],
  },
  {
    name: 'vue',
    packages,
    builds: true,
    env: development,
    variants: [
      { ...hydrated, trustedTypes: 'vue' },
      { ...made, name: 'made in the browser', path: '/client', trustedTypes: 'vue' },
    ],
  },
  {
    name: 'svelte',
    packages,
    builds: true,
    env: development,
    variants: [
      { ...hydrated, trustedTypes: 'svelte-trusted-html' },
      { ...made, name: 'made in the browser', path: '/client', trustedTypes: 'svelte-trusted-html' },
    ],
  },
  {
    name: 'lit',
    packages,
    builds: true,
    env: development,
    variants: [
      { ...made, name: 'in the page', trustedTypes: 'lit-html', greetings: [litDevMode] },
      {
        ...made,
        name: 'in a shadow root',
        path: '/shadow',
        trustedTypes: 'lit-html',
        greetings: [litDevMode],
      },
    ],
  },
  {
    name: 'angular',
    packages,
    builds: true,
    variants: [
      { name: 'made in the browser', late: /\/define[-.\w]*\.js$/, listens: true, trustedTypes: 'angular' },
    ],
  },
  {
    name: 'astro',
    packages,
    builds: true,
    variants: [{ ...written, name: 'with one script', trustedTypes: "'none'" }],
  },
  {
    name: 'next',
    packages,
    builds: true,
    variants: [
      hydrated,
      {
        ...hydrated,
        name: 'hydrated, with what React checks in development',
        script: 'dev',
        greetings: [devTools, /^\[HMR\] connected/, /^\[Fast Refresh\]/],
      },
    ],
  },
  {
    name: 'nuxt',
    packages,
    builds: true,
    env: { HYDRATION_DETAILS: '1' },
    variants: [{ ...hydrated, trustedTypes: 'vue' }],
  },
];

/** All rows, or those that `RATHAUS_KIT_HOSTS` names. */
export function chosenRows(wanted = process.env.RATHAUS_KIT_HOSTS): readonly KitHostRow[] {
  if (!wanted) return rows;
  return wanted.split(',').map((name) => {
    const row = rows.find((one) => one.name === name.trim());
    if (!row)
      throw new Error(
        `RATHAUS_KIT_HOSTS: no row ${name}; there are ${rows.map((one) => one.name).join(', ')}`,
      );
    return row;
  });
}
