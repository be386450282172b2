/**
 * Where the time goes that a script adds before the first paint: by kinds of events of the page's own thread, once with a
 * module that does nothing beside no module, and once with the login beside that module. `LOADS` sets the rounds.
 */
import { existsSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Chromium } from './chromium.ts';
import { PROFILE_CATEGORIES } from './first-paint.ts';
import { measureRounds } from './loads.ts';
import { ownPages, scriptFirst } from './pages.ts';

const dist = fileURLToPath(new URL('../../packages/ui-kit/dist/', import.meta.url));
const executable = process.env.CHROMIUM ?? '/usr/bin/chromium';
if (!existsSync(join(dist, 'cdn/sri.json')) || !existsSync(executable)) {
  console.log('SKIPPED: needs a built kit (npm run build) and Chromium (apt-get install chromium)');
  process.exit(0);
}
const rounds = Number(process.env.LOADS ?? 40);
const { stylesheet, module, login } = scriptFirst(ownPages(dist));
const browser = new Chromium(executable);
const measured = await measureRounds(browser, [stylesheet, module, login], rounds, PROFILE_CATEGORIES);
await browser.close();
console.log(`machine: ${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.version}`);
console.log(
  `${rounds} interleaved loads, script before the stylesheet; ms of the page's own thread until the first paint`,
);
for (const page of [stylesheet, module, login])
  console.log(`${page.name.padEnd(34)}${measured.median(page, 'cpu').toFixed(2).padStart(8)}`);
for (const [page, against] of [
  [module, stylesheet],
  [login, module],
] as const) {
  console.log(`\n${page.name} beside ${against.name}`);
  for (const [name, difference] of measured.profile(page, against).slice(0, 12))
    console.log(`${name.padEnd(60)}${difference.toFixed(3).padStart(8)}`);
}
