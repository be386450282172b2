import { type Sandbox, startSandbox } from '@rathaus/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  nodes,
  type PackedPackages,
  packPackages,
  whyUnreachable,
} from '../../../tools/packed/packed-packages.ts';
import { bodiesContract } from './bodies-contract.ts';
import { foreignPostContract } from './foreign-post-contract.ts';
import { type InstalledHost, installHost } from './installed-host.ts';
import { loginContract } from './login-contract.ts';
import { loginInChromium } from './login-in-chromium.ts';
import { chosenRows, type HostRow } from './matrix.ts';
import { protectedPageContract } from './protected-page-contract.ts';
import { type RunningHost, startHost, writtenWithoutSettings } from './running-host.ts';
import { storeAwayContract } from './store-away-contract.ts';

const rows = chosenRows();
const unreachable = await whyUnreachable();
if (unreachable) console.log(`skipped: npm cannot install the hosts: ${unreachable}`);

/** Two at a time, because a build keeps a core busy; the first row is visited while the next ones are made. */
const installing = new Map<HostRow, Promise<InstalledHost<HostRow>>>();
let packed: PackedPackages | undefined;
let sandbox: Sandbox;

function installAll(packages: PackedPackages): void {
  const lanes: Promise<unknown>[] = [Promise.resolve(), Promise.resolve()];
  rows.forEach((row, at) => {
    const lane = at % lanes.length;
    const made = lanes[lane]!.then(() => installHost(row, packages));
    installing.set(row, made);
    // A row that fails says so in its own tests; the next one goes on.
    lanes[lane] = made.catch(() => undefined);
  });
}

describe.skipIf(unreachable !== undefined)('login in hosts', () => {
  beforeAll(async () => {
    [packed, sandbox] = await Promise.all([packPackages(), startSandbox()]);
    installAll(packed);
  });
  afterAll(async () => {
    const settled = await Promise.allSettled(installing.values());
    await Promise.all(settled.map((one) => one.status === 'fulfilled' && one.value.remove()));
    packed?.remove();
    await sandbox?.close();
  });

  it.each(rows)('$name says which settings are missing', async (row) => {
    const written = await writtenWithoutSettings(await installing.get(row)!, nodes[0]!.path);
    for (const name of ['ISSUER', 'CLIENT_ID', 'CLIENT_SECRET', 'COOKIE_KEY'])
      expect(written).toContain(name);
  });

  for (const row of rows)
    for (const node of nodes)
      row.variants.forEach((variant, at) => {
        describe(`${row.name} on Node ${node.version}, ${variant.name}`, () => {
          let running: RunningHost | undefined;
          const host = () => running!;
          beforeAll(async () => {
            const installed = await installing.get(row)!;
            running = await startHost(installed, { node: node.path, variant, sandbox });
          });
          afterAll(() => running?.close());
          if (variant.storeAway) return storeAwayContract(host);
          loginContract(host, variant);
          protectedPageContract(host);
          if (row.checksForeign) foreignPostContract(host);
          if (variant.bodies) bodiesContract(host);
          if (row.full && at === 0) loginInChromium(host);
        });
      });
});
