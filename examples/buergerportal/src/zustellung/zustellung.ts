import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { createPemDecrypter, createPemSigner } from '@rathaus/client-core/node';
import { writeContainer } from '@rathaus/eakte-client/package';
import {
  allowHttp,
  allowInsecurePublicKey,
  allowSandbox,
  createExchange,
  type Delivery,
  type Exchange,
  type ExchangeEvent,
  type OnReceive,
} from '@rathaus/exchange';
import { createSqliteStore } from '@rathaus/exchange/node';
import { antragAlsAkte } from '../akte/antrag-als-akte.ts';
import type { Ablage, Antrag } from '../antrag/ablage.ts';
import type { PortalConfig } from '../config.ts';

/** Schema of the data that travel beside the container. */
export const XDOMEA_0401 = 'urn:xoev-de:xdomea:schema:3.0.0';

/** How far an application is. */
export interface Stand {
  /** Nothing while it is being prepared. */
  delivery: Delivery | undefined;
  /** It has arrived, or does not go on by itself. */
  ended: boolean;
  /** Code of what it waits for although it should go on. */
  stoerung: string | undefined;
}

const ENDS = new Set(['accepted', 'rejected', 'stopped']);

/** Sends applications as e-files and receives those of the other town. */
export interface Zustellung {
  /** Hands an application to the durable outbox. Doing it twice is doing it once. */
  uebernehmen(antrag: Antrag): Promise<void>;
  stand(antragId: string): Promise<Stand>;
  /** Sends and receives until the signal aborts. */
  run(signal: AbortSignal, onReceive: OnReceive): Promise<void>;
  beispielhausen: Exchange;
  close(): Promise<void>;
}

export interface ZustellungOptions {
  config: PortalConfig;
  ablage: Ablage;
  log: (event: string, details: Record<string, string | number | undefined>) => void;
}

export async function createZustellung({ config, ablage, log }: ZustellungOptions): Promise<Zustellung> {
  const { delivery, emulated } = config;
  const danger = emulated ? { [allowHttp]: true as const, [allowSandbox]: true as const } : {};
  // The sandbox has no administration PKI behind its keys; outside it, put the root certificates here.
  const trust = emulated ? { [allowInsecurePublicKey]: true as const } : {};
  const endpoints = {
    tokenUrl: delivery.tokenUrl,
    submissionApi: delivery.submissionApi,
    destinationApi: delivery.destinationApi,
    serviceIssuers: delivery.serviceIssuers,
  };
  const store = async (town: string) => {
    const folder = join(config.stateDirectory, town);
    await mkdir(folder, { recursive: true });
    return createSqliteStore({ folder });
  };
  const stores = { musterstadt: await store('musterstadt'), beispielhausen: await store('beispielhausen') };
  // Code of the failures after which Musterstadt leaves the service alone for a while.
  let ruht: string | undefined;
  const observer = (event: ExchangeEvent) => {
    const { type, tenant } = event;
    if (event.type === 'work.breaker' && tenant === 'musterstadt') ruht = event.error?.code;
    if (event.type === 'delivery.state' || event.type === 'received.state')
      return log(type, { tenant, state: event.state, submissionId: event.remoteId, code: event.code });
    if (event.type === 'worker.fault') return log('worker.failed', { tenant, code: event.error.code });
    if ('error' in event) return log(type, { tenant, code: event.error?.code });
    log(type, { tenant, code: 'code' in event ? event.code : undefined });
  };

  // After a crash work goes on when its lease has ended.
  const work = { interval: 500, lease: 5000, patience: { firstPause: 500 } };
  const musterstadt = createExchange({
    tenant: 'musterstadt',
    store: stores.musterstadt,
    fitConnect: {
      endpoints,
      clientId: delivery.sender.clientId,
      clientSecret: delivery.sender.clientSecret,
      userAgent: 'Buergerportal-Musterstadt/0.1 (it@musterstadt.example)',
      trust,
      ...danger,
    },
    outbox: { receiptInterval: 2000 },
    work,
    observer,
  });
  const { clientId, clientSecret, decryptionKeys, signingKey } = delivery.subscriber;
  const beispielhausen = createExchange({
    tenant: 'beispielhausen',
    store: stores.beispielhausen,
    fitConnect: {
      endpoints,
      clientId,
      clientSecret,
      userAgent: 'Posteingang-Beispielhausen/0.1 (it@beispielhausen.example)',
      trust,
      destinations: [
        {
          destinationId: delivery.destinationId,
          decrypters: decryptionKeys.map((key) => createPemDecrypter({ key })),
          signer: createPemSigner({ key: signingKey }),
        },
      ],
      ...danger,
    },
    inbox: { interval: 1000 },
    work,
    observer,
  });

  const preparing = new Map<string, Promise<void>>();
  const uebernehmen = async (antrag: Antrag): Promise<void> => {
    if (await musterstadt.outbox.getByKey(antrag.id)) return;
    const akte = await antragAlsAkte(antrag, ablage.nachweisPfad(antrag.id));
    await musterstadt.outbox.enqueue({
      key: antrag.id,
      to: { transport: 'fit-connect', destinationId: delivery.destinationId },
      service: delivery.service,
      senderReference: antrag.id,
      data: { content: akte.message, mimeType: 'application/xml', schemaUri: XDOMEA_0401 },
      attachments: [
        {
          content: () => writeContainer(akte.container).stream,
          mimeType: 'application/zip',
          fileName: akte.name,
          description: 'xdomea 3.0.0 Abgabe.Abgabe.0401',
        },
      ],
    });
  };

  /** What was decided but did not reach the outbox, because of a crash or a full disk; one bad case stops no other. */
  const nachholen = async (signal: AbortSignal): Promise<void> => {
    while (!signal.aborted) {
      for (const antrag of await ablage.abgesendete()) {
        await uebernehmen(antrag).catch((error) =>
          log('prepare.failed', { antrag: antrag.id, code: codeOf(error) }),
        );
      }
      await setTimeout(30_000, undefined, { signal }).catch(() => undefined);
    }
  };

  return {
    beispielhausen,
    async uebernehmen(antrag) {
      // Two clicks at the same moment prepare once.
      const running =
        preparing.get(antrag.id) ?? uebernehmen(antrag).finally(() => preparing.delete(antrag.id));
      preparing.set(antrag.id, running);
      await running;
    },
    async stand(antragId) {
      const delivery = await musterstadt.outbox.getByKey(antragId);
      const ended = delivery !== undefined && ENDS.has(delivery.state);
      if (!delivery || ended) return { delivery, ended, stoerung: undefined };
      if (delivery.error) return { delivery, ended, stoerung: delivery.error.code };
      // Refused credentials, or a service that is away, are no fault of a delivery: most are not even tried.
      const { blocked, failures } = await musterstadt.status();
      if (!failures.some(({ code }) => code === ruht)) ruht = undefined;
      return { delivery, ended, stoerung: blocked[0]?.code ?? ruht };
    },
    async run(signal, onReceive) {
      await Promise.all([
        nachholen(signal),
        musterstadt.outbox.run({ signal }),
        beispielhausen.inbox.run({ signal, onReceive }),
      ]);
    },
    async close() {
      await Promise.all([stores.musterstadt.close(), stores.beispielhausen.close()]);
    },
  };
}

/** The stable code of an error; of a foreign one only its class, never its message. */
export function codeOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string')
    return error.code;
  return error instanceof Error ? error.name : 'unknown';
}
