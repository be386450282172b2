/**
 * The client in the three engines, over both entries: what arrives in the page and what arrives at the server. WebKit is
 * WebKitGTK with libsoup; Apple's own network stack is not tried.
 */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowsers, type Window } from './browsers.ts';
import type { Cases, Place } from './page.ts';
import { type Arrived, type Site, startSite } from './site.ts';

type CaseName = keyof Cases;
type Rest<Name extends CaseName> = Parameters<Cases[Name]> extends [Place, ...infer More] ? More : never;

/** The same bytes as the page sends. */
const digest = (size: number) =>
  createHash('sha256')
    .update(Uint8Array.from({ length: size }, (_, index) => (index * 31 + (index >> 8)) & 255))
    .digest('hex');

let site: Site;
let runs = 0;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site?.close());

describe.each(findBrowsers())('%s', (browser, launch) => {
  let window: Window;
  beforeAll(async () => {
    if (!launch) return;
    window = await launch();
    console.log(`${browser}: ${window.version}`);
  });
  afterAll(() => window?.close());

  describe.skipIf(!launch).each(['ky', 'fetch'])('over %s', (entry) => {
    beforeAll(() => window.goto(`${site.origin}/${entry}`));

    let run = '';
    /** Runs a case of the page under a new name, so that what arrives is known to be its own. */
    async function page<Name extends CaseName>(
      name: Name,
      ...more: Rest<Name>
    ): Promise<Awaited<ReturnType<Cases[Name]>>> {
      run = `r${++runs}`;
      const { origin, other, closed } = site;
      const args = [{ origin, other, closed, run }, ...more].map((one) => JSON.stringify(one)).join();
      return (await window.evaluate(`window.cases[${JSON.stringify(name)}](${args})`)) as Awaited<
        ReturnType<Cases[Name]>
      >;
    }
    const arrived = (): Arrived[] => site.seen(run);
    const one = (): Arrived => {
      expect(arrived()).toHaveLength(1);
      return arrived()[0]!;
    };
    /** Waits for the browser to close the connection of the only request: before the answer was complete. */
    const cut = () => expect.poll(() => one().ended, { timeout: 30_000 }).toBe('cut');

    describe('reads', () => {
      it.each(['plain', 'chunked', 'gzip', 'gzip-chunked'] as const)(
        'JSON, %s, in one request',
        async (how) => {
          expect(await page('town', how)).toEqual({
            name: 'Bürgerstädtchen – 🏛',
            streets: 4000,
            last: 'Straße 3999',
          });
          expect(one().headers.accept).toBe('application/json');
        },
      );

      it('a problem, narrowed by status and type', async () => {
        expect(await page('problem')).toEqual({ town: 'Nirgendwo', code: 'core.http.problem' });
      });

      it('text, bytes and nothing', async () => {
        expect(await page('text')).toBe('Grüße');
        expect(await page('bytes')).toEqual(Array.from({ length: 256 }, (_, byte) => byte));
        expect(await page('empty')).toEqual({ status: 204, data: true });
      });

      it('not more than maxResponseBytes of a body without an end, and closes the connection', async () => {
        expect(await page('endless', false)).toMatchObject({ code: 'core.response.too-large', status: 200 });
        await cut();
      });

      it('not more than maxResponseBytes of a small body that unpacks to a big one', async () => {
        expect(await page('endless', true)).toMatchObject({ code: 'core.response.too-large', status: 200 });
        one();
      });

      it('a stream by its reader, with progress', async () => {
        expect(await page('stream')).toEqual({ name: 'Bürgerstädtchen – 🏛', progress: true });
      });

      it('a stream that is left in its middle, and closes the connection', async () => {
        expect(await page('streamLeft')).toBe(true);
        await cut();
      });

      it('request id and headers, of another origin those that it exposes', async () => {
        expect(await page('answerHead')).toEqual({ own: ['r-7', 'r-7', 'h'], other: ['r-7', 'r-7', null] });
      });
    });

    describe('sends', () => {
      it.each(['plain', 'chunked', 'gzip', 'gzip-chunked'] as const)(
        'a PUT that is answered with 200, %s, once',
        async (how) => {
          expect(await page('putTown', how)).toBe('Bürgerstädtchen – 🏛');
          expect(one().text).toBe('{"name":"Bürgerstädtchen"}');
        },
      );

      it.each([
        ['an empty Blob', 'blob', 0],
        ['a Blob', 'blob', 1_000_000],
        ['a File', 'file', 300_000],
        ['bytes', 'plainBytes', 300_000],
      ] as const)('%s unchanged, with its length and the media type of the call', async (_, name, size) => {
        await page(name, size);
        expect(one().headers).toMatchObject({
          'content-length': String(size),
          'content-type': 'application/octet-stream',
        });
        expect(one()).toMatchObject({ size, sha256: digest(size) });
      });

      it('a Blob without progress, as documented', async () => {
        expect(await page('blob', 300_000)).toEqual([]);
      });

      it('FormData with its boundary', async () => {
        await page('form');
        const { headers, text } = one();
        const [, boundary] =
          /^multipart\/form-data; ?boundary="?([^";]+)/.exec(headers['content-type'] ?? '') ?? [];
        expect(boundary).toBeTruthy();
        expect(text.startsWith(`--${boundary}\r\n`)).toBe(true);
        expect(text).toContain('Bürger – 🏛');
        expect(text).toContain('filename="Plan.bin"');
      });

      it.each(['streamOnce', 'streamAnew'] as const)(
        'no stream that browsers cannot send (%s)',
        async (name) => {
          expect(await page(name)).toMatchObject({ code: 'core.upload.unsupported', origin: 'local' });
          expect(arrived()).toEqual([]);
        },
      );

      it('no stream that is given without upload()', async () => {
        expect(await page('streamBare')).toMatchObject({ code: 'core.request.content', origin: 'local' });
        expect(arrived()).toEqual([]);
      });

      it('a GET again after 503 and its Retry-After', async () => {
        const { name, took } = await page('busy');
        expect(name).toBe('Musterstadt');
        expect(took).toBeGreaterThanOrEqual(1000);
        expect(arrived()).toHaveLength(2);
      });

      it('nothing where a redirect points to', async () => {
        expect(await page('moved')).toMatchObject({ code: 'core.http.redirect', status: null });
        one();
        expect(await page('movedPut')).toMatchObject({ code: 'core.http.redirect', status: null });
        one();
        expect(site.seen('elsewhere')).toEqual([]);
      });

      it('to a path of its own origin, http: without allowHttp', async () => {
        expect(await page('relative')).toBe('Bürgerstädtchen – 🏛');
        one();
      });

      it('cookies to its own origin, to another one only when asked', async () => {
        expect(await page('credentials')).toEqual({
          own: 'canary=own',
          ownOmitted: null,
          other: null,
          otherIncluded: 'canary=own',
        });
      });

      it('no cookie parameter, which a browser would leave out', async () => {
        expect(await page('cookieParameter')).toMatchObject({
          code: 'core.request.parameter',
          origin: 'local',
        });
        expect(arrived()).toEqual([]);
      });

      it('one preflight that asks for no header more than it needs', async () => {
        expect(await page('preflight')).toEqual({ accept: 'application/json', key: 'k-1' });
        expect(arrived().map(({ method }) => method)).toEqual(['OPTIONS', 'POST']);
        expect(arrived()[0]!.headers['access-control-request-headers']?.split(/, */).sort()).toEqual([
          'content-type',
          'idempotency-key',
        ]);
      });
    });

    describe('ends', () => {
      it.each(['abortBefore', 'abortInBody', 'abortUpload', 'streamAborted'] as const)(
        'at once with core.aborted, and closes the connection (%s)',
        async (name) => {
          const { sinceAbort, ...result } = await page(name);
          expect(result).toMatchObject({ code: 'core.aborted' });
          // The time of an attempt is thirty seconds: only the abort ends it earlier.
          expect(sinceAbort).toBeLessThan(10_000);
          await cut();
        },
      );

      it.each([
        ['timeoutBefore', 150],
        ['timeoutInBody', 250],
      ] as const)('in time with core.timeout, and closes the connection (%s)', async (name, most) => {
        const result = await page(name);
        expect(result).toMatchObject({ code: 'core.timeout', retryable: true });
        expect('took' in result && result.took).toBeGreaterThanOrEqual(most - 5);
        expect('took' in result && result.took).toBeLessThan(most + 10_000);
        await cut();
      });

      it('with core.network when nobody listens, and when another origin does not allow the call', async () => {
        const failed = { code: 'core.network', retryable: true, status: null };
        expect(await page('refused')).toMatchObject([failed, failed]);
        one();
      });
    });
  });

  it.skipIf(!launch)('does this with a stream by itself', async () => {
    await window.goto(`${site.origin}/fetch`);
    const { origin, other, closed } = site;
    const place = { origin, other, closed, run: `bare-${browser}` };
    const result = await window.evaluate(`window.cases.streamByFetch(${JSON.stringify(place)})`);
    const texts = site.seen(place.run).map(({ text }) => text);
    expect({ result, texts }).toEqual(streamByFetch[browser]);
  });
});

/** Why `upload()` refuses streams in pages. Chromium sends them over HTTP/2 only. */
const streamByFetch = {
  Chromium: { result: expect.stringContaining('TypeError'), texts: [] },
  Firefox: { result: 204, texts: ['[object ReadableStream]'] },
  WebKit: { result: expect.stringMatching(/Error/), texts: [] },
};
