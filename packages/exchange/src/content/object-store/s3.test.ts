import { allowHttp } from '@rathaus/client-core';
import { describe, expect, it, vi } from 'vitest';
import { listed, patterned, readAll } from '../../../test/content-contract.ts';
import { createLocalKeyWrapper } from '../sealing/local-key.ts';
import { sweepContent } from '../sweep.ts';
import { createS3Content } from './s3-content.ts';
import type { S3ContentOptions } from './s3-options.ts';

const name = 'musterstadt/inbox/7d1f/data';
const current = createLocalKeyWrapper({ id: 'inhalt-2026', key: new Uint8Array(32).fill(7) });
const credentials = { accessKeyId: 'pruefung', secretAccessKey: 'geheim-4711', sessionToken: 'sitzung' };

type Answer = (request: Request) => Response | Promise<Response>;

/** A store whose service answers as told; the last answer stays. */
function storeOn(answers: readonly Answer[], more: Partial<S3ContentOptions> = {}) {
  const sent: Request[] = [];
  const store = createS3Content({
    endpoint: 'https://s3.musterstadt.example/',
    bucket: 'austausch',
    region: 'de-1',
    credentials,
    sealing: { current },
    retryDelay: 1,
    fetch: async (input, init) => {
      const request = new Request(input as URL, init);
      sent.push(request.clone());
      return (answers[Math.min(sent.length, answers.length) - 1] as Answer)(request);
    },
    ...more,
  });
  return { store, sent };
}
const xml =
  (body: string, status = 200): Answer =>
  () =>
    new Response(`<?xml version="1.0" encoding="UTF-8"?>\n${body}`, { status });
const refusal = (code: string, status: number) =>
  xml(`<Error><Code>${code}</Code><Message>geheim</Message><Resource>/x</Resource></Error>`, status);
const page = (body = '') =>
  `<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${body}</ListBucketResult>`;
const uploads = xml(
  '<ListMultipartUploadsResult><IsTruncated>false</IsTruncated></ListMultipartUploadsResult>',
);
const proxyPage: Answer = () =>
  new Response('<!DOCTYPE html><html><body>Wartung</body></html>', { status: 200 });
const contents = (key: string) =>
  `<Contents><Key>${key}</Key><Size>5</Size><LastModified>2026-11-29T08:00:00.000Z</LastModified></Contents>`;

