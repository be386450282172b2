import { spawn } from 'node:child_process';
import { createPrivateKey, randomBytes, randomUUID, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type JwePart, type Sandbox, type SandboxConfig, startSandbox } from '../src/index.ts';
import { brokerSigning } from '../src/seed/test-keys.ts';
import { Delivery } from './delivery.ts';

describe('startSandbox', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('refuses production', async () => {
    vi.stubEnv('NODE_ENV', 'production');
    const failure = await startSandbox().catch((error: unknown) => error);
    expect(failure).toMatchObject({
      code: 'sandbox.environment.production',
      origin: 'local',
      retryable: false,
    });
    expect((failure as Record<symbol, unknown>)[Symbol.for('@rathaus/error')]).toBe(true);
  });

  it('ends a start whose caller has gone as every aborted call ends', async () => {
    await expect(startSandbox({ signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'core.aborted',
    });
  });

  it('goes on whatever its observer does', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    let calls = 0;
    const observers = [
      () => {
        throw new Error('x');
      },
      () => Promise.reject(new Error('x')),
      () => new Promise(() => undefined),
    ];
    await using sandbox = await startSandbox({ observer: () => observers[calls++ % 3]!() });
    for (let turn = 0; turn < 6; turn++) expect((await fetch(sandbox.origin)).status).toBe(200);
    expect(calls).toBe(6);
    expect(warn).toHaveBeenCalledTimes(1);
    warn.mockRestore();
  });

  it('names all faults of its options at once', async () => {
    await expect(
      startSandbox({ port: -1, tokenSeconds: 0, publicOrigins: { oidc: 'https://login.land.test/' } }),
    ).rejects.toMatchObject({
      code: 'sandbox.config.invalid',
      message: expect.stringMatching(/port.*publicOrigins\.oidc.*tokenSeconds/),
    });
    const client = { clientSecret: 'x', name: 'x', redirectUris: ['https://portal.test/cb'] };
    await expect(
      startSandbox({
        clients: [
          { ...client, clientId: 'offen', backchannelLogoutUri: 'https://portal.musterstadt.de/logout' },
          { ...client, clientId: 'leer', redirectUris: [] },
          { ...client, clientId: 'hier', backchannelLogoutUri: 'http://127.0.0.1:3000/logout' },
        ],
      }),
    ).rejects.toMatchObject({
      message: expect.stringMatching(
        /2 faults: client offen .* not on this machine; client leer has no redirect/,
      ),
    });
    await expect(startSandbox({ tls: { key: 'x', cert: 'y' } })).rejects.toMatchObject({
      code: 'sandbox.tls.invalid',
    });
  });

  it('listens on loopback only and takes a free port for a taken one', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as { port: number };
    await using sandbox = await startSandbox({ port });
    expect(sandbox.port).not.toBe(port);
    const origins = [sandbox.origin, ...Object.values(sandbox.services).map(({ origin }) => origin)];
    expect(origins.length).toBe(1 + Object.keys(sandbox.config().services).length);
    expect(new Set(origins).size).toBe(origins.length);
    for (const origin of origins) expect(new URL(origin).hostname).toBe('127.0.0.1');
    await new Promise((resolve) => taken.close(resolve));
  });

  it('has the same world for the same seed, and another one for another', async () => {
    const facts = async (seed: string) => {
      await using sandbox = await startSandbox({ seed });
      const { fitconnect, oidc, ckan } = sandbox.config().services;
      const sent = await new Delivery(sandbox).announce([]);
      const created = (await sent.json()) as { submissionId: string };
      return [
        fitconnect.sender.clientSecret,
        fitconnect.subscriber.destinationId,
        oidc.clients[0]?.clientSecret,
        ckan.editorToken,
        created.submissionId,
      ];
    };
    const [one, same, other] = [await facts('a'), await facts('a'), await facts('b')];
    expect(one).toEqual(same);
    for (const [index, value] of one.entries()) expect(value).not.toBe(other[index]);
  });

  it('never makes the same submission id twice without a seed', async () => {
    const ids = new Set<string>();
    for (let run = 0; run < 2; run++) {
      await using sandbox = await startSandbox();
      ids.add(
        ((await (await new Delivery(sandbox).announce([])).json()) as { submissionId: string }).submissionId,
      );
    }
    expect(ids.size).toBe(2);
  });

  it('deletes its files and ends its connections', async () => {
    const before = new Set(await readdir(tmpdir()));
    const sandbox = await startSandbox();
    await new Delivery(sandbox).send(['x']);
    const own = (await readdir(tmpdir())).filter(
      (name) => name.startsWith('rathaus-sandbox-') && !before.has(name),
    );
    expect(own.length).toBeGreaterThan(0);
    const { origin } = sandbox;
    await sandbox.close();
    await sandbox.close();
    await expect(fetch(origin)).rejects.toThrow();
  });

  it('serves another public address over TLS', async () => {
    // The broker's invented key pair and certificate are good enough to speak TLS with.
    const { x5c, ...jwk } = brokerSigning;
    const key = createPrivateKey({ key: { ...jwk, key_ops: [] }, format: 'jwk' }).export({
      type: 'pkcs8',
      format: 'pem',
    });
    const cert = new X509Certificate(Buffer.from(x5c[0] ?? '', 'base64')).toString();
    await using sandbox = await startSandbox({
      tls: { key: String(key), cert },
      publicOrigins: { oidc: 'https://login.land.test' },
    });
    expect(sandbox.config().services.oidc.issuer).toBe('https://login.land.test');
    const body = await new Promise<string>((resolve, reject) => {
      const request = httpsRequest(
        {
          host: '127.0.0.1',
          port: sandbox.services.oidc.port,
          path: '/.well-known/openid-configuration',
          headers: { host: 'login.land.test' },
          ca: cert,
          checkServerIdentity: () => undefined,
        },
        (response) => {
          let text = '';
          response.setEncoding('utf8');
          response.on('data', (chunk: string) => {
            text += chunk;
          });
          response.on('end', () => resolve(text));
        },
      );
      request.once('error', reject).end();
    });
    expect(JSON.parse(body)).toMatchObject({
      issuer: 'https://login.land.test',
      authorization_endpoint: 'https://login.land.test/auth',
      token_endpoint: 'https://login.land.test/token',
    });
  });
});

