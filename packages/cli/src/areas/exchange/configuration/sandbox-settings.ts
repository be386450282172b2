import { join } from 'node:path';
import { createPemDecrypter, createPemSigner, type PrivateJwk } from '@rathaus/client-core/node';
import { type FitConnectEndpoints, keyThumbprint } from '@rathaus/exchange';
import { UsageFault } from '../../../program/failures.ts';
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
 * alone, because another one knows nothing of its deliveries. Errors: a fault of use when no sandbox answers.
 */
export async function sandboxSettings(origin: string, signal: AbortSignal): Promise<Settings> {
  const { id, services } = await ask(origin, signal);
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
    store: { folder: join('rathaus-sandbox', folderName(id)), formerContentKeys: [], legacyPlain: false },
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
  throw new UsageFault(
    `Unter ${origin} antwortet keine Sandbox. Starten Sie sie in einem zweiten Fenster: rathaus sandbox`,
    `No sandbox answers at ${origin}. Start it in a second window: rathaus sandbox`,
  );
}
