import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createWebServer, type Server } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMemoryStateStore } from '@rathaus/client-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRevocation, type OcspSource, type RevocationSource } from './index.ts';

const openssl = (() => {
  try {
    return execFileSync('openssl', ['version'], { encoding: 'utf8' }).trim();
  } catch {
    console.log('skipped: revocation is tried against the openssl command, which is not installed');
    return undefined;
  }
})();

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

/** Keys and signatures of an authority: RSASSA-PSS with SHA-512 and 4096 bits as in the Verwaltungs-PKI, and ECDSA. */
const kinds = {
  'RSASSA-PSS': {
    key: ['-newkey', 'rsa:4096'],
    sign: ['-sigopt', 'rsa_padding_mode:pss', '-sigopt', 'rsa_pss_saltlen:digest'],
    digest: 'sha512',
  },
  ECDSA: { key: ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'], sign: [], digest: 'sha256' },
} as const;

describe.skipIf(!openssl).each(Object.keys(kinds) as (keyof typeof kinds)[])('openssl with %s', (kind) => {
  const { key, sign, digest } = kinds[kind];
  let folder = '';
  let ocspPort = 0;
  let host = '';
  let web: Server;
  const responders: ChildProcess[] = [];
  const run = (command: string, ...more: readonly string[]) =>
    execFileSync('openssl', [...command.split(' '), ...more], { cwd: folder, stdio: 'pipe' });
  const certificate = (name: string) => new X509Certificate(readFileSync(join(folder, `${name}.pem`)));

  const config = (listUrl: string) => `
[ca]
default_ca = own
[own]
database = index.txt
serial = serial
crlnumber = crlnumber
new_certs_dir = new
certificate = ca.pem
private_key = ca.key
default_md = ${digest}
default_days = 20
default_crl_days = 1
policy = any
unique_subject = no
crl_extensions = list
[any]
commonName = supplied
[list]
authorityKeyIdentifier = keyid
[authority]
basicConstraints = critical,CA:TRUE,pathlen:0
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[leaf]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
authorityInfoAccess = OCSP;URI:http://localhost:${ocspPort}
crlDistributionPoints = URI:${listUrl}
[delegate]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,OCSPSigning
noCheck = ignored
[undelegated]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
[req]
distinguished_name = name
[name]
`;

  /** Towns have small keys, so that the test is quick: only what the authority signs with is of its kind. */
  const issue = (name: string, cn: string, extensions: string) => {
    const own = extensions === 'leaf' ? kinds.ECDSA.key : key;
    const files = `-keyout ${name}.key -out ${name}.csr -config ca.cnf`;
    run(`req -new -nodes ${files}`, ...own, '-subj', `/CN=${cn}`);
    run(
      `ca -batch -config ca.cnf -in ${name}.csr -out ${name}.pem -extensions ${extensions} -notext`,
      ...sign,
    );
  };
  const revoke = (name: string, reason: string) =>
    run(`ca -config ca.cnf -revoke ${name}.pem -crl_reason ${reason}`, ...sign);
  const publish = () => {
    run('ca -config ca.cnf -gencrl -out list.pem', ...sign);
    run('crl -in list.pem -outform DER -out list.crl');
  };

  /** Starts `openssl ocsp` and waits until it answers. */
  async function startResponder(signer: string): Promise<void> {
    for (const running of responders.splice(0)) {
      const ended = new Promise((resolve) => running.once('exit', resolve));
      running.kill();
      await ended;
    }
    const pss = sign.length ? ['-rsigopt', 'rsa_padding_mode:pss', '-rsigopt', 'rsa_pss_saltlen:digest'] : [];
    const command = `ocsp -ignore_err -index index.txt -port ${ocspPort} -CA ca.pem -nmin 5 -rmd ${digest}`;
    const files = `-rsigner ${signer}.pem -rkey ${signer}.key`;
    const child = spawn('openssl', [...`${command} ${files}`.split(' '), ...pss], {
      cwd: folder,
      stdio: 'pipe',
    });
    responders.push(child);
    // A question that is none would end it, so nobody asks whether it is there.
    await new Promise<void>((resolve, reject) => {
      const listen = (text: Buffer) => text.includes('waiting') && resolve();
      child.stderr.on('data', listen);
      child.stdout.on('data', listen);
      child.on('exit', () => reject(new Error('openssl ocsp ended')));
    });
  }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'rathaus-revocation-'));
    ocspPort = await freePort();
    web = createWebServer((_, answer) => answer.end(readFileSync(join(folder, 'list.crl'))));
    await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
    host = `localhost:${(web.address() as AddressInfo).port}`;
    mkdirSync(join(folder, 'new'));
    writeFileSync(join(folder, 'index.txt'), '');
    // Serial numbers with the highest bit set have a leading zero in DER.
    writeFileSync(join(folder, 'serial'), 'F00000000000000000000001\n');
    writeFileSync(join(folder, 'crlnumber'), '01\n');
    writeFileSync(join(folder, 'ca.cnf'), config(`http://${host}/list.crl`));
    const files = '-keyout ca.key -out ca.pem -config ca.cnf -extensions authority';
    run(`req -x509 -nodes -days 30 -${digest} ${files}`, ...key, '-subj', '/CN=CA Beispielland', ...sign);
    issue('good', 'Stadt Musterstadt', 'leaf');
    issue('revoked', 'Stadt Beispielhausen', 'leaf');
    issue('delegate', 'Auskunft Beispielland', 'delegate');
    issue('undelegated', 'Auskunft Anderswo', 'undelegated');
    revoke('revoked', 'keyCompromise');
    publish();
  });
  afterAll(async () => {
    for (const running of responders) running.kill();
    await new Promise((resolve) => web.close(resolve));
    rmSync(folder, { recursive: true, force: true });
  });

  const ask = async (name: string, sources: readonly RevocationSource[]) => {
    const { status } = createRevocation({
      tenant: 'musterstadt',
      cache: createMemoryStateStore(),
      sources,
      allowHosts: [`localhost:${ocspPort}`, host],
    });
    const [first] = await status([certificate(name), certificate('ca')]);
    return first!;
  };

  it.each<[string, OcspSource]>([
    ['by POST with a nonce that must come back', { kind: 'ocsp', nonce: 'require' }],
    ['by GET', { kind: 'ocsp', method: 'get' }],
  ])('its responder says good and revoked, asked %s', async (_, source) => {
    await startResponder('ca');
    expect(await ask('good', [source])).toMatchObject({ status: 'good', source: 'ocsp', failed: [] });
    expect(await ask('revoked', [source])).toMatchObject({ status: 'revoked', reason: 'keyCompromise' });
  });

  it('its responder with a delegate counts, one without the purpose does not', async () => {
    await startResponder('undelegated');
    expect(await ask('good', [{ kind: 'ocsp' }])).toMatchObject({
      status: 'unknown',
      why: 'delegate-purpose',
    });
    await startResponder('delegate');
    expect(await ask('good', [{ kind: 'ocsp' }])).toMatchObject({ status: 'good' });
    expect(await ask('revoked', [{ kind: 'ocsp' }])).toMatchObject({ status: 'revoked' });
  });

  it('its responder does not know the certificate of another database; the list is asked then', async () => {
    await startResponder('ca');
    const index = readFileSync(join(folder, 'index.txt'), 'utf8');
    writeFileSync(join(folder, 'index.txt'), index.split('\n').slice(1).join('\n'));
    await startResponder('ca');
    const status = await ask('good', [{ kind: 'ocsp' }, { kind: 'crl' }]);
    writeFileSync(join(folder, 'index.txt'), index);
    expect(status).toMatchObject({
      status: 'good',
      source: 'crl',
      failed: [{ why: 'unknown-to-responder' }],
    });
  });

  it('its list says good and revoked', async () => {
    expect(await ask('good', [{ kind: 'crl' }])).toMatchObject({ status: 'good', source: 'crl' });
    expect(await ask('revoked', [{ kind: 'crl' }])).toMatchObject({
      status: 'revoked',
      reason: 'keyCompromise',
    });
  });

  it('its list of many entries says the same', async () => {
    for (let count = 0; count < 8; count++) {
      issue(`more${count}`, `Amt ${count}`, 'leaf');
      revoke(`more${count}`, 'superseded');
    }
    publish();
    expect(await ask('good', [{ kind: 'crl' }])).toMatchObject({ status: 'good' });
    expect(await ask('more7', [{ kind: 'crl' }])).toMatchObject({ status: 'revoked', reason: 'superseded' });
  });
});