describe('control origin', () => {
  let sandbox: Sandbox;
  let delivery: Delivery;
  beforeAll(async () => {
    sandbox = await startSandbox();
  });
  afterAll(() => sandbox.close());
  beforeEach(async () => {
    await sandbox.reset();
    delivery = new Delivery(sandbox);
  });

  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${sandbox.origin}${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    });
  const fault = async (body: unknown) => expect((await post('/control/faults', body)).status).toBe(201);

  it('shows a German start page and the same as JSON', async () => {
    const html = await (await fetch(sandbox.origin)).text();
    const config = sandbox.config();
    for (const text of [
      'Emulator – kein echter Dienst',
      'lang="de"',
      'Nicht emuliert',
      config.services.oidc.issuer,
      config.services.fitconnect.subscriber.destinationId,
      'Erika Mustermann',
    ]) {
      expect(html).toContain(text);
    }
    expect(html).not.toContain('<script');
    expect(await (await fetch(`${sandbox.origin}/sandbox.json`)).json()).toEqual(
      JSON.parse(JSON.stringify(config)),
    );
  });

  it('refuses foreign host names and origins', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      httpRequest(`${sandbox.origin}/sandbox.json`, { headers: { host: 'boese.example' } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .once('error', reject)
        .end();
    });
    expect(status).toBe(421);
    expect((await post('/control/reset', {}, { origin: 'https://boese.example' })).status).toBe(403);
  });

  it('logs operations and ids, never secrets, queries or names', async () => {
    const sent = await delivery.send();
    const { oidc, fitconnect, ckan } = sandbox.config().services;
    await fetch(`${ckan.siteUrl}/api/3/action/package_search?q=kanarienvogel`, {
      headers: { authorization: ckan.editorToken },
    });
    await fetch(`${ckan.siteUrl}/kanarienvogel/mein-dokument.pdf`);
    await fetch(`${oidc.issuer}/auth?client_id=x&login_hint=kanarienvogel`);
    await expect
      .poll(() => sandbox.requests().some(({ operation }) => operation === 'authorization'))
      .toBe(true);
    const log = JSON.stringify(sandbox.requests());
    expect(log).toContain(sent.submissionId);
    expect(log).toContain('"operation":"putAttachment"');
    for (const secret of ['kanarienvogel', 'mein-dokument', ckan.editorToken, fitconnect.sender.clientSecret])
      expect(log).not.toContain(secret);
    const page = await (await fetch(sandbox.origin)).text();
    expect(page).toContain('submitSubmission');
    expect(page).not.toContain('kanarienvogel');
  });

  it('lists submissions without content and resets them', async () => {
    const sent = await delivery.send(['geheimer Inhalt']);
    const read = async () =>
      (
        (await (await fetch(`${sandbox.origin}/control/submissions`)).json()) as {
          submissions: Record<string, unknown>[];
        }
      ).submissions;
    const [entry] = await read();
    expect(entry).toMatchObject({
      submissionId: sent.submissionId,
      state: 'submitted',
      announced: 1,
      uploaded: 1,
      events: 2,
    });
    expect(JSON.stringify(entry)).not.toContain(sent.tags.data);
    expect((await post('/control/reset', {})).status).toBe(204);
    expect(await read()).toEqual([]);
  });

  it('moves the clock over HTTP', async () => {
    const sent = await delivery.send();
    expect((await post('/control/clock', { advanceSeconds: -1 })).status).toBe(400);
    expect((await post('/control/clock', { advanceSeconds: 15 * 86_400 })).status).toBe(200);
    const { submissions } = (await (await fetch(`${sandbox.origin}/control/submissions`)).json()) as {
      submissions: { state: string; submissionId: string }[];
    };
    expect(submissions).toMatchObject([{ submissionId: sent.submissionId, state: 'rejected' }]);
  });

  describe('faults', () => {
    it.each([
      [{}, 'service must be one of'],
      [{ service: 'fitconnect' }, 'nothing goes wrong'],
      [{ service: 'fitconnect', status: 200 }, 'status must be'],
      [{ service: 'fitconnect', statuz: 500 }, 'unknown member statuz'],
      [{ service: 'ckan', flipByte: { target: 'data', part: 'tag' } }, 'flipByte belongs'],
      [{ service: 'fitconnect', flipByte: { target: 'x', part: 'y' } }, 'flipByte.target'],
    ])('refuses %j', async (body, reason) => {
      const response = await post('/control/faults', body);
      expect(response.status).toBe(400);
      expect(await response.text()).toContain(reason);
    });

    it('fail with a status, as often as wanted, after as many calls as wanted', async () => {
      await fault({
        service: 'fitconnect',
        operation: 'getServiceKeys',
        status: 503,
        retryAfter: 7,
        skip: 1,
        times: 2,
      });
      const statuses: number[] = [];
      for (let n = 0; n < 4; n++) {
        const response = await fetch(delivery.config.jwksUrl);
        statuses.push(response.status);
        if (n === 1) {
          expect(response.headers.get('retry-after')).toBe('7');
          expect(((await response.json()) as { type: string }).type).toMatch(/\/unavailable$/);
        }
      }
      expect(statuses).toEqual([200, 503, 503, 200]);
    });

    it('cut a call before it happens or after it happened', async () => {
      await delivery.token('sender');
      await fault({ service: 'fitconnect', operation: 'createSubmission', drop: 'request' });
      await expect(delivery.announce([])).rejects.toThrow();
      const count = async () =>
        ((await (await fetch(`${sandbox.origin}/control/submissions`)).json()) as { submissions: unknown[] })
          .submissions.length;
      expect(await count()).toBe(0);
      await fault({ service: 'fitconnect', operation: 'createSubmission', drop: 'answer' });
      await expect(delivery.announce([])).rejects.toThrow();
      await expect.poll(count).toBe(1);
      expect(
        sandbox
          .requests()
          .filter(({ operation }) => operation === 'createSubmission')
          .map(({ status }) => status),
      ).toEqual([0, 0]);
    });

    it('delay', async () => {
      await fault({ service: 'fitconnect', operation: 'getServiceKeys', delayMs: 300 });
      const started = performance.now();
      expect((await fetch(delivery.config.jwksUrl)).status).toBe(200);
      expect(performance.now() - started).toBeGreaterThan(290);
    });

    const parts: JwePart[] = ['header', 'encryptedKey', 'iv', 'ciphertext', 'tag'];
    it.each(parts)('flip one byte of the %s on the way to the subscriber', async (part) => {
      const sent = await delivery.send(['eine Anlage']);
      const path = `/v2/submissions/${sent.submissionId}`;
      const attachment = `${path}/attachments/${sent.attachmentIds[0]}`;
      const index = parts.indexOf(part);
      for (const target of ['metadata', 'data', 'attachment'] as const) {
        const read = async () => {
          if (target === 'attachment') return (await delivery.call('subscriber', attachment)).text();
          const body = (await (await delivery.call('subscriber', path)).json()) as {
            encryptedMetadata: string;
            encryptedData: string;
          };
          return target === 'metadata' ? body.encryptedMetadata : body.encryptedData;
        };
        const good = await read();
        for (const position of [undefined, 0, -1]) {
          await fault({
            service: 'fitconnect',
            flipByte: { target, part, ...(position === undefined ? {} : { index: position }) },
          });
          const bad = await read();
          const [before, after] = [good.split('.'), bad.split('.')];
          expect(after).toHaveLength(5);
          expect(after.map((text, n) => text !== before[n])).toEqual(parts.map((_, n) => n === index));
          const differing = [...good].filter((char, n) => char !== bad[n]);
          expect(differing).toHaveLength(1);
          if (position === undefined) await expect(delivery.decrypt(bad)).rejects.toThrow();
        }
        expect(await read()).toBe(good);
      }
    });
  });
});