describe('an object store that fails', () => {
  const passing: [string, Answer][] = [
    ['503', refusal('SlowDown', 503)],
    ['500 of a proxy', () => new Response('oops', { status: 500 })],
    ['429', () => new Response(null, { status: 429 })],
    ['no connection', () => Promise.reject(new TypeError('fetch failed'))],
  ];
  it.each(passing)('for a moment (%s) is asked again', async (_, answer) => {
    const { store, sent } = storeOn([answer, answer, () => new Response()]);
    await store.write(name, [patterned(10)]);
    expect(sent.map(({ method }) => method)).toEqual(['PUT', 'PUT', 'PUT']);
    const bodies = await Promise.all(sent.map((request) => request.arrayBuffer()));
    expect(new Set(bodies.map((body) => Buffer.from(body).toString('hex'))).size).toBe(1);
  });

  it.each(passing)('for long (%s) is not there for now', async (_, answer) => {
    const { store, sent } = storeOn([answer]);
    await expect(store.read(name)).rejects.toMatchObject({
      code: 'exchange.content.unavailable',
      retryable: true,
    });
    expect(sent).toHaveLength(4);
  });

  const final: [string, Answer, string][] = [
    ['the service says NoSuchKey', refusal('NoSuchKey', 404), 'exchange.content.missing'],
    ['the bucket is not there', refusal('NoSuchBucket', 404), 'exchange.content.unavailable'],
    [
      'a proxy says 404',
      () => new Response('<html>404</html>', { status: 404 }),
      'exchange.content.unavailable',
    ],
    ['404 comes without a body', () => new Response(null, { status: 404 }), 'exchange.content.unavailable'],
    ['a firewall says 403', () => new Response('blocked', { status: 403 }), 'exchange.content.unavailable'],
    ['another region is right', refusal('PermanentRedirect', 301), 'exchange.content.unavailable'],
    ['the store is full', refusal('QuotaExceeded', 403), 'exchange.content.no-space'],
    ['the status says full', () => new Response(null, { status: 507 }), 'exchange.content.no-space'],
    ['a maintenance page comes with 200', proxyPage, 'exchange.content.unavailable'],
  ];
  it.each(final)('knows what it means when %s', async (_, answer, code) => {
    const { store } = storeOn([answer]);
    await expect(store.read(name)).rejects.toMatchObject({ code });
  });

  it('never takes a page of a proxy for an empty listing', async () => {
    for (const answer of [
      proxyPage,
      xml('<html/>'),
      xml(page('<Contents>').replace('</ListBucketResult>', '')),
    ]) {
      const unusable = { code: 'exchange.content.unavailable', details: { reason: 'unusable-answer' } };
      await expect(listed(storeOn([answer]).store)).rejects.toMatchObject(unusable);
      await expect(storeOn([answer]).store.has(name)).rejects.toMatchObject(unusable);
      await expect(storeOn([answer]).store.remove('musterstadt/')).rejects.toMatchObject(unusable);
    }
  });

  it('does not turn in a circle, nor lose the rest of a list', async () => {
    const more = (token: string) =>
      xml(page(`<IsTruncated>true</IsTruncated><NextContinuationToken>${token}</NextContinuationToken>`));
    for (const [token, asked] of [
      ['gleich', 2],
      ['', 1],
    ] as const) {
      const { store, sent } = storeOn([more(token)]);
      await expect(listed(store)).rejects.toMatchObject({ details: { reason: 'unusable-answer' } });
      expect(sent).toHaveLength(asked);
    }
  });

  it('reads hostile lists: entities, depth, keys that are no names, times that are none', async () => {
    const bomb = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]>';
    for (const body of [`${bomb}${page('&c;')}`, page('<a>'.repeat(200) + '</a>'.repeat(200))])
      await expect(listed(storeOn([xml(body)]).store)).rejects.toMatchObject({
        details: { reason: 'unusable-answer' },
      });
    const keys = ['../../etc/passwd', 'a/b/../c', `${name}%2F..%2Fx`, '/a/b/c', name];
    const encoded = page(
      `<EncodingType>url</EncodingType>${keys.map(contents).join('')}<Contents><Key>a/in/1/x</Key><LastModified>gestern</LastModified></Contents>`,
    );
    expect(await listed(storeOn([xml(encoded), uploads]).store)).toEqual(['a/in/1/x', name]);
    const { store } = storeOn([xml(encoded), uploads]);
    const report = await sweepContent(store, { owner: () => 'keep', now: Date.now() + 1e12 });
    expect(report).toMatchObject({ kept: 1, young: 1, removed: 0 });
  });

  it('notices an error that comes with status 200 when parts are put together', async () => {
    const { store, sent } = storeOn(
      [
        xml('<InitiateMultipartUploadResult><UploadId>u/1+2</UploadId></InitiateMultipartUploadResult>'),
        () => new Response(null, { headers: { etag: '"e1"' } }),
        () => new Response(null, { headers: { etag: '"e2"' } }),
        refusal('InternalError', 200),
        () => new Response(null, { status: 204 }),
      ],
      { partBytes: 5 * 1024 * 1024 },
    );
    await expect(store.write(name, [patterned(6_000_000)])).rejects.toMatchObject({
      code: 'exchange.content.unavailable',
      details: { reason: 'InternalError' },
    });
    expect(sent.map(({ method }) => method)).toEqual(['POST', 'PUT', 'PUT', 'POST', 'DELETE']);
    expect(new URL(sent[4]!.url).searchParams.get('uploadId')).toBe('u/1+2');
  });

  it('refuses a tag that would become part of a document', async () => {
    const { store } = storeOn([
      xml('<InitiateMultipartUploadResult><UploadId>u</UploadId></InitiateMultipartUploadResult>'),
      () => new Response(null, { headers: { etag: '"</ETag><Part>"' } }),
    ]);
    await expect(store.write(name, [patterned(9_000_000)])).rejects.toMatchObject({
      details: { reason: 'unusable-answer' },
    });
  });

  it('ends at once when the caller goes, and in time when the service hangs', async () => {
    const never: Answer = () => new Promise(() => undefined);
    const gone = new AbortController();
    const reading = storeOn([never]).store.read(name, { signal: gone.signal });
    setTimeout(() => gone.abort(), 20);
    await expect(reading).rejects.toMatchObject({ code: 'core.aborted' });
    await expect(storeOn([never], { timeout: 20 }).store.read(name)).rejects.toMatchObject({
      code: 'exchange.content.unavailable',
      details: { reason: 'timeout' },
    });
    const stalled: Answer = () =>
      new Response(new ReadableStream({ start: (c) => c.enqueue(new Uint8Array(10)) }));
    await expect(storeOn([stalled], { timeout: 20 }).store.read(name)).rejects.toMatchObject({
      code: 'exchange.content.unavailable',
    });
  });

  it('that hangs when parts are taken back after an abort is not waited for', async () => {
    vi.useFakeTimers();
    try {
      const gone = new AbortController();
      const { store, sent } = storeOn([
        xml('<InitiateMultipartUploadResult><UploadId>u</UploadId></InitiateMultipartUploadResult>'),
        () => {
          gone.abort();
          return new Promise(() => undefined);
        },
        () => new Promise(() => undefined),
      ]);
      const written = store.write(name, [patterned(9_000_000)], { signal: gone.signal });
      const ended = expect(written).rejects.toMatchObject({ code: 'core.aborted' });
      await vi.waitFor(() => expect(sent).toHaveLength(3), { timeout: 20_000 });
      await vi.advanceTimersByTimeAsync(2000);
      await ended;
      expect(sent.map(({ method }) => method)).toEqual(['POST', 'PUT', 'DELETE']);
    } finally {
      vi.useRealTimers();
    }
  });

  it('is not resealed when it overlooks conditions', async () => {
    const { store, sent } = storeOn([() => new Response(null, { status: 200 })]);
    await expect(store.reseal(name)).rejects.toMatchObject({
      code: 'exchange.content.unavailable',
      details: { reason: 'no-conditional-writes' },
    });
    expect(sent.map(({ method }) => method)).toEqual(['PUT', 'DELETE']);
  });

  it('finds a body that was cut off', async () => {
    const { store, sent } = storeOn([() => new Response()]);
    await store.write(name, [patterned(100_000)]);
    const sealed = new Uint8Array(await sent[0]!.arrayBuffer());
    const whole = storeOn([() => new Response(sealed)]).store;
    expect(Buffer.compare(await readAll(whole, name), patterned(100_000))).toBe(0);
    const cut = storeOn([() => new Response(sealed.subarray(0, 4096 + 65_552))]).store;
    await expect(readAll(cut, name)).rejects.toMatchObject({ details: { reason: 'truncated' } });
  });
});

