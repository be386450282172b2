import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createMemoryStateStore } from '@rathaus/client-core';
import { freePort } from '../../../tools/testing/free-port.ts';
import { createGateway, type GatewayConfig } from '../src/gateway/index.ts';
import { allowHttp, allowSandbox, createServicekonto, type ServicekontoConfig } from '../src/index.ts';
import { toNodeHandler } from '../src/node/index.ts';
import { type OidcOptions, oidc } from '../src/oidc/index.ts';
import { gatewayKey } from './gateway-world.ts';
import { cookieKey } from './mock-browser.ts';

const run = promisify(execFile);

/** The words that the programs answer with, or why they are not there. */
export const present = (program: string, flag: string): Promise<boolean> =>
  run(program, [flag]).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      console.log(`skipped: ${program} is not installed (${error.code})`);
      return false;
    },
  );

/** The code blocks of the documentation in one language: what is tested is what people copy. */
export async function recipes(language: string): Promise<string[]> {
  const text = await readFile(join(import.meta.dirname, '../../../docs/servicekonto/gateway.md'), 'utf8');
  return [...text.matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``, 'g'))].map(
    (match) => match[1]!,
  );
}

/** Puts the values of a test into a recipe; fails when the recipe no longer has what is to be replaced. */
function filled(recipe: string, values: readonly (readonly [from: string | RegExp, to: string])[]): string {
  let text = recipe;
  for (const [from, to] of values) {
    const next = text.replaceAll(from, to);
    if (next === text) throw new Error(`the recipe has no ${from}`);
    text = next;
  }
  return text;
}

async function listen(listener: RequestListener): Promise<{ server: Server; port: number }> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, port: (server.address() as AddressInfo).port };
}

/** A web server by its recipe, with the gateway, an application that shows what arrives, and protected files. */
export interface GatewayHost {
  readonly origin: string;
  /** Of the gateway, as only the web server should see it. */
  readonly inside: string;
  readonly algorithm: 'ES256' | 'RS256';
  close(): Promise<void>;
}

type WebServer = 'nginx' | 'caddy';