describe('big attachments', () => {
  it('pass through a sandbox process in constant memory', { timeout: 120_000 }, async () => {
    const source = new URL('../src/index.ts', import.meta.url).href;
    const script = `import { startSandbox } from ${JSON.stringify(source)};
      const sandbox = await startSandbox();
      const peak = () => process.resourceUsage().maxRSS / 1000;
      process.on('message', () => process.send({ peak: peak() }));
      process.send({ config: sandbox.config(), peak: peak() });`;
    const child = spawn(
      process.execPath,
      ['--conditions=@rathaus/source', '--input-type=module', '-e', script],
      { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
    );
    try {
      const message = async () =>
        (await once(child, 'message'))[0] as { config: SandboxConfig; peak: number };
      const ready = await message();
      const delivery = new Delivery({ config: () => ready.config });
      const id = randomUUID();
      const { submissionId } = (await (await delivery.announce([id])).json()) as { submissionId: string };
      const [header, key, iv, , tag] = (await delivery.encrypt('x')).split('.');
      const block = Buffer.from(randomBytes(48 * 1024).toString('base64url'));
      const blocks = 6400;
      async function* jwe() {
        yield Buffer.from(`${header}.${key}.${iv}.`);
        for (let n = 0; n < blocks; n++) yield block;
        yield Buffer.from(`.${tag}`);
      }
      const stored = await delivery.call('sender', `/v2/submissions/${submissionId}/attachments/${id}`, {
        method: 'PUT',
        body: Readable.toWeb(Readable.from(jwe())) as ReadableStream,
        duplex: 'half',
        headers: { 'content-type': 'application/jose' },
      } as RequestInit);
      expect(stored.status).toBe(204);
      const answer = message();
      child.send('peak');
      const growth = (await answer).peak - ready.peak;
      console.log(
        `sandbox memory growth for ${Math.round((block.length * blocks) / 1e6)} MB: ${Math.round(growth)} MB`,
      );
      // Buffering anywhere would cost at least the 420 MB of the upload.
      expect(growth).toBeLessThan(150);
    } finally {
      child.kill('SIGKILL');
    }
  });
});
