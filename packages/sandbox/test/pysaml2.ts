import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { SamlKey } from '../src/seed/saml-key.ts';

const run = promisify(execFile);
const script = fileURLToPath(new URL('./pysaml2.py', import.meta.url));
const xmlsec = '/usr/bin/xmlsec1';
/** The packages of Debian belong to its own Python, whichever comes first on the path. */
const pythons = ['/usr/bin/python3', 'python3'];

/** What is installed, or one line that says what is missing. */
export type Installed = { readonly python: string; readonly version: string } | { readonly missing: string };

/** Looks for pysaml2 and for xmlsec1, with which it signs, verifies and decrypts. */
export async function findPysaml2(): Promise<Installed> {
  if (!existsSync(xmlsec)) return { missing: 'no xmlsec1: apt-get install xmlsec1' };
  for (const python of pythons) {
    const asked = await run(python, ['-c', 'import saml2; print(saml2.__version__)']).catch(() => undefined);
    if (asked) return { python, version: asked.stdout.trim() };
  }
  return { missing: 'no pysaml2: apt-get install python3-pysaml2' };
}

/** An identity provider as this service provider knows it. */
export interface KnownProvider {
  /** Entity ID of the service provider towards it. */
  readonly ownEntityId: string;
  readonly entityId: string;
  /** Addresses or texts, in the words of pysaml2. */
  readonly metadata: { readonly remote: readonly { readonly url: string }[] } | { readonly inline: string[] };
  readonly wantAssertionsSigned: boolean;
  /** Names for the AKDB extension; without them there is no extension. */
  readonly requestedAttributes?: readonly string[];
  /** Class reference of the lowest level. */
  readonly minimum?: string;
}

/** A running service provider. */
export interface Pysaml2 {
  readonly origin: string;
  close(): Promise<void>;
}

/** Starts a service provider made with pysaml2, with keys in a folder that goes with it. */
export async function startPysaml2(
  python: string,
  keys: { readonly signing: SamlKey; readonly encryption: SamlKey },
  providers: Readonly<Record<string, KnownProvider>>,
): Promise<Pysaml2> {
  const folder = await mkdtemp(join(tmpdir(), 'rathaus-pysaml2-'));
  const filed = async (name: string, { privateKey, certificate }: SamlKey) => {
    const paths = { key: join(folder, `${name}.key`), certificate: join(folder, `${name}.crt`) };
    await writeFile(paths.key, privateKey, { mode: 0o600 });
    await writeFile(paths.certificate, certificate);
    return paths;
  };
  const world = join(folder, 'world.json');
  const signing = await filed('signing', keys.signing);
  const encryption = await filed('encryption', keys.encryption);
  await writeFile(
    world,
    JSON.stringify({ xmlsec, organisation: 'Hundesteuer Łódź', signing, encryption, providers }),
  );
  const child = spawn(python, [script, world], { stdio: ['ignore', 'pipe', 'pipe'] });
  const close = async () => {
    await end(child);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    return { origin: `http://127.0.0.1:${await portOf(child)}`, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The line in which the script says where it listens. */
async function portOf(child: ChildProcess): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    errors = (errors + chunk.toString()).slice(-4000);
  });
  child.stdout?.on('data', (chunk: Buffer) => resolve(Number(chunk.toString())));
  child.once('error', reject);
  child.once('exit', (code) => reject(new Error(`pysaml2 ended with ${code}:\n${errors}`)));
  return promise;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}
