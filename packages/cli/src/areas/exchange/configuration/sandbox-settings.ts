import { join } from 'node:path';
import { createPemDecrypter, createPemSigner, type PrivateJwk } from '@rathaus/client-core/node';
import { type FitConnectEndpoints, keyThumbprint } from '@rathaus/exchange';
import { SandboxOff } from './sandbox-off.ts';
import { sandboxFolder, sandboxStores } from './sandbox-stores.ts';
import type { FitConnectSettings, Settings } from './settings.ts';

/** The members of `/sandbox.json` that are used here. */
interface SandboxAnswer {
  readonly emulator?: unknown;
  readonly id: string;
  readonly services: {
    readonly fitconnect: FitConnectEndpoints & {
      readonly publicServices: readonly [{ readonly identifier: string; readonly name: string }];
      readonly sender: { readonly clientId: string; readonly clientSecret: string };
      readonly subscriber: {
        readonly clientId: string;
        readonly clientSecret: string;
        readonly destinationId: string;
        readonly decryptionKeys: readonly PrivateJwk[];
        readonly signingKey: PrivateJwk & Parameters<typeof keyThumbprint>[0];
      };
    };
  };
}

const timeout = 3000;

/**
 * The settings of a running sandbox: Musterstadt sends, Beispielhausen receives. The store is a folder for this sandbox
 * alone, because another one knows nothing of its deliveries. Errors: `SandboxOff`.
 */
export async function sandboxSettings(origin: string, signal: AbortSignal): Promise<Settings> {
  const { id, services } = await ask(origin, signal);
  const folder = join(sandboxFolder, folderName(id));
  const { fitconnect } = services;
  const { tokenUrl, submissionApi, destinationApi, serviceIssuers, sender, subscriber } = fitconnect;
  const settingsOf = (
    client: { readonly clientId: string; readonly clientSecret: string },
    destinations: FitConnectSettings['destinations'],
  ): FitConnectSettings => ({
    endpoints: { tokenUrl, submissionApi, destinationApi, serviceIssuers },
    clientId: client.clientId,
    clientSecret: { where: `${origin}/sandbox.json`, read: async () => client.clientSecret },
    userAgent: 'rathaus-cli (sandbox)',
    roots: [],
    insecureKeys: true,
    destinations,
  });
  const load = async () => ({
    destinationId: subscriber.destinationId,
    decrypters: subscriber.decryptionKeys.map((key) => createPemDecrypter({ key })),
    signer: createPemSigner({ key: subscriber.signingKey }),
  });
  return {
    origin,
    isSandbox: true,
    sandbox: { isOff: false, others: (await sandboxStores()).filter((one) => one !== folder) },
    store: { folder: folder, formerContentKeys: [], legacyPlain: false },
    tenants: new Map([
      ['musterstadt', { id: 'musterstadt', fitConnect: settingsOf(sender, []), mailboxes: [] }],
      [
        'beispielhausen',
        {
          id: 'beispielhausen',
          mailboxes: [],
          fitConnect: settingsOf(subscriber, [
            {
              destinationId: subscriber.destinationId,
              load,
              thumbprints: [keyThumbprint(subscriber.signingKey)],
            },
          ]),
        },
      ],
    ]),
    send: {
      tenant: 'musterstadt',
      to: subscriber.destinationId,
      service: fitconnect.publicServices[0],
      schema: 'https://schema.musterstadt.example/hundesteuer/1.0.0/hundesteuer.schema.json',
    },
    receiver: 'beispielhausen',
  };
}

/**
 * What a sandbox has left in its store, for commands that only look: the store that was used last, with the same two
 * tenants. Nothing is asked of a service. Undefined: there is none.
 */
export async function leftSettings(origin: string): Promise<Settings | undefined> {
  const [folder, ...others] = await sandboxStores();
  if (folder === undefined) return undefined;
  const at = (path: string) => `${origin}/${path}`;
  const endpoints = {
    tokenUrl: at('token'),
    submissionApi: at('submission'),
    destinationApi: at('destination'),
  };
  const tenantOf = (id: string) => {
    const fitConnect: FitConnectSettings = {
      endpoints,
      clientId: id,
      clientSecret: { where: at('sandbox.json'), read: async () => Promise.reject(new SandboxOff(origin)) },
      userAgent: 'rathaus-cli (sandbox)',
      roots: [],
      insecureKeys: true,
      destinations: [],
    };
    return [id, { id, fitConnect, mailboxes: [] }] as const;
  };
  return {
    origin,
    isSandbox: true,
    sandbox: { isOff: true, others },
    store: { folder, formerContentKeys: [], legacyPlain: false },
    tenants: new Map([tenantOf('musterstadt'), tenantOf('beispielhausen')]),
    receiver: 'beispielhausen',
  };
}

/** The id comes from another process and becomes the name of a folder. */
const folderName = (id: string): string => id.replace(/[^\w-]/g, '').slice(0, 40) || 'ohne-kennung';

async function ask(origin: string, signal: AbortSignal): Promise<SandboxAnswer> {
  const answer = await fetch(new URL('/sandbox.json', origin), {
    signal: AbortSignal.any([signal, AbortSignal.timeout(timeout)]),
    redirect: 'error',
  })
    .then((response) => response.json() as Promise<SandboxAnswer>)
    .catch((error: unknown) => {
      if (signal.aborted) throw error;
      return undefined;
    });
  if (typeof answer?.emulator === 'string') return answer;
  throw new SandboxOff(origin);
}
