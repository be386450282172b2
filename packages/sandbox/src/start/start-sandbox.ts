import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCkan } from '../ckan/service.ts';
import { createFaults, type Fault, type InjectedEvent } from '../control/faults.ts';
import { createControl } from '../control/service.ts';
import { sandboxError, throwIfAborted } from '../errors/sandbox-error.ts';
import { publicLimits } from '../fit-connect/limits.ts';
import type { Notice } from '../fit-connect/notice.ts';
import { createFitConnect } from '../fit-connect/service.ts';
import { createRequestLog, type RequestLogEntry } from '../log/request-log.ts';
import { front } from '../net/front.ts';
import { type Listening, listen } from '../net/listen.ts';
import type { Service } from '../net/service.ts';
import { type ServiceName, serviceNames } from '../net/service-name.ts';
import { seedClients } from '../oidc/clients.ts';
import { publicLifetimes } from '../oidc/lifetimes.ts';
import { createOidc } from '../oidc/service.ts';
import { createPostfach } from '../postfach/service.ts';
import type { SamlServiceProvider } from '../saml/service-provider.ts';
import { createIds } from '../seed/ids.ts';
import { persons } from '../seed/persons.ts';
import { expiredSender, musterstadtSender } from '../seed/postfach-senders.ts';
import { towns as townsOf } from '../seed/towns.ts';
import { forgetfulStore, openState } from '../state/state-store.ts';
import { openWorld } from '../state/world.ts';
import type { SandboxConfig } from './config.ts';
import type {
  IdentityProviderName,
  KeyRoll,
  ServiceProviderRegistration,
} from './identity-provider-levers.ts';
import { createIdentityProviders } from './identity-providers.ts';
import { checkOptions, type SandboxOptions } from './options.ts';
import { mailboxesOf } from './postfach-config.ts';
import { sandboxConfig } from './sandbox-config.ts';

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
  /** Id of this sandbox; changes with `reset()`. Another value means that what happened before is not known here. */
  readonly id: string;
  /** Moves the clock of the delivery service and applies its deadlines. */
  advance(milliseconds: number): Promise<void>;
  /**
   * Makes the clock of the delivery service wrong by this much, in either direction; 0 puts it right. What it writes and
   * compares is wrong then, its deadlines are not moved.
   */
  skew(milliseconds: number): void;
  /** Puts an event into the log of a case, submission or reply. Errors: `sandbox.event.invalid`. */
  injectEvent(id: string, event: InjectedEvent): Promise<void>;
  /** Changes a destination (default: Beispielhausen) to its next encryption key, at once; returns its `kid`. */
  rollOver(destinationId?: string): string;
  /**
   * Sets the callback of a destination, or of Musterstadt under the name `sender`; `undefined` removes it. The address is
   * one of this machine. Errors: `sandbox.callback.invalid`.
   */
  callback(owner: string, target: { url: string; secret: string } | undefined): void;
  /**
   * Adds the next signing key of a SAML identity provider to its metadata and configuration and signs with it after
   * `overlapSeconds` by the clock that `advance` moves; default at once. Called again it goes back to the first key.
   */
  rollIdentityProviderKey(service: IdentityProviderName, options?: { overlapSeconds?: number }): KeyRoll;
  /**
   * Registers a SAML service provider at both identity providers or replaces what it had registered; the same as
   * `PUT /control/service-providers`. Errors: `sandbox.service-provider.invalid`.
   */
  registerServiceProvider(provider: SamlServiceProvider): ServiceProviderRegistration;
  /**
   * Address of a page of Mein Unternehmenskonto that sends a logout request to the service by a form of the browser: for
   * this name identifier, or for whoever logged in last. Errors: `sandbox.session.unknown`.
   */
  startLogout(nameId?: string): string;
  /** Mails that the delivery service would send: a reminder when nobody fetches a submission for three days. */
  notices(): readonly Notice[];
  /** Newest request first. */
  requests(): readonly RequestLogEntry[];
  /** Deletes everything that happened: submissions, sessions, datasets, faults, log. The sandbox gets another id. */
  reset(): Promise<void>;
  /** Ends every connection and deletes the files, except those of a state folder. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** The invented world when no seed is given. */
const usualWorld = 'musterstadt';

