/**
 * What the page tries with the package. Each case resolves to JSON that says what happened; the test judges it, together
 * with what arrived at the server.
 */
import { town } from '../generated/town.contract.ts';
import type { paths } from '../generated/town.ts';

/** The surface of either entry. */
type Core = typeof import('../../src/index.ts');

/** Where the page finds the service, and the name of the test. */
export interface Place {
  readonly origin: string;
  readonly other: string;
  readonly closed: string;
  readonly run: string;
}

type How = NonNullable<NonNullable<paths['/towns/{run}']['parameters']['query']>['how']>;

const octets = 'application/octet-stream';
/** Bytes that are not text in any encoding, the same in every browser. */
function bytes(size: number) {
  const all = new Uint8Array(size);
  for (let index = 0; index < size; index++) all[index] = index * 31 + (index >> 8);
  return all;
}
const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
const streamOf = (text: string) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(text));
      controller.close();
    },
  });

/** The cases over one entry of the package. */
export function createCases(core: Core) {
  const clientOf = (baseUrl: string, credentials?: 'include' | 'omit') =>
    core.createClient<paths>({ contract: town, baseUrl, credentials, [core.allowHttp]: true });
  const path = ({ run }: Place) => ({ run });
  const client = ({ origin }: Place) => clientOf(`${origin}/api`);

  /** How a call fails, as its error says it. */
  async function failure(call: Promise<unknown>) {
    const started = performance.now();
    try {
      return { answer: (await call) ?? null };
    } catch (error) {
      const took = Math.round(performance.now() - started);
      if (!core.isRathausError(error)) return { foreign: String(error), took };
      const { code, origin, retryable, status } = error;
      return { code, origin, retryable, status: status ?? null, took };
    }
  }

  /** Waits until the service has the request. */
  async function arrival({ origin, run }: Place) {
    while ((await (await fetch(`${origin}/arrived/${run}`)).text()) === '0') await pause(10);
  }

  /** Aborts a call that has arrived, after a while: how it fails, how many milliseconds later, and when (Date.now) it was. */
  async function aborted(place: Place, after: number, call: (signal: AbortSignal) => Promise<unknown>) {
    const abort = new AbortController();
    const failed = failure(call(abort.signal));
    await arrival(place);
    await pause(after);
    const started = performance.now();
    abort.abort();
    return { ...(await failed), sinceAbort: Math.round(performance.now() - started) };
  }

  return {
    async town(place: Place, how: How) {
      const { name, streets } = await client(place).get('/towns/{run}', {
        path: path(place),
        query: { how },
      });
      return { name, streets: streets?.length, last: streets?.at(-1) };
    },
    async putTown(place: Place, how: How) {
      const body = { name: 'Bürgerstädtchen' };
      const { name } = await client(place).put('/towns/{run}', { path: path(place), query: { how }, body });
      return name;
    },
    async problem(place: Place) {
      const result = await client(place).safe.get('/missing/{run}', { path: path(place) });
      if (result.ok || result.status !== 404 || result.type !== 'urn:town:not-found') return 'not narrowed';
      return { town: result.problem.town, code: result.error.code };
    },
    text: (place: Place) => client(place).get('/text/{run}', { path: path(place), as: 'text' }),
    async bytes(place: Place) {
      return [...(await client(place).get('/bytes/{run}', { path: path(place), as: 'bytes' }))];
    },
    async empty(place: Place) {
      const { status, data } = await client(place).withResponse.delete('/empty/{run}', { path: path(place) });
      return { status, data: data === undefined };
    },
    endless: (place: Place, packed: boolean) =>
      failure(
        client(place).get('/endless/{run}', {
          path: path(place),
          query: packed ? { packed } : {},
          maxResponseBytes: 1_000_000,
        }),
      ),

    async blob(place: Place, size: number) {
      const seen: number[] = [];
      const body = core.upload(new Blob([bytes(size)]), { onProgress: ({ done }) => void seen.push(done) });
      await client(place).put('/file/{run}', { path: path(place), contentType: octets, body });
      return seen;
    },
    async file(place: Place, size: number) {
      const body = core.upload(new File([bytes(size)], 'Plan.bin', { type: 'image/png' }));
      await client(place).put('/file/{run}', { path: path(place), contentType: octets, body });
    },
    async plainBytes(place: Place, size: number) {
      await client(place).put('/file/{run}', { path: path(place), contentType: octets, body: bytes(size) });
    },
    async form(place: Place) {
      const body = new FormData();
      body.set('title', 'Bürger – 🏛');
      body.set('file', new File([bytes(1000)], 'Plan.bin'));
      await client(place).post('/form/{run}', {
        path: path(place),
        contentType: 'multipart/form-data',
        body,
      });
    },
    streamOnce: (place: Place) =>
      failure(
        client(place).put('/file/{run}', {
          path: path(place),
          contentType: octets,
          body: core.upload(streamOf('canary')),
        }),
      ),
    streamAnew: (place: Place) =>
      failure(
        client(place).put('/file/{run}', {
          path: path(place),
          contentType: octets,
          body: core.upload(() => streamOf('canary')),
        }),
      ),
    /** A stream that the compiler would have refused. */
    streamBare: (place: Place) =>
      failure(
        client(place).put('/file/{run}', {
          path: path(place),
          contentType: octets,
          body: streamOf('canary') as unknown as Blob,
        }),
      ),
    /** What the browser itself does with a stream, without the package. */
    async streamByFetch({ origin, run }: Place) {
      const request = { method: 'PUT', body: streamOf('canary'), duplex: 'half' };
      return fetch(`${origin}/api/file/${run}`, request).then(({ status }) => status, String);
    },

    abortBefore: (place: Place) =>
      aborted(place, 50, (signal) => client(place).get('/silent/{run}', { path: path(place), signal })),
    abortInBody: (place: Place) =>
      aborted(place, 100, (signal) => client(place).get('/half/{run}', { path: path(place), signal })),
    async abortUpload(place: Place) {
      const body = core.upload(new Blob([new Uint8Array(16_000_000)]));
      const call = { path: path(place), query: { slow: true }, contentType: octets, body } as const;
      return aborted(place, 100, (signal) => client(place).put('/file/{run}', { ...call, signal }));
    },
    timeoutBefore: (place: Place) =>
      failure(client(place).get('/silent/{run}', { path: path(place), timeout: 150, retry: { limit: 0 } })),
    timeoutInBody: (place: Place) =>
      failure(client(place).get('/half/{run}', { path: path(place), timeout: 250, retry: { limit: 0 } })),

    busy: async (place: Place) => {
      const started = performance.now();
      const { name } = await client(place).get('/busy/{run}', { path: path(place) });
      return { name, took: performance.now() - started };
    },
    moved: (place: Place) => failure(client(place).get('/moved/{run}', { path: path(place) })),
    movedPut: (place: Place) =>
      failure(client(place).put('/moved/{run}', { path: path(place), body: { name: 'x' } })),
    async refused({ closed, other, run }: Place) {
      const call = { path: { run }, as: 'text', retry: { limit: 0 } } as const;
      return [
        await failure(clientOf(`${closed}/api`).get('/text/{run}', call)),
        await failure(clientOf(`${other}/api`).get('/text/{run}', call)),
      ];
    },

    async stream(place: Place) {
      const seen: number[] = [];
      const stream = await client(place).get('/towns/{run}', {
        path: path(place),
        query: { how: 'chunked' },
        as: core.asStream({ onProgress: ({ done }) => void seen.push(done) }),
      });
      const reader = stream.getReader();
      const decoder = new TextDecoder();
      let text = '';
      let size = 0;
      for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        size += value.length;
        text += decoder.decode(value, { stream: true });
      }
      return { name: (JSON.parse(text) as { name: string }).name, progress: seen.at(-1) === size };
    },
    async streamLeft(place: Place) {
      const stream = await client(place).get('/endless/{run}', { path: path(place), as: core.asStream() });
      const reader = stream.getReader();
      const { value } = await reader.read();
      await reader.cancel();
      return value !== undefined && value.length > 0;
    },
    async streamAborted(place: Place) {
      const abort = new AbortController();
      const call = { path: path(place), as: core.asStream(), signal: abort.signal };
      const reader = (await client(place).get('/half/{run}', call)).getReader();
      await reader.read();
      return aborted(place, 0, async (signal) => {
        signal.onabort = () => abort.abort();
        return reader.read();
      });
    },

    async relative({ run }: Place) {
      const own = core.createClient<paths>({ contract: town, baseUrl: '/api' });
      const { name } = await own.get('/towns/{run}', { path: { run } });
      return name;
    },
    /** The cookies that arrive on the page's own origin and on the other one. */
    async credentials({ origin, other, run }: Place) {
      const cookieOf = async (base: string, mode?: 'include' | 'omit') =>
        (await clientOf(`${base}/api`, mode).get('/echo/{run}', { path: { run } })).cookie ?? null;
      return {
        own: await cookieOf(origin),
        ownOmitted: await cookieOf(origin, 'omit'),
        other: await cookieOf(other),
        otherIncluded: await cookieOf(other, 'include'),
      };
    },
    async answerHead({ origin, other, run }: Place) {
      const headOf = async (base: string) => {
        const answer = await clientOf(`${base}/api`).withResponse.get('/echo/{run}', { path: { run } });
        const { headers, requestId } = answer;
        return [requestId, headers.get('x-request-id'), headers.get('x-hidden')];
      };
      return { own: await headOf(origin), other: await headOf(other) };
    },
    cookieParameter: (place: Place) =>
      failure(client(place).get('/cookie/{run}', { path: path(place), cookie: { session: 'canary' } })),
    async preflight({ other, run }: Place) {
      const body = { name: 'x' };
      const call = { path: { run }, body, idempotencyKey: 'k-1' };
      return clientOf(`${other}/api`).post('/echo/{run}', call);
    },
  };
}

/** Cases by name. */
export type Cases = ReturnType<typeof createCases>;
