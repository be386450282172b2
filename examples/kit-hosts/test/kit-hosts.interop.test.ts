import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';
import { type PackedPackages, packPackages, whyUnreachable } from '../../../tools/packed/packed-packages.ts';
import { findChromium, launchChromium } from '../../../tools/testing/chromium.ts';
import { type InstalledHost, installHost } from '../../hosts/test/installed-host.ts';
import { behaviourContract } from './behaviour-contract.ts';
import { eventsContract } from './events-contract.ts';
import { hostileContract } from './hostile-contract.ts';
import { chosenRows, type KitHostRow, type Variant } from './matrix.ts';
import { restoredContract } from './restored-contract.ts';
import { build, type RunningSite, startSite } from './running-site.ts';
import { streamedContract } from './streamed-contract.ts';
import { updateContract } from './update-contract.ts';
import { upgradeContract } from './upgrade-contract.ts';
import { type OpenOptions, visit } from './visit.ts';
import { withoutScriptContract } from './without-script-contract.ts';

const rows = chosenRows();
const executable = findChromium();
const unreachable = await whyUnreachable();
if (unreachable) console.log(`skipped: npm cannot install the hosts: ${unreachable}`);

/** Two at a time, because a build keeps a core busy; the first row is visited while the next ones are made. */
const installing = new Map<KitHostRow, Promise<InstalledHost<KitHostRow>>>();
let packed: PackedPackages | undefined;
let browser: Browser;

function installAll(packages: PackedPackages): void {
  const lanes: Promise<unknown>[] = [Promise.resolve(), Promise.resolve()];
  rows.forEach((row, at) => {
    const lane = at % lanes.length;
    const made = lanes[lane]!.then(async () => {
      const installed = await installHost(row, packages, join(import.meta.dirname, '..'));
      if (row.builds) await build(installed);
      return installed;
    });
    installing.set(row, made);
    // A row that fails says so in its own tests; the next one goes on.
    lanes[lane] = made.catch(() => undefined);
  });
}

describe.skipIf(unreachable !== undefined || executable === undefined)('the kit in hosts', () => {
  beforeAll(async () => {
    [packed, browser] = await Promise.all([packPackages('ui-kit'), launchChromium(executable!)]);
    installAll(packed);
  });
  afterAll(async () => {
    const settled = await Promise.allSettled(installing.values());
    await Promise.all(settled.map((one) => one.status === 'fulfilled' && one.value.remove()));
    packed?.remove();
    await browser?.close();
  });

  for (const row of rows)
    for (const [script, variants] of Map.groupBy(row.variants, (one) => one.script ?? 'start'))
      describe(`${row.name}, npm run ${script}`, () => {
        let running: RunningSite | undefined;
        beforeAll(async () => {
          running = await startSite(await installing.get(row)!, script);
        });
        afterAll(() => running?.close());
        for (const variant of variants) describe(variant.name, () => contracts(variant, () => running!));
      });
});

function contracts(variant: Variant, site: () => RunningSite): void {
  const open = (options?: OpenOptions) => visit(browser, site(), variant, options);
  if (variant.withoutScript) withoutScriptContract(open);
  else {
    upgradeContract(open, variant);
    updateContract(open);
    behaviourContract(open);
  }
  if (variant.listens) eventsContract(open);
  if (variant.streamed) streamedContract(open);
  if (variant.hostile) hostileContract(open);
  if (variant.restored) restoredContract(open);
}
