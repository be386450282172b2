import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createMemoryStateStore, isLoopback } from '@rathaus/client-core';
import { throwIfAborted } from '@rathaus/client-core/abort';
import { escapeHtml } from '@rathaus/client-core/text';
import { hidden } from '@rathaus/client-core/texts';
import {
  allowHttp,
  attributeNames,
  attributeOf,
  createServicekonto,
  type Identity,
  namesOf,
  parseVertrauensniveau,
  type Servicekonto,
  type ServicekontoConfig,
  type Vertrauensniveau,
} from '@rathaus/servicekonto-client';
import { attributeTexts } from '@rathaus/servicekonto-client/texts';
import type { Context } from '../../program/area.ts';
import { UsageFault } from '../../program/usage-fault.ts';
import { type ConfigOptions, loadConfig } from './load-config.ts';
import { serve } from './serve.ts';

export interface LoginVerbOptions extends ConfigOptions {
  provider?: string;
  level?: string;
  port?: number;
  timeout?: number;
  open?: boolean;
  show?: boolean;
  json?: boolean;
}

const usualPort = 8472;

/** `rathaus servicekonto login`: a whole login by the configuration, with a server of its own on this machine. */
export async function login(options: LoginVerbOptions, context: Context): Promise<void> {
  const { terminal, text } = context;
  const level = levelOf(options.level);
  const { konto: config, store } = await loadConfig(options, context);
  const ended = Promise.withResolvers<Identity>();
  // Whoever waits below sees the failure; until then nobody does.
  ended.promise.catch(() => undefined);
  let handle: (request: Request) => Promise<Response | undefined> = async () => undefined;
  const port = options.port ?? portOf(config.baseUrl) ?? usualPort;
  const server = await serve((request) => handle(request), { port, host: '127.0.0.1' });
  const timer = setTimeout(
    () =>
      ended.reject(
        new UsageFault(
          'In der Zeit hat sich niemand angemeldet. Mehr Zeit gibt --timeout SEKUNDEN.',
          'Nobody has logged in within the time. --timeout SECONDS gives more.',
        ),
      ),
    (options.timeout ?? 300) * 1000,
  );
  const onAbort = () => ended.reject(terminal.signal.reason);
  terminal.signal.addEventListener('abort', onAbort, { once: true });
  try {
    const baseUrl = `http://127.0.0.1:${server.port}`;
    const konto = createServicekonto(loopbackConfig(config, baseUrl, (error) => ended.reject(error)));
    handle = pages(konto, context, (identity) => ended.resolve(identity));
    const path = await konto.loginHref(new Request(baseUrl), {
      provider: options.provider,
      level,
      fresh: true,
      return: '/',
    });
    announce(
      `${baseUrl}${path}`,
      `${baseUrl}${config.paths?.callback ?? '/login/callback'}`,
      options,
      context,
    );
    const identity = await ended.promise;
    print(identity, options, context);
  } finally {
    clearTimeout(timer);
    terminal.signal.removeEventListener('abort', onAbort);
    // The page that says it has worked goes out first.
    await server.close(2_000);
    await store?.close();
  }
  throwIfAborted(terminal.signal, text({ de: 'Die Anmeldung', en: 'The login' }));
}

function levelOf(given: string | undefined): Vertrauensniveau | undefined {
  const level = parseVertrauensniveau(given);
  if (given !== undefined && level === undefined)
    throw new UsageFault(
      'Dieses Niveau gibt es nicht; rathaus servicekonto levels zeigt alle.',
      'There is no such level; rathaus servicekonto levels shows all.',
    );
  return level;
}

/** The port of an application on this machine, whose callback address is registered already. */
function portOf(baseUrl: unknown): number | undefined {
  const url = typeof baseUrl === 'string' ? URL.parse(baseUrl) : null;
  return url?.protocol === 'http:' && isLoopback(url) && url.port !== '' ? Number(url.port) : undefined;
}

/** The configuration with everything that is the machine's own: address, store, key, pages. */
const loopbackConfig = (
  config: ServicekontoConfig,
  baseUrl: string,
  fail: (error: unknown) => void,
): ServicekontoConfig => ({
  ...config,
  baseUrl,
  store: createMemoryStateStore(),
  cookieKeys: [randomBytes(32).toString('base64')],
  renderError: ({ error, status }) => {
    fail(error);
    return page(status, error.code);
  },
  observer: undefined,
  logger: undefined,
  // Our own address has no TLS. Providers on this machine still need [allowSandbox].
  [allowHttp]: true,
});

