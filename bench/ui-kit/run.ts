/**
 * Sizes of the kit and of its peers; processor and wall time until the first paint of the README's page against the same
 * page without the script and against the peers' pages; what moves when the script comes late. Peers are installed into a
 * temporary folder; without a network or a browser their part is left out, loudly.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Chromium } from './chromium.ts';
import { measureRounds, measureShift } from './loads.ts';
import { latePage, ownPages, peerPage, scriptFirst } from './pages.ts';
import { bundle, installPeers, PEERS } from './peers.ts';
import type { Page } from './serve.ts';
import { gzipBytes, kitSizes, type Size, sum } from './sizes.ts';

const kit = fileURLToPath(new URL('../../packages/ui-kit/', import.meta.url));
const dist = join(kit, 'dist');
const rounds = Number(process.env.LOADS ?? 40);

if (!existsSync(join(dist, 'cdn/sri.json'))) {
  console.log('building @rathaus/ui-kit …');
  const built = spawnSync('npm', ['run', 'build'], { cwd: kit, stdio: 'inherit' });
  if (built.status !== 0) process.exit(1);
}

console.log(`machine: ${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.version}`);
const folder = installPeers();
if (!folder) console.log('SKIPPED: the peers could not be installed (no registry?)');
const sizes = kitSizes(dist);
const peers: Size[] = [];
const peerPages: Page[] = [];
for (const peer of folder ? PEERS : []) {
  const files = (peer.files ?? []).map((path) =>
    readFileSync(`${folder}/node_modules/${peer.package}/${path}`),
  );
  const script = peer.code ? [await bundle({ js: peer.code }, folder as string)] : [];
  const bytes = [...files, ...script].reduce((total, file) => total + gzipBytes(file), 0);
  peers.push({ name: peer.name, bytes });
  if (peer.html) peerPages.push(await peerPage(peer, folder as string));
}
for (const { name, bytes } of [...sizes.login, ...sizes.firstEight, ...sizes.beside, ...peers])
  console.log(`${name.padEnd(48)} ${String(bytes).padStart(7)} B gzip`);

const figures = [`login-size = ${sum(sizes.login)} B gzip`, `all-size = ${sum(sizes.firstEight)} B gzip`];
const executable = process.env.CHROMIUM ?? '/usr/bin/chromium';
if (!existsSync(executable)) console.log('SKIPPED: no Chromium. Install it: apt-get install chromium');
else {
  const browser = new Chromium(executable);
  const own = ownPages(dist);
  const { stylesheet, module, login } = own;
  const later = scriptFirst(own);
  const laterPages = [later.stylesheet, later.module, later.login];
  const pages = [stylesheet, module, login, ...laterPages, ...peerPages];
  const measured = await measureRounds(browser, pages, rounds);
  console.log(
    `\nmedian of ${rounds} interleaved loads; ms of the page's own thread until the first paint, of which script,`,
  );
  console.log(
    'style and layout; until the first frame with the button in it; ms on the clock until the first paint',
  );
  const parts = ['cpu', 'script', 'style', 'layout', 'button', 'wall'] as const;
  console.log(
    `${''.padEnd(28)}${parts.map((part) => part.padStart(8)).join('')}   beside link and stylesheet`,
  );
  for (const page of pages) {
    const times = parts.map((part) => measured.median(page, part).toFixed(1).padStart(8));
    const ratios = (['cpu', 'button', 'wall'] as const).map(
      (part) => `${part} ${measured.ratio(page, stylesheet, part).toFixed(3)} ×`,
    );
    console.log(`${page.name.padEnd(28)}${times.join('')}   ${ratios.join(', ')}`);
  }
  // Whichever comes first, the stylesheet or the script.
  const added = [own, later].map((pair) => measured.ratio(pair.login, pair.stylesheet, 'cpu'));
  const limit = [own, later].map((pair) => measured.ratio(pair.login, pair.module, 'cpu'));
  const both = (ratios: readonly number[]): string =>
    ratios.map((ratio) => `${ratio.toFixed(3)} ×`).join(', later ');
  console.log(`added by the script: ${both(added)}; beside a module that does nothing: ${both(limit)}`);
  figures.push(`first-paint-vs-stylesheet = ${Math.max(...added).toFixed(3)} ×`);
  figures.push(`first-paint-vs-empty-module = ${Math.max(...limit).toFixed(3)} ×`);
  if (peerPages.length > 0) {
    const ratios = peerPages.map((page) => measured.ratio(login, page, 'button'));
    figures.push(`first-paint-vs-best-peer = ${Math.max(...ratios).toFixed(3)} ×`);
  }
  const late = latePage(dist);
  const shift = await measureShift(browser, late);
  console.log(`\n${late.name}: layout shift ${shift.toFixed(4)}`);
  figures.push(`layout-shift = ${shift.toFixed(4)} score`);
  await browser.close();
}
for (const figure of figures) console.log(`figure: ui-kit/${figure}`);
