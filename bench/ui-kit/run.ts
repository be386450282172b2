/**
 * Sizes of the kit and of its peers, and first paint of a page with one login against the same page with the peers'
 * buttons. Peers are installed into a temporary folder; without a network or a browser their part is left out, loudly.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { renderLogin } from '@rathaus/ui-kit/server';
import { chromium } from 'playwright-core';
import { type Candidate, measurePaint } from './paint.ts';
import { bundle, installPeers, PEERS } from './peers.ts';

const kit = fileURLToPath(new URL('../../packages/ui-kit/', import.meta.url));
const loads = Number(process.env.LOADS ?? 15);
const gzip = (data: Uint8Array | string): number => gzipSync(data, { level: 9 }).length;

if (!existsSync(`${kit}dist/cdn/sri.json`)) {
  console.log('building @rathaus/ui-kit …');
  const built = spawnSync('npm', ['run', 'build'], { cwd: kit, stdio: 'inherit' });
  if (built.status !== 0) process.exit(1);
}
const file = (name: string): Buffer => readFileSync(`${kit}dist/${name}`);

console.log(`machine: ${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.version}`);
const sizes: [name: string, bytes: number][] = [
  ['rathaus-login, script with styles and German', gzip(file('cdn/rathaus-login.js'))],
  ['whole kit, script with styles', gzip(file('cdn/rathaus-ui.js'))],
  ['  German texts of the whole kit', gzip(file('cdn/locales/de.js'))],
  ['  styles.css, where a page links it', gzip(file('styles.css'))],
];

const folder = installPeers();
const candidates: Candidate[] = [];
if (!folder) console.log('SKIPPED: the peers could not be installed (no registry?)');
else
  for (const peer of PEERS) {
    if (peer.files) {
      sizes.push([
        peer.name,
        peer.files.reduce(
          (sum, path) => sum + gzip(readFileSync(`${folder}/node_modules/${peer.package}/${path}`)),
          0,
        ),
      ]);
      continue;
    }
    const script = await bundle(peer.code ?? '', folder);
    sizes.push([peer.name, gzip(script)]);
    if (peer.html && peer.tag) candidates.push({ name: peer.name, html: peer.html, tag: peer.tag, script });
  }
for (const [name, bytes] of sizes) console.log(`${name.padEnd(48)} ${String(bytes).padStart(7)} B gzip`);

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
let ratio: number | undefined;
if (!existsSync(executablePath)) console.log('SKIPPED: no Chromium. Install it: apt-get install chromium');
else if (candidates.length > 0) {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  const script = file('cdn/rathaus-login.js');
  // Like the peers: a script tag and content that is there before it has run. First paint is plain in all of them.
  const own: Candidate = {
    name: 'rathaus-login',
    html: '<rathaus-login><a data-provider="bundid" href="/login">Mit BundID anmelden</a></rathaus-login>',
    tag: 'rathaus-login',
    script,
  };
  // As we recommend it: rendered on the server with linked styles, so that the first paint is the final one.
  const final: Candidate = {
    name: 'rathaus-login, first paint final',
    html: renderLogin({ providers: [{ id: 'bundid', href: '/login' }] }),
    tag: 'rathaus-login',
    script,
    styles: file('login.css').toString(),
  };
  const results = await measurePaint(browser, [own, ...candidates, final], loads);
  await browser.close();
  console.log(`\nmedian of ${loads} interleaved loads, CPU slowed 6 times`);
  for (const { name, paint, interactive } of results)
    console.log(
      `${name.padEnd(32)} first paint ${paint.toFixed(0).padStart(6)} ms   interactive ${interactive.toFixed(0).padStart(6)} ms`,
    );
  const [ours, ...others] = results.slice(0, -1);
  if (ours && others.length > 0) ratio = ours.paint / Math.min(...others.map((one) => one.paint));
}

console.log(`figure: ui-kit/login-size = ${sizes[0]?.[1]} B gzip`);
console.log(`figure: ui-kit/all-size = ${sizes[1]?.[1]} B gzip`);
if (ratio !== undefined) console.log(`figure: ui-kit/first-paint-vs-best-peer = ${ratio.toFixed(2)} ×`);
