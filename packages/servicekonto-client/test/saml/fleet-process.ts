/**
 * One of several processes of a portal with SAML, a program of its own: `fleet.ts` starts it. All of them read the same file
 * for their configuration. Every answer says which process gave it, and which state of the file it knew.
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { escapeHtml } from '@rathaus/client-core/text';
import { allowHttp, allowSandbox, createServicekonto, type ServicekontoConfig } from '../../src/index.ts';
import { toNodeHandler } from '../../src/node/index.ts';
import { cookieKey } from '../mock-browser.ts';
import { openSharedStore, type SharedStoreKind } from '../shared-store.ts';
import { type FleetConfiguration, providerOf } from './fleet-configuration.ts';

/** What a process of the portal has to know. */
export interface FleetProcessSettings {
  readonly name: string;
  readonly port: number;
  /** Address of the proxy in front of all processes. */
  readonly baseUrl: string;
  readonly store: { readonly kind: SharedStoreKind; readonly url: string; readonly timeout: number };
  /** File with the state of the configuration, read anew while the process runs. */
  readonly file: string;
}

/** What stands in the file. */
export interface FleetFile {
  readonly version: string;
  readonly configuration: FleetConfiguration;
}

const settings = JSON.parse(process.env.RATHAUS_TEST_PORTAL ?? '{}') as FleetProcessSettings;
const store = await openSharedStore(settings.store.kind, settings.store.url, {
  timeout: settings.store.timeout,
});
const tenant = 'musterstadt';
let version = '';

async function readConfig(): Promise<ServicekontoConfig> {
  const file = JSON.parse(await readFile(settings.file, 'utf8')) as FleetFile;
  version = file.version;
  return {
    tenant,
    version,
    baseUrl: settings.baseUrl,
    store,
    cookieKeys: [cookieKey],
    providers: { konto: providerOf(file.configuration) },
    login: { startsPerMinute: 1_000_000 },
    // A machine with much else to do is slow, and that is not what is tested.
    timeout: 60_000,
    applicationTimeout: 60_000,
    [allowHttp]: true,
    [allowSandbox]: true,
  };
}

const konto = createServicekonto({ config: readConfig, tenantOf: () => tenant });

async function ownPage(request: Request): Promise<Response> {
  const session = await konto.session(request);
  const { identity } = session ?? {};
  const name = identity?.kind === 'person' ? identity.familyName : identity?.name;
  const html = `<!doctype html><html lang="de"><title>Portal</title><p id="wer">${escapeHtml(name ?? 'niemand')}</p><p id="niveau">${session?.level ?? '-'}</p></html>`;
  return new Response(html, {
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  });
}

const handler = toNodeHandler(async (request) => {
  const response = (await konto.handle(request)) ?? (await ownPage(request));
  response.headers.set('x-process', settings.name);
  response.headers.set('x-configuration', version);
  return response;
});
createServer({ keepAliveTimeout: 120_000 }, (incoming, outgoing) => void handler(incoming, outgoing)).listen(
  settings.port,
  '127.0.0.1',
  () => console.log('ready'),
);