describe('requests to an object store', () => {
  it('are signed, with the hash of what is sent, and follow no redirect', async () => {
    const { store, sent } = storeOn([() => new Response()], { clock: () => Date.UTC(2026, 10, 29, 8) });
    await store.write(name, [patterned(10)]);
    const [request] = sent as [Request];
    expect(request.url).toBe(`https://s3.musterstadt.example/austausch/${name}`);
    expect(request.redirect).toBe('manual');
    expect(request.headers.get('x-amz-date')).toBe('20261129T080000Z');
    expect(request.headers.get('x-amz-security-token')).toBe('sitzung');
    const digest = await crypto.subtle.digest('SHA-256', await request.clone().arrayBuffer());
    expect(request.headers.get('x-amz-content-sha256')).toBe(Buffer.from(digest).toString('hex'));
    expect(request.headers.get('authorization')).toMatch(
      /^AWS4-HMAC-SHA256 Credential=pruefung\/20261129\/de-1\/s3\/aws4_request, SignedHeaders=host;x-amz-content-sha256;x-amz-date;x-amz-security-token, Signature=[0-9a-f]{64}$/,
    );
  });

  it('name neither secrets nor foreign text in errors', async () => {
    const failing = storeOn([refusal('Zugriff verweigert!', 403)]).store.read(name);
    const error = (await failing.catch((one: unknown) => one)) as Error;
    expect(JSON.stringify(error) + error.message).not.toMatch(/geheim|verweigert|7d1f/);
    const broken = storeOn([], { credentials: () => Promise.reject(new Error('vault is sealed')) });
    await expect(broken.store.read(name)).rejects.toMatchObject({
      code: 'exchange.content.unavailable',
      details: { reason: 'credentials' },
    });
  });

  it('need a configuration that is whole', () => {
    expect(() => createS3Content({} as never)).toThrow(
      expect.objectContaining({
        code: 'exchange.config.invalid',
        details: {
          faults: 6,
          members: 'endpoint, bucket, region, credentials.accessKeyId, credentials.secretAccessKey, sealing',
        },
      }),
    );
    const base = {
      endpoint: 'https://s3.example',
      bucket: 'abc',
      region: 'x',
      credentials,
      sealing: { current },
    };
    for (const wrong of [
      { endpoint: 'http://s3.musterstadt.example' },
      { endpoint: 'http://s3.musterstadt.example', [allowHttp]: true as const },
      { endpoint: 'https://s3.example/?x=1' },
      { bucket: '../x' },
      { prefix: '../' },
      { prefix: 'a' },
      { partBytes: 1000 },
    ])
      expect(() => createS3Content({ ...base, ...wrong }), JSON.stringify(wrong)).toThrow(
        expect.objectContaining({ code: 'exchange.config.invalid' }),
      );
    expect(() => createS3Content({ ...base, prefix: 'a/b/' })).not.toThrow();
  });
});
