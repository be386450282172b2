import { allowHttp, createServicekonto } from '@rathaus/servicekonto-client';
import { createGateway } from '@rathaus/servicekonto-client/gateway';
import { type GatewayMember, refusedBy } from '../../configuration/login/judge-login.ts';
import { ConfigurationFaults } from '../../configuration/members.ts';
import type { Context } from '../../program/area.ts';
import { UsageFault } from '../../program/usage-fault.ts';
import { type Health, healthOf } from './gateway-health.ts';
import { type GatewayLog, gatewayLog } from './gateway-log.ts';
import { gatewayVariables } from './gateway-variables.ts';
import { type ConfigOptions, type LoadedConfig, loadConfig } from './load-config.ts';
import { serve } from './serve.ts';

export interface GatewayOptions extends ConfigOptions {
  port?: number;
  host?: string;
  log?: boolean;
  drain?: number;
  json?: boolean;
}

const usualPort = 8471;
/** Milliseconds that open requests may take when the gateway is to stop. */
const patience = 10_000;

/** `rathaus servicekonto gateway`: runs until Ctrl-C or a request to stop. */
export async function gateway(options: GatewayOptions, context: Context): Promise<void> {
  const { terminal } = context;
  const variables = gatewayVariables(terminal.env);
  const loaded = await loadConfig(options, context);
  const { konto: config, gateway: member } = loaded;
  if (!member)
    throw new UsageFault(
      `${loaded.file} nennt kein "gateway": { audience, keys }.`,
      `${loaded.file} has no "gateway": { audience, keys }.`,
    );
  // Of both at once: whoever mended the login would be stopped again by the gateway.
  const faults = refusedBy(config, member);
  if (faults.length > 0) throw new ConfigurationFaults(loaded.file, faults);
  // Nobody looks on: a program collects what is said.
  const asJson = options.json === true || !terminal.isTTY;
  const all = options.log ?? variables.log ?? false;
  const log = gatewayLog({ all, asJson }, context);
  const handler = handlerOf({ ...loaded, gateway: member }, log, terminal.signal);
  const port = options.port ?? variables.port ?? usualPort;
  const host = options.host ?? variables.host ?? '127.0.0.1';
  try {
    const server = await serve(handler.handle, { port, host });
    try {
      const origin = `http://${host.includes(':') ? `[${host}]` : host}:${server.port}`;
      sayReady({ origin, health: handler.health, asJson, config }, context);
      if (!terminal.signal.aborted)
        await new Promise((resolve) => terminal.signal.addEventListener('abort', resolve, { once: true }));
      // Not ready any more, and still at work: whoever sends requests here has time to notice.
      const drain = options.drain ?? variables.drain ?? 0;
      if (drain > 0) await new Promise((resolve) => setTimeout(resolve, drain * 1000));
    } finally {
      await server.close(patience);
    }
  } finally {
    await loaded.store?.close();
  }
  sayEnded(asJson, context);
}

function sayReady(
  facts: { origin: string; health: Health; asJson: boolean; config: LoadedConfig['konto'] },
  { json, say, text }: Context,
): void {
  const { origin, asJson, config } = facts;
  const [live, ready] = [facts.health.livePath, facts.health.readyPath].map((path) => `${origin}${path}`);
  if (asJson) {
    json({ event: 'ready', origin, live, ready, baseUrl: config.baseUrl, tenant: config.tenant });
    return;
  }
  say(
    text({
      de: `Gateway für ${config.baseUrl} unter ${origin}`,
      en: `Gateway for ${config.baseUrl} at ${origin}`,
    }),
    'strong',
  );
  say(text({ de: `  lebt     ${live}`, en: `  live   ${live}` }));
  say(text({ de: `  bereit   ${ready}`, en: `  ready  ${ready}` }));
  say(
    text({
      de: 'Weiter: den Webserver einrichten (docs/servicekonto/gateway.md). Ende mit Strg-C.',
      en: 'Next: set up the web server (docs/servicekonto/gateway.md). End with Ctrl-C.',
    }),
  );
}

function sayEnded(asJson: boolean, { json, say, text }: Context): void {
  if (asJson) json({ event: 'ended' });
  else say(text({ de: 'Gateway beendet.', en: 'Gateway ended.' }));
}

interface Handler {
  readonly health: Health;
  handle(request: Request): Promise<Response | undefined>;
}

function handlerOf(
  { konto: config, gateway: member }: LoadedConfig & { readonly gateway: GatewayMember },
  log: GatewayLog,
  stopping: AbortSignal,
): Handler {
  const konto = createServicekonto({
    ...config,
    observer: (event) => {
      log.event(event);
      return config.observer?.(event);
    },
    logger: (entry) => {
      log.line(entry);
      return config.logger?.(entry);
    },
  });
  const inner = createGateway(konto, {
    applicationTimeout: config.applicationTimeout,
    clock: config.clock,
    [allowHttp]: config[allowHttp],
    ...member,
    tenant: config.tenant,
    baseUrl: config.baseUrl,
    proxyStripsPath: config.proxyStripsPath,
    observer: (event) => {
      log.event(event);
      return member.observer?.(event);
    },
    logger: (entry) => {
      log.line(entry);
      return member.logger?.(entry);
    },
  });
  const path = new URL(config.baseUrl).pathname.replace(/\/+$/, '');
  const health = healthOf(member.prefix ?? '/gateway', { path, store: config.store, stopping });
  return {
    health,
    handle: (request) => health.answer(new URL(request.url).pathname) ?? inner.handle(request),
  };
}
