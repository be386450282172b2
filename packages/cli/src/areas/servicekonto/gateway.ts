import { callApplication } from '@rathaus/client-core/abort';
import type { LogEntry } from '@rathaus/client-core/observe';
import { allowHttp, createServicekonto, type ServicekontoEvent } from '@rathaus/servicekonto-client';
import { createGateway, type GatewayEvent } from '@rathaus/servicekonto-client/gateway';
import type { Context } from '../../program/area.ts';
import { UsageFault } from '../../program/usage-fault.ts';
import { type ConfigOptions, type LoadedConfig, loadConfig } from './load-config.ts';
import { serve } from './serve.ts';

export interface GatewayOptions extends ConfigOptions {
  port?: number;
  host?: string;
  log?: boolean;
  json?: boolean;
}

const usualPort = 8471;
/** Milliseconds that open requests may take when the gateway is to stop. */
const patience = 10_000;
/** Milliseconds in which the store has to answer for the gateway to be healthy. */
const healthTimeout = 2_000;

/** `rathaus servicekonto gateway`: runs until Ctrl-C or a request to stop. */
export async function gateway(options: GatewayOptions, context: Context): Promise<void> {
  const { terminal, text, say, json } = context;
  const loaded = await loadConfig(options, context);
  const { konto: config, gateway: member } = loaded;
  if (!member)
    throw new UsageFault(
      `${loaded.file} nennt kein "gateway": { audience, keys }.`,
      `${loaded.file} has no "gateway": { audience, keys }.`,
    );
  const handler = handlerOf({ ...loaded, gateway: member }, logOf(options.log === true, context));
  const { port = usualPort, host = '127.0.0.1' } = options;
  const server = await serve(handler.handle, { port, host });
  try {
    const origin = `http://${host.includes(':') ? `[${host}]` : host}:${server.port}`;
    const health = `${origin}${handler.healthPath}`;
    if (options.json)
      json({ event: 'ready', origin, health, baseUrl: config.baseUrl, tenant: config.tenant });
    else {
      say(
        text({
          de: `Gateway für ${config.baseUrl} unter ${origin}`,
          en: `Gateway for ${config.baseUrl} at ${origin}`,
        }),
        'strong',
      );
      say(text({ de: `  Zustand  ${health}`, en: `  health   ${health}` }));
      say(
        text({
          de: 'Weiter: den Webserver einrichten (docs/servicekonto/gateway.md). Ende mit Strg-C.',
          en: 'Next: set up the web server (docs/servicekonto/gateway.md). End with Ctrl-C.',
        }),
      );
    }
    if (!terminal.signal.aborted)
      await new Promise((resolve) => terminal.signal.addEventListener('abort', resolve, { once: true }));
  } finally {
    await server.close(patience);
  }
  if (!options.json) say(text({ de: 'Gateway beendet.', en: 'Gateway ended.' }));
}

/** Where events and lines go: ids only, as the packages make them. */
interface Log {
  event(event: ServicekontoEvent | GatewayEvent): void;
  line(entry: LogEntry): void;
}

function logOf(all: boolean, { warn, terminal }: Context): Log {
  const now = () => new Date(terminal.clock()).toISOString();
  return {
    event(event) {
      if (!all) return;
      const { type, ...facts } = event;
      const words = Object.entries(facts).flatMap(([name, value]) =>
        value === undefined ? [] : [`${name}=${value}`],
      );
      warn([now(), type, ...words].join(' '));
    },
    line({ level, code, message }) {
      if (level === 'warn' || level === 'error' || all) warn(`${now()} ${level} ${code} ${message}`);
    },
  };
}

interface Handler {
  readonly healthPath: string;
  handle(request: Request): Promise<Response | undefined>;
}

function handlerOf(
  { konto: config, gateway: member }: Required<LoadedConfig> & { gateway: object },
  log: Log,
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
    observer: (event) => {
      log.event(event);
      return member.observer?.(event);
    },
    logger: (entry) => {
      log.line(entry);
      return member.logger?.(entry);
    },
  });
  const base = new URL(config.baseUrl).pathname.replace(/\/+$/, '');
  const healthPath = `${base}${member.prefix ?? '/gateway'}/health`;
  return {
    healthPath,
    async handle(request) {
      const { pathname } = new URL(request.url);
      return pathname === healthPath ? health(config.store) : inner.handle(request);
    },
  };
}

/** Whether the store answers: without it nobody is logged in. */
async function health(store: LoadedConfig['konto']['store']): Promise<Response> {
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };
  try {
    await callApplication('The store', () => store.get('rathaus:health'), { timeout: healthTimeout });
    return new Response('ok\n', { headers });
  } catch {
    return new Response('store\n', { status: 503, headers });
  }
}
