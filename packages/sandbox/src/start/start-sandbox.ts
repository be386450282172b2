import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCkan } from '../ckan/service.ts';
import { createClock } from '../clock/clock.ts';
import { createFaults, type Fault } from '../control/faults.ts';
import { createControl } from '../control/service.ts';
import { sandboxError, throwIfAborted } from '../errors/sandbox-error.ts';
import { createFitConnect } from '../fit-connect/service.ts';
import { publicLimits } from '../fit-connect/submissions.ts';
import { createRequestLog, type RequestLogEntry } from '../log/request-log.ts';
import { front } from '../net/front.ts';
import { type Listening, listen } from '../net/listen.ts';
import { type Service, type ServiceName, serviceNames } from '../net/service.ts';
import { seedClients } from '../oidc/clients.ts';
import { publicLifetimes } from '../oidc/lifetimes.ts';
import { createOidc } from '../oidc/service.ts';
import { createIds } from '../seed/ids.ts';
import { persons } from '../seed/persons.ts';
import { towns as townsOf } from '../seed/towns.ts';
import { type SandboxConfig, sandboxConfig } from './config.ts';
import { checkOptions, type SandboxOptions } from './options.ts';

/** A running sandbox. */
export interface Sandbox {
  /** Start page, `/sandbox.json` and `/control/…`. */
  readonly origin: string;
  readonly services: Readonly<Record<ServiceName, { readonly origin: string; readonly port: number }>>;
  /** Port of the start page; differs from the origin's when a public origin is set. */
  readonly port: number;
  /** Endpoints, clients, keys and persons; what `/sandbox.json` serves. */
  config(): SandboxConfig;
  /** Injects a fault; the same as `POST /control/faults`. */
  fault(fault: Fault): void;
  /** Moves the clock of the delivery service and applies its deadlines. */
  advance(milliseconds: number): Promise<void>;
  /** Newest request first. */
  requests(): readonly RequestLogEntry[];
  /** Deletes everything that happened since the start: submissions, sessions, datasets, faults, log. */
  reset(): Promise<void>;
  /** Ends every connection and deletes the files. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** The invented world when no seed is given. */
const usualWorld = 'musterstadt';

/**
 * Starts the emulated counterpart services in this process, on loopback only, each on its own origin.
 *
 * Errors: `sandbox.environment.production`, `sandbox.config.invalid` (all faults at once), `sandbox.listen.failed`,
 * `sandbox.tls.invalid`, `core.aborted`.
 *
 * @example
 * const sandbox = await startSandbox();
 * console.log(sandbox.config());
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  if (process.env.NODE_ENV === 'production') {
    throw sandboxError('sandbox.environment.production');
  }
  checkOptions(options);
  throwIfAborted(options.signal);
  const { seed, tls, port = 0, publicOrigins = {} } = options;
  const world = seed ?? usualWorld;
  const names = ['control', ...serviceNames] as const;

  const opened: Listening[] = [];
  const directory = await mkdtemp(join(tmpdir(), 'rathaus-sandbox-'));
  const stop = new AbortController();
  const services: Service[] = [];
  const close = async () => {
    if (stop.signal.aborted) return;
    stop.abort();
    await Promise.all(opened.map((listening) => listening.close()));
    for (const service of services) await service.close();
    await rm(directory, { recursive: true, force: true });
  };
  try {
    for (const [index] of names.entries()) {
      opened.push(await listen(port === 0 ? 0 : port + index, tls));
      throwIfAborted(options.signal);
    }
    const portOf = (name: (typeof names)[number]) => opened[names.indexOf(name)]!.port;
    const originOf = (name: (typeof names)[number]) =>
      publicOrigins[name] ?? `${tls ? 'https' : 'http'}://127.0.0.1:${portOf(name)}`;

    const clock = createClock();
    const ids = createIds(seed);
    const faults = createFaults();
    const log = createRequestLog(500, options.observer);
    const towns = townsOf(world);
    const origins = { oidc: originOf('oidc'), fitconnect: originOf('fitconnect'), ckan: originOf('ckan') };
    const oidc = createOidc({
      origin: origins.oidc,
      seed: world,
      persons,
      clients: [...seedClients(world), ...(options.clients ?? [])],
      lifetimes: { ...publicLifetimes, ...options.lifetimes },
    });
    const fitconnect = await createFitConnect({
      origin: origins.fitconnect,
      directory: join(directory, 'fitconnect'),
      towns,
      clock,
      ids,
      faults,
      limits: { ...publicLimits, ...options.limits },
      tokenSeconds: options.tokenSeconds ?? 1800,
    });
    const ckan = await createCkan({
      origin: origins.ckan,
      directory: join(directory, 'ckan'),
      towns,
      ids,
      maxResourceSize: options.maxResourceSize ?? 10 * 1024 * 1024,
    });
    const config = () =>
      sandboxConfig({ origin: originOf('control'), seed, world, towns, oidc, fitconnect, origins });
    const reset = async () => {
      for (const service of services) await service.reset();
      ids.reset();
    };
    const control = createControl({
      origin: originOf('control'),
      config,
      faults,
      clock,
      log,
      fitconnect,
      reset,
    });
    services.push(control, oidc, fitconnect, ckan);

    for (const service of services) {
      const own = portOf(service.name);
      const hosts = new Set([`127.0.0.1:${own}`, `localhost:${own}`]);
      const { host } = new URL(originOf(service.name));
      hosts.add(host);
      opened[names.indexOf(service.name)]!.setListener(
        front({ service, faults, log, ids: createIds(undefined), hosts, signal: stop.signal }),
      );
    }
    options.signal?.addEventListener('abort', () => void close(), { once: true });
    return {
      origin: originOf('control'),
      port: portOf('control'),
      services: {
        oidc: { origin: origins.oidc, port: portOf('oidc') },
        fitconnect: { origin: origins.fitconnect, port: portOf('fitconnect') },
        ckan: { origin: origins.ckan, port: portOf('ckan') },
      },
      config,
      fault: (fault) => void faults.add(fault),
      async advance(milliseconds) {
        clock.advance(milliseconds);
        await fitconnect.sweep();
      },
      requests: () => log.entries(),
      reset,
      close,
      [Symbol.asyncDispose]: close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