function page(status: number, sentence: string): Response {
  const html = `<!doctype html><html lang="de"><meta charset="utf-8"><title>rathaus</title><p>${escapeHtml(sentence)}</p></html>`;
  return new Response(html, {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', connection: 'close' },
  });
}

function pages(
  konto: Servicekonto,
  { text }: Context,
  succeed: (identity: Identity) => void,
): (request: Request) => Promise<Response | undefined> {
  return async (request) => {
    const answer = await konto.handle(request);
    if (answer) return answer;
    if (new URL(request.url).pathname !== '/') return undefined;
    const session = await konto.session(request);
    if (!session) return page(404, text({ de: 'Niemand ist angemeldet.', en: 'Nobody is logged in.' }));
    succeed(session.identity);
    return page(
      200,
      text({ de: 'Angemeldet. Dieses Fenster kann zu.', en: 'Logged in. You may close this window.' }),
    );
  };
}

function announce(
  address: string,
  callback: string,
  { open, json }: LoginVerbOptions,
  { say, warn, text, json: line }: Context,
): void {
  if (json) line({ event: 'open', address });
  else {
    say(text({ de: 'Im Browser dieses Rechners öffnen:', en: 'Open in the browser of this machine:' }));
    say(`  ${address}`, 'strong');
  }
  warn(
    text({
      de: `Beim Anmeldedienst muss eine Rückkehradresse mit ${callback}/… hinterlegt sein.`,
      en: `A callback address with ${callback}/… has to be registered at the provider.`,
    }),
  );
  if (!open) return;
  const [program, ...before] =
    process.platform === 'darwin' ? ['open'] : process.platform === 'win32' ? ['explorer'] : ['xdg-open'];
  const child = spawn(program!, [...before, address], { stdio: 'ignore', detached: true });
  child.once('error', () =>
    warn(text({ de: 'Der Browser ließ sich nicht öffnen.', en: 'The browser could not be opened.' })),
  );
  child.unref();
}

/** Who it is. Without `--show` only which attributes came, not what they say. */
function print(
  identity: Identity,
  { show, json }: LoginVerbOptions,
  { say, text, json: line, language }: Context,
): void {
  const shown = (value: string) => (show ? value : hidden);
  const stated = attributeNames.flatMap((name) => {
    const value = attributeOf(identity, name);
    return value === undefined ? [] : [{ name, value, level: identity.attributeLevels[name] }];
  });
  const { kind, level, provider, protocol, temporary, key } = identity;
  if (json) {
    const attributes = Object.fromEntries(stated.map((one) => [one.name, shown(one.value)]));
    const attributeLevels = identity.attributeLevels;
    line({
      event: 'login',
      identity: {
        kind,
        level,
        provider,
        protocol,
        temporary,
        key: key && shown(key),
        attributes,
        attributeLevels,
      },
    });
    return;
  }
  const rows: [string, string][] = [
    [text({ de: 'Art', en: 'kind' }), kind === 'person' ? 'Person' : 'Organisation'],
    [text({ de: 'Niveau', en: 'level' }), namesOf(level)[language]],
    [text({ de: 'Anmeldedienst', en: 'provider' }), `${provider} (${protocol})`],
    [
      text({ de: 'Schlüssel', en: 'key' }),
      key === undefined
        ? text({
            de: 'keiner: Gast, nichts unter ihm speichern',
            en: 'none: a guest, store nothing under it',
          })
        : shown(key),
    ],
    ...stated.map(({ name, value, level: proven }): [string, string] => [
      attributeTexts[name][language],
      proven === undefined ? shown(value) : `${shown(value)} (${namesOf(proven)[language]})`,
    ]),
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  say(text({ de: 'Angemeldet.', en: 'Logged in.' }), 'good');
  for (const [name, value] of rows) say(`  ${name.padEnd(width)}  ${value}`);
  if (!show)
    say(
      text({ de: 'Mit --show stehen die Angaben im Klartext.', en: 'With --show the values are shown.' }),
      'quiet',
    );
}
