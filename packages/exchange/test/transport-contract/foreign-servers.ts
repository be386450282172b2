import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The user that both servers know. */
export const user = { username: 'musterstadt', password: 'geheim-łódź' } as const;

/** A WebDAV server that serves a folder below `/`. */
export interface ForeignServer {
  readonly name: string;
  readonly url: string;
  readonly root: string;
  stop(): Promise<void>;
}

/** The reason why a server is not here; only that skips, one that does not start is a failure. */
export type Started = ForeignServer | { readonly missing: string };

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

async function served(name: string, child: ChildProcess, port: number, root: string): Promise<ForeignServer> {
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (piece: Buffer) => {
      output = `${output}${piece.toString()}`.slice(-4000);
    });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = `http://127.0.0.1:${port}/`;
  for (let tries = 0; tries < 150; tries += 1) {
    if (child.exitCode !== null) throw new Error(`${name} ended: ${output}`);
    // Not there yet is no fault.
    const answer = await fetch(url).catch(() => undefined);
    if (answer)
      return {
        name,
        url,
        root,
        async stop() {
          child.kill('SIGTERM');
          await ended;
        },
      };
    await wait(200);
  }
  child.kill('SIGKILL');
  throw new Error(`${name} does not answer: ${output}`);
}

/** WsgiDAV 4 of PyPI, in an environment of its own. */
export async function startWsgiDav(folder: string): Promise<Started> {
  try {
    await run('python3', ['-m', 'venv', join(folder, 'venv')], { timeout: 120_000 });
    const packages = ['wsgidav==4.4.0', 'cheroot==11.1.2'];
    await run(
      join(folder, 'venv/bin/pip'),
      ['install', '--quiet', '--disable-pip-version-check', ...packages],
      {
        timeout: 300_000,
      },
    );
  } catch (error) {
    return { missing: `python3 with WsgiDAV cannot be installed: ${String(error).split('\n')[0]}` };
  }
  const root = join(folder, 'wsgidav');
  await mkdir(root);
  const port = await freePort();
  const config = {
    host: '127.0.0.1',
    port,
    provider_mapping: { '/': root },
    simple_dc: { user_mapping: { '*': { [user.username]: { password: user.password } } } },
    http_authenticator: { accept_basic: true, accept_digest: false, default_to_digest: false },
    verbose: 1,
  };
  await writeFile(join(folder, 'wsgidav.json'), JSON.stringify(config));
  const child = spawn(join(folder, 'venv/bin/wsgidav'), ['--config', join(folder, 'wsgidav.json')]);
  return served('WsgiDAV', child, port, root);
}

/** Apache 2.4 with mod_dav. */
export async function startApache(folder: string): Promise<Started> {
  const { stdout } = await run('sh', ['-c', 'command -v apache2 || true'], {
    env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` },
  });
  const binary = stdout.trim();
  if (binary === '') return { missing: 'apache2 (Debian) is not installed' };
  const root = join(folder, 'apache');
  await mkdir(root);
  for (const path of [folder, root]) await chmod(path, 0o777);
  const port = await freePort();
  const hash = await run(binary.replace(/apache2$/, '../bin/htpasswd'), [
    '-nbB',
    user.username,
    user.password,
  ]);
  await writeFile(join(folder, 'passwords'), hash.stdout.trim());
  const modules = '/usr/lib/apache2/modules';
  const load = [
    'mpm_event',
    'authn_core',
    'authn_file',
    'authz_core',
    'authz_user',
    'auth_basic',
    'dav',
    'dav_fs',
  ]
    .map((name) => `LoadModule ${name}_module ${modules}/mod_${name}.so`)
    .join('\n');
  await writeFile(
    join(folder, 'apache.conf'),
    `${load}
ServerRoot ${folder}
ServerName 127.0.0.1
Listen 127.0.0.1:${port}
PidFile ${folder}/apache.pid
ErrorLog ${folder}/apache.log
DefaultRuntimeDir ${folder}
DocumentRoot ${root}
DavLockDB ${folder}/davlock
User nobody
Group nogroup
<Directory ${root}>
  Dav On
  AuthType Basic
  AuthName archiv
  AuthUserFile ${folder}/passwords
  Require valid-user
</Directory>
`,
  );
  const child = spawn(binary, ['-f', join(folder, 'apache.conf'), '-DFOREGROUND']);
  return served('Apache mod_dav', child, port, root);
}
