import { applicationContract, type NeedyWork, type WatchedWork } from '@rathaus/client-core/testing';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import {
  type CkanConfig,
  createCkanPublisher,
  type Dataset,
  type FileSource,
  inspectTable,
} from '../src/index.ts';
import { createMockCkan } from '../src/msw.ts';
import { opendataRecogniser } from '../src/recognise/index.ts';
import { haushalt } from './musterstadt.ts';

const baseUrl = 'https://ckan.musterstadt.example';
const csv = 'Produkt;Betrag\nSteuern;1\n';
const server = setupServer();
let { site, handlers } = createMockCkan(baseUrl);
beforeAll(() => {
  // What a logger that fails leaves is a line on the console.
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  server.listen({ onUnhandledFrame: 'error' });
});
afterAll(() => server.close());
const fresh = () => {
  ({ site, handlers } = createMockCkan(baseUrl));
  server.resetHandlers(...handlers);
};
beforeEach(fresh);

const publisherOf = (more: Partial<CkanConfig>) =>
  createCkanPublisher({
    tenant: 'musterstadt',
    baseUrl,
    apiToken: 'x',
    organization: 'stadt',
    retry: { limit: 0 },
    ...more,
  });
const [{ accessURL: _, downloadURL: __, checksum: ___, ...upload } = haushalt.distributions![0]!] =
  haushalt.distributions!;
const dataset: Dataset = { ...haushalt, distributions: [upload] };
const stream = () => new Blob([csv]).stream();
const fileOf = (open: FileSource['open']): FileSource => ({ distribution: 0, fileName: 'a.csv', open });
const candidate = {
  name: 'a.csv',
  size: csv.length,
  head: new TextEncoder().encode(csv),
  async *open() {
    yield new TextEncoder().encode(csv);
  },
};

/** The first calls of a function of the application are good, the next ones hang. */
const goodFor = <T>(calls: number, good: () => T, hanging: () => Promise<never>) => {
  let called = 0;
  return (): T | Promise<never> => (called++ < calls ? good() : hanging());
};

/** Plans and publishes; what can be compared afterwards. */
async function publication(config: Partial<CkanConfig>, onProgress: { plan?: Watcher; publish?: Watcher }) {
  fresh();
  const publisher = publisherOf(config);
  const plan = await publisher.plan(dataset, [fileOf(stream)], { onProgress: onProgress.plan });
  const { action, resources } = await publisher.publish(plan, { onProgress: onProgress.publish });
  const [file] = site.files.values();
  return [action, resources.length, plan.verdict, new TextDecoder().decode(file), site.calls];
}
type Watcher = (event: unknown) => unknown;

const watched: WatchedWork[] = [
  {
    name: 'observer of a publisher',
    run: (observer, logger) => publication({ observer, logger }, {}),
  },
  {
    name: 'onProgress of a plan',
    run: (plan, logger) => publication({ logger }, { plan }),
  },
  {
    name: 'onProgress of a publication',
    run: (publish, logger) => publication({ logger }, { publish }),
  },
  {
    name: 'onProgress of an inspection',
    run: (onProgress, logger) => inspectTable(new Blob([csv]), { onProgress, logger }),
  },
  {
    name: 'onProgress of a recognised file',
    run: async (onProgress) => (await opendataRecogniser.recognise(candidate, {}))?.check?.({ onProgress }),
  },
];

const publish = async (
  config: Partial<CkanConfig>,
  open: FileSource['open'],
  { signal, timeout }: { signal: AbortSignal | undefined; timeout: number },
) => {
  fresh();
  const publisher = publisherOf({ ...config, applicationTimeout: timeout });
  const plan = await publisher.plan(dataset, [fileOf(open)], { signal });
  return publisher.publish(plan, { signal });
};

const needy: NeedyWork[] = [
  {
    name: 'the token of a plan',
    run: (apiToken, limits) => publish({ apiToken }, stream, limits),
  },
  // A plan asks for the token three times: the organisation, the dataset by name, the dataset by search.
  ...[3, 4, 5, 6].map(
    (calls): NeedyWork => ({
      name: `the token of a publication, call ${calls - 2}`,
      run: (hanging, limits) => publish({ apiToken: goodFor(calls, () => 'x', hanging) }, stream, limits),
    }),
  ),
  {
    name: 'the opening of a file for a plan',
    run: (open, limits) => publish({}, open, limits),
  },
  {
    name: 'the opening of a file for a publication',
    run: (hanging, limits) => publish({}, goodFor(1, stream, hanging), limits),
  },
  {
    name: 'the reading of a file for a plan',
    run: (pull, limits) => publish({}, () => new ReadableStream({ pull }, { highWaterMark: 0 }), limits),
  },
  {
    name: 'the reading of a file for a publication',
    run: (pull, limits) =>
      publish(
        {},
        goodFor(
          1,
          stream,
          () => new ReadableStream({ pull }, { highWaterMark: 0 }) as never,
        ) as () => ReadableStream,
        limits,
      ),
  },
  {
    name: 'a stream that is inspected',
    unbounded: true,
    run: (pull, { signal }) =>
      inspectTable(new ReadableStream({ pull, cancel: pull }, { highWaterMark: 0 }), { signal }),
  },
  {
    name: 'a file that is recognised and checked',
    unbounded: true,
    run: async (next, { signal }) => {
      const open = () => ({ [Symbol.asyncIterator]: () => ({ next, return: next }) });
      return (await opendataRecogniser.recognise({ ...candidate, open }, {}))?.check?.({ signal });
    },
  },
];

for (const { name, run } of applicationContract({ watched, needy }))
  it(name, async () => {
    await run();
    // Nothing that was begun is left behind.
    if (/hangs: /.test(name)) expect(site.datasets.size).toBe(0);
  });

it('a file that opens after nobody waits any more is closed again', async () => {
  let open: (stream: ReadableStream<Uint8Array>) => void = () => undefined;
  const opening = new Promise<ReadableStream<Uint8Array>>((done) => {
    open = done;
  });
  const gone = new AbortController();
  const plan = publisherOf({}).plan(dataset, [fileOf(() => opening)], { signal: gone.signal });
  gone.abort();
  await expect(plan).rejects.toMatchObject({ code: 'core.aborted' });
  const closed = new Promise<void>((cancel) => open(new ReadableStream({ cancel: () => cancel() })));
  await closed;
});
