import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

/** A kit to compare with: what it installs and the code of a page with one login button. */
export interface Peer {
  readonly name: string;
  readonly package: string;
  readonly version: string;
  /** What it leaves to the application to install. */
  readonly needs?: string;
  /** Module that brings the button; none where styles do it alone. */
  readonly code?: string;
  /** The button; its text is in the page before the script has run. Without it only sizes are compared. */
  readonly html?: string;
  /** Files of the package that its guide links in a page: styles, and scripts that are no modules. */
  readonly files?: readonly string[];
}

const LABEL = 'Mit BundID anmelden';

export const PEERS: readonly Peer[] = [
  { name: 'Lit alone', package: 'lit', version: '3.3.3', code: "export * from 'lit';" },
  {
    name: 'Shoelace button',
    package: '@shoelace-style/shoelace',
    version: '2.20.1',
    code: "import '@shoelace-style/shoelace/dist/components/button/button.js';",
    html: `<sl-button href="/login">${LABEL}</sl-button>`,
    files: ['dist/themes/light.css'],
  },
  {
    name: 'Web Awesome button',
    package: '@awesome.me/webawesome',
    version: '3.14.0',
    code: "import '@awesome.me/webawesome/dist/components/button/button.js';",
    html: `<wa-button href="/login">${LABEL}</wa-button>`,
    files: ['dist/styles/webawesome.css'],
  },
  {
    name: 'KoliBri button without theme',
    package: '@public-ui/components',
    version: '4.1.4',
    needs: '@stencil/core@4.45.1',
    code: "import { defineCustomElement } from './node_modules/@public-ui/components/dist/components/kol-link-button.js'; defineCustomElement();",
    // No page for it: it shows nothing until a theme is registered, which is a package of its own.
  },
  {
    name: 'UI5 button',
    package: '@ui5/webcomponents',
    version: '2.26.0',
    code: "import '@ui5/webcomponents/dist/Button.js';",
    html: `<ui5-button>${LABEL}</ui5-button>`,
  },
  {
    name: 'KERN button (styles)',
    package: '@kern-ux/native',
    version: '2.7.2',
    html: `<a class="kern-btn kern-btn--primary" href="/login"><span class="kern-label">${LABEL}</span></a>`,
    files: ['dist/kern.min.css'],
  },
  {
    name: 'DSFR connect (styles)',
    package: '@gouvfr/dsfr',
    version: '1.15.3',
    files: ['dist/component/connect/connect.min.css'],
  },
  {
    name: 'SPID smart button (script and styles)',
    package: 'spid-smart-button',
    version: '1.1.5',
    files: ['dist/spid-button.min.js', 'dist/spid-button.min.css'],
  },
];

/** Installs the peers into a folder of their own, without their install scripts, and returns it; nothing when that fails. */
export function installPeers(): string | undefined {
  const folder = join(tmpdir(), 'rathaus-bench-ui-kit');
  mkdirSync(folder, { recursive: true });
  const wanted = PEERS.flatMap((peer) => [
    `${peer.package}@${peer.version}`,
    ...(peer.needs ? [peer.needs] : []),
  ]);
  const mark = join(folder, 'installed.json');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === JSON.stringify(wanted)) return folder;
  writeFileSync(join(folder, 'package.json'), '{"private":true,"type":"module"}');
  const result = spawnSync(
    'npm',
    ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-save', ...wanted],
    {
      cwd: folder,
      stdio: 'ignore',
    },
  );
  if (result.status !== 0) return undefined;
  writeFileSync(mark, JSON.stringify(wanted));
  return folder;
}

/** One self-contained module or stylesheet, minified, as a page would load it. */
export async function bundle(source: { js: string } | { css: string }, folder: string): Promise<Uint8Array> {
  const [[loader, contents] = ['js', '']] = Object.entries(source);
  const result = await build({
    stdin: { contents, resolveDir: folder, loader: loader as 'js' | 'css' },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2023',
    write: false,
    conditions: ['production', 'browser'],
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.svg': 'dataurl' },
    logLevel: 'error',
    // Fonts are loaded after the first paint, and only where a page uses them.
    external: ['node:*', '*.woff2', '*.woff', '*.ttf', '*.eot'],
  });
  return result.outputFiles[0]?.contents ?? new Uint8Array();
}