/**
 * Starts the emulated counterpart services in this process, on loopback only, each on its own origin.
 *
 * Errors: `sandbox.environment.production`, `sandbox.config.invalid` (all faults at once), `sandbox.listen.failed`,
 * `sandbox.tls.invalid`, `sandbox.state.in-use` (another sandbox runs on this folder), `sandbox.state.unusable`,
 * `sandbox.state.other-seed`, `core.aborted`.
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
  const { stateFolder } = options;
  let store = forgetfulStore(directory);
  const stop = new AbortController();
  const services: Service[] = [];
  const close = async () => {
    if (stop.signal.aborted) return;
    stop.abort();
    await Promise.all(opened.map((listening) => listening.close()));
    for (const service of services) await service.close();
    store.close();
    await rm(directory, { recursive: true, force: true });
  };
  try {
    if (stateFolder !== undefined) store = await openState(stateFolder);
    const state = openWorld(store, seed);
    for (const [index, name] of names.entries()) {
      // Addresses are a part of what clients remember: after the wished ports come those of the last start.
      const wishes = [port === 0 ? undefined : port + index, state.port(name)];
      opened.push(
        await listen(
          wishes.filter((wish) => wish !== undefined),
          tls,
        ),
      );
      throwIfAborted(options.signal);
    }
    const portOf = (name: (typeof names)[number]) => opened[names.indexOf(name)]!.port;
    const originOf = (name: (typeof names)[number]) =>
      publicOrigins[name] ?? `${tls ? 'https' : 'http'}://127.0.0.1:${portOf(name)}`;

    const { clock, ids } = state;
    const faults = createFaults(() => clock.now());
    const log = createRequestLog(500, options.observer);
    const towns = townsOf(world);
    const origins = { oidc: originOf('oidc'), fitconnect: originOf('fitconnect'), ckan: originOf('ckan') };
    const identityProviders = createIdentityProviders({
      origins: { bundid: originOf('bundid'), unternehmenskonto: originOf('unternehmenskonto') },
      seed: world,
      clock,
      serviceProviders: options.serviceProviders ?? [],
    });
    const oidc = createOidc({
      origin: origins.oidc,
      seed: world,
      persons,
      clients: [...seedClients(world), ...(options.clients ?? [])],
      lifetimes: { ...publicLifetimes, ...options.lifetimes },
    });
    const fitconnect = await createFitConnect({
      origin: origins.fitconnect,
      store,
      towns,
      clock,
      ids,
      faults,
      limits: { ...publicLimits, ...options.limits },
      tokenSeconds: options.tokenSeconds ?? 1800,
    });
    const ckan = await createCkan({
      origin: origins.ckan,
      store,
      towns,
      ids,
      maxResourceSize: options.maxResourceSize ?? 10 * 1024 * 1024,
    });
    const postfach = await createPostfach({
      origin: originOf('postfach'),
      store,
      time: identityProviders.time,
      ids,
      mailboxes: mailboxesOf(world),
      senders: [musterstadtSender, expiredSender],
      maxMessageBytes: options.maxMessageBytes ?? 1_000_000_000,
    });
    const ports = Object.fromEntries(names.map((name) => [name, portOf(name)]));
    const serviceIssuers = state.started(ports, fitconnect.submissionApi);
    const config = () =>
      sandboxConfig({
        origin: originOf('control'),
        id: state.id(),
        serviceIssuers,
        seed,
        world,
        towns,
        oidc,
        fitconnect,
        identityProviders,
        postfach,
        origins,
      });
    const reset = async () => {
      for (const service of services) await service.reset();
      identityProviders.providers.reset();
      ids.reset();
      state.reset();
    };
    const control = createControl({
      origin: originOf('control'),
      config,
      faults,
      clock,
      log,
      fitconnect,
      identityProviders,
      reset,
    });
    services.push(
      control,
      oidc,
      fitconnect,
      ckan,
      identityProviders.bundid,
      identityProviders.unternehmenskonto,
      postfach,
    );
    const times: Partial<Record<Service['name'], () => number>> = {
      fitconnect: () => clock.stamp(),
      bundid: identityProviders.time,
      unternehmenskonto: identityProviders.time,
      postfach: identityProviders.time,
    };

    for (const service of services) {
      const own = portOf(service.name);
      const hosts = new Set([`127.0.0.1:${own}`, `localhost:${own}`]);
      const { host } = new URL(originOf(service.name));
      hosts.add(host);
      opened[names.indexOf(service.name)]!.setListener(
        front({
          service,
          faults,
          log,
          ids: createIds(undefined),
          hosts,
          signal: stop.signal,
          sandboxId: state.id,
          own: { port: own, tls: tls !== undefined },
          time: times[service.name],
        }),
      );
    }
    options.signal?.addEventListener('abort', () => void close(), { once: true });
    return {
      origin: originOf('control'),
      port: portOf('control'),
      services: Object.fromEntries(
        serviceNames.map((name) => [name, { origin: originOf(name), port: portOf(name) }]),
      ) as Sandbox['services'],
      config,
      fault: (fault) => void faults.add(fault),
      get id() {
        return state.id();
      },
      skew: (milliseconds) => clock.skew(milliseconds),
      injectEvent: (id, event) => fitconnect.injectEvent(id, event),
      rollOver: (destinationId) => fitconnect.rollOver(destinationId),
      callback: (owner, target) => fitconnect.setCallback(owner, target),
      rollIdentityProviderKey: (name, { overlapSeconds = 0 } = {}) =>
        identityProviders.rollKey(name, overlapSeconds),
      registerServiceProvider: (provider) => identityProviders.register(provider),
      startLogout: (nameId) => identityProviders.startLogout(nameId),
      notices: () => fitconnect.notices(),
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