export async function startGatewayHost(options: {
  web: WebServer;
  provider: OidcOptions;
  /** A second way to log in. */
  other?: OidcOptions;
  algorithm?: 'ES256' | 'RS256';
  gateway?: Partial<GatewayConfig>;
  config?: Partial<ServicekontoConfig>;
}): Promise<GatewayHost> {
  const { web, algorithm = 'ES256' } = options;
  const folder = await mkdtemp(join(tmpdir(), `rathaus-${web}-`));
  const root = join(folder, 'html');
  await mkdir(join(root, 'intern'), { recursive: true });
  await writeFile(join(root, 'intern', 'seite.html'), '<p>Nur für Angemeldete</p>');
  await writeFile(join(root, 'intern', 'bild.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  const [links = ''] = await recipes('html');
  await writeFile(
    join(root, 'index.html'),
    `<p>Für alle</p>${links.replace('/intern/', '/intern/seite.html')}`,
  );
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const konto = createServicekonto({
    tenant: 'musterstadt',
    baseUrl: origin,
    store: createMemoryStateStore(),
    cookieKeys: [cookieKey],
    providers: {
      broker: oidc(options.provider),
      ...(options.other && { unternehmenskonto: oidc(options.other) }),
    },
    [allowHttp]: true,
    [allowSandbox]: true,
    ...options.config,
  });
  const gateway = createGateway(konto, {
    tenant: 'musterstadt',
    baseUrl: origin,
    audience: origin,
    keys: [await gatewayKey('test', algorithm)],
    originalUri: web === 'caddy' ? 'x-forwarded-uri' : 'x-original-uri',
    [allowHttp]: true,
    ...options.gateway,
  });
  const handler = toNodeHandler(gateway);
  const own = await listen((incoming, outgoing) => void handler(incoming, outgoing));
  const echo = await listen((incoming, outgoing) => {
    outgoing.writeHead(200, { 'content-type': 'application/json' });
    outgoing.end(JSON.stringify({ path: incoming.url, headers: incoming.headers }));
  });
  const ports = { port, gateway: own.port, application: echo.port };
  const child = await (web === 'nginx' ? startNginx(folder, root, ports) : startCaddy(folder, root, ports));
  const close = async () => {
    if (child.exitCode === null) {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    }
    for (const { server } of [own, echo]) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await untilServed(origin, child);
  } catch (error) {
    await close();
    throw error;
  }
  return { origin, inside: `http://127.0.0.1:${own.port}`, algorithm, close };
}

/** Waits until a web server answers. */
export async function untilServed(origin: string, child: ChildProcess): Promise<void> {
  for (let tenth = 0; tenth < 100; tenth++) {
    const answer = await fetch(origin).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${child.spawnfile} did not start: ${logs.get(child)}`);
}

const logs = new WeakMap<ChildProcess, string>();

function started(
  program: string,
  line: readonly string[],
  env: Readonly<Record<string, string>> = {},
): ChildProcess {
  const child = spawn(program, line, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      logs.set(child, ((logs.get(child) ?? '') + chunk.toString()).slice(-4000));
    });
  return child;
}

export interface Ports {
  readonly port: number;
  /** Of one gateway, or of several that share a store. */
  readonly gateway: number | readonly number[];
  readonly application: number;
}

/** nginx by its recipe. */
export async function startNginx(folder: string, root: string, ports: Ports): Promise<ChildProcess> {
  const [recipe] = await recipes('nginx');
  const gateways = [ports.gateway].flat().map((port) => `127.0.0.1:${port}`);
  const site = filled(recipe ?? '', [
    ['listen 443 ssl', `listen 127.0.0.1:${ports.port}`],
    [/ *ssl_certificate.*\n/g, ''],
    ['/var/www/html', root],
    ['server 127.0.0.1:8471 ', gateways.map((address) => `server ${address} `).join('max_fails=0; ')],
    ['127.0.0.1:9000', `127.0.0.1:${ports.application}`],
  ]);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${folder}/${name};`)
    .join('\n');
  await writeFile(
    join(folder, 'nginx.conf'),
    // Its workers may not read a folder of root's otherwise.
    `${process.getuid?.() === 0 ? 'user root;' : ''}
daemon off; worker_processes 1; pid ${folder}/pid; error_log stderr;
events { worker_connections 64; }
http { access_log off; types { text/html html; }
${temporary}
${site}
}`,
  );
  return started('nginx', ['-p', folder, '-e', 'stderr', '-c', join(folder, 'nginx.conf')]);
}

async function startCaddy(folder: string, root: string, ports: Ports): Promise<ChildProcess> {
  const [recipe] = await recipes('caddy');
  const site = filled(recipe ?? '', [
    ['www.musterstadt.example', `http://127.0.0.1:${ports.port}`],
    ['/var/www/html', root],
    ['127.0.0.1:8471', `127.0.0.1:${ports.gateway}`],
    ['127.0.0.1:9000', `127.0.0.1:${ports.application}`],
  ]);
  await writeFile(join(folder, 'Caddyfile'), `{\n\tadmin off\n\tauto_https off\n}\n${site}`);
  return started('caddy', ['run', '--config', join(folder, 'Caddyfile'), '--adapter', 'caddyfile'], {
    HOME: folder,
    XDG_DATA_HOME: folder,
    XDG_CONFIG_HOME: folder,
  });
}

/** What the PHP of the documentation makes of tokens: their subject, or null. */
export async function checkInPhp(
  tokens: readonly string[],
  site: { keys: string; origin: string; algorithm: string; now?: number },
): Promise<(string | null)[]> {
  const folder = await mkdtemp(join(tmpdir(), 'rathaus-php-'));
  try {
    const [code] = await recipes('php');
    const driver = `
foreach (json_decode($argv[1]) as $token) {
    $claims = rathaus_token($token, json_decode($argv[2], true), $argv[3], $argv[3], $argv[4], $argv[5] === '' ? null : (int) $argv[5]);
    $out[] = $claims['sub'] ?? null;
}
echo json_encode($out);`;
    await writeFile(join(folder, 'token.php'), `${code}${driver}`);
    const { keys, origin, algorithm, now } = site;
    const line = ['-d', 'display_errors=stderr', '-d', 'error_reporting=-1', join(folder, 'token.php')];
    const { stdout, stderr } = await run('php', [
      ...line,
      JSON.stringify(tokens),
      keys,
      origin,
      algorithm,
      now === undefined ? '' : String(now),
    ]);
    if (stderr !== '') throw new Error(stderr);
    return JSON.parse(stdout) as (string | null)[];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
