import { execFile } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface TestCa {
  /** PEM of the authority, for clients in this process. */
  ca: string;
  /** Its key: with it the authority is a server whose certificate signs itself. */
  caKey: string;
  key: string;
  cert: string;
  /** SHA-256 of the public key, base64: what Chromium's `--ignore-certificate-errors-spki-list` wants. */
  spki: string;
}

/**
 * A throw-away authority and one server certificate for the names. Keys exist only while the test runs. With negative
 * `days` the certificate has expired.
 */
export async function createTestCa(names: readonly string[], { days = 2 } = {}): Promise<TestCa> {
  const folder = await mkdtemp(join(tmpdir(), 'rathaus-ca-'));
  const at = (name: string) => join(folder, name);
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  try {
    await run('openssl', [
      'req',
      '-x509',
      ...key,
      '-days',
      '2',
      '-subj',
      '/CN=Rathaus test CA',
      '-keyout',
      at('ca.key'),
      '-out',
      at('ca.crt'),
    ]);
    await run('openssl', [
      'req',
      ...key,
      '-subj',
      `/CN=${names[0]}`,
      '-keyout',
      at('server.key'),
      '-out',
      at('server.csr'),
    ]);
    const extensions = `subjectAltName=${names.map((name) => `DNS:${name}`).join(',')}\nextendedKeyUsage=serverAuth\n`;
    await writeFile(at('extensions'), extensions);
    await run('openssl', [
      'x509',
      '-req',
      '-in',
      at('server.csr'),
      '-CA',
      at('ca.crt'),
      '-CAkey',
      at('ca.key'),
      '-CAcreateserial',
      '-days',
      `${days}`,
      '-extfile',
      at('extensions'),
      '-out',
      at('server.crt'),
    ]);
    const [ca, caKey, serverKey, cert] = await Promise.all(
      ['ca.crt', 'ca.key', 'server.key', 'server.crt'].map((name) => readFile(at(name), 'utf8')),
    );
    const spki = new X509Certificate(cert!).publicKey.export({ type: 'spki', format: 'der' });
    return {
      ca: ca!,
      caKey: caKey!,
      key: serverKey!,
      cert: cert!,
      spki: createHash('sha256').update(spki).digest('base64'),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
