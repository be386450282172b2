import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Bench, type BenchKeys, createBench, createBenchKeys } from '../../../test/fit-connect-bench.ts';
import { deflatedJwe, eventToken, jweOf, submitAnew, waiting } from '../../../test/waiting-submission.ts';
import { failureClassOf } from '../../fit-connect/failure-class.ts';
import { contentFaultOf } from '../content-fault.ts';
import type { FitConnectDestination } from './receiving.ts';

let keys: BenchKeys;
beforeAll(() => {
  keys = createBenchKeys();
}, 120_000);

const text = '{"hund":"Rex"}';
const data = {
  hash: { type: 'sha512', content: createHash('sha512').update(text).digest('hex') },
  submissionSchema: { schemaUri: 'https://schema.example/1.json', mimeType: 'application/json' },
};
const publicServiceType = { identifier: 'urn:de:fim:leika:leistung:99102013104000', name: 'Hundesteuer' };
const uri = (version: string) =>
  `https://schema.fitko.de/fit-connect/metadata/${version}/metadata.schema.json`;
const one = { publicServiceType, contentStructure: { attachments: [], data } };
const two = { $schema: uri('2.1.0'), contentStructure: { attachments: [], data } };

/** What becomes of a submission whose metadata and data are written like this. */
async function received(
  metadata: object,
  write: { readonly metadata: 'plain' | 'zip'; readonly data: 'plain' | 'zip' },
  compressed?: FitConnectDestination['compressed'],
) {
  const bench = createBench(keys);
  const { delivery, context, progress, submission } = await waiting(bench, []);
  const jwe = (content: string, how: 'plain' | 'zip') =>
    (how === 'zip' ? deflatedJwe : jweOf)(content, keys.encryption[0]!);
  await submitAnew(bench, submission, jwe(JSON.stringify(metadata), write.metadata), jwe(text, write.data));
  return fetchWith(bench, compressed, { delivery, context, progress });
}

async function fetchWith(
  bench: Bench,
  compressed: FitConnectDestination['compressed'],
  {
    delivery,
    context,
    progress,
  }: Pick<Awaited<ReturnType<typeof waiting>>, 'delivery' | 'context' | 'progress'>,
) {
  const transport = bench.worker('beispielhausen', undefined, { compressed });
  return transport.receive(delivery('fetch'), progress, context).then(
    (step) => ({ step, bench, error: undefined }),
    (error: unknown) => ({ step: undefined, bench, error }),
  );
}

const zipped = { metadata: 'zip', data: 'zip' } as const;

describe('compressed content', () => {
  it.each([
    ['1.0.0 without $schema', one],
    ['1.0.0', { $schema: uri('1.0.0'), ...one }],
    ['1.3.0', { $schema: uri('1.3.0'), ...one }],
  ])('of a sender of version %s is read', async (_, metadata) => {
    const { step, bench } = await received(metadata, zipped);
    if (step?.type !== 'fetched') throw new Error('it was not fetched');
    expect(step.received.message.service.name).toBe('Hundesteuer');
    const [part] = step.received.parts;
    const pieces: Uint8Array[] = [];
    for await (const piece of await bench.content.read(part!.content)) pieces.push(piece);
    expect(Buffer.concat(pieces).toString()).toBe(text);
  });

  it.each([
    ['metadata', { metadata: 'zip', data: 'plain' }],
    ['data', { metadata: 'plain', data: 'zip' }],
  ] as const)('of version 2 is refused: %s', async (instance, write) => {
    const { error } = await received(two, write);
    expect(error).toMatchObject({
      code: 'exchange.inbox.encryption-issue',
      details: { instance, cause: 'exchange.jwe.header-refused' },
    });
    expect(contentFaultOf(error)).toMatchObject({ instance });
  });

  it('is taken from everybody, or from nobody, when the operator says so', async () => {
    expect((await received(two, zipped, 'always')).step?.type).toBe('fetched');
    expect((await received(one, zipped, 'never')).error).toMatchObject({
      details: { instance: 'metadata', cause: 'exchange.jwe.header-refused' },
    });
  });
});

describe('a submission of version 1 without data', () => {
  const without = { publicServiceType, contentStructure: { attachments: [] } };

  it('whose metadata say so waits: it is not wrong', async () => {
    const { error } = await received(without, { metadata: 'plain', data: 'plain' });
    expect(error).toMatchObject({
      code: 'exchange.inbox.metadata-not-judged',
      details: { reason: 'no-data' },
    });
    expect(contentFaultOf(error)).toBeUndefined();
    expect(failureClassOf(error)).toBe('local');
  });

  it('whose log has no tag of data waits too, and is no fault of the service', async () => {
    const bench = createBench(keys);
    const { submission, ...waits } = await waiting(bench, []);
    const metadata = jweOf(JSON.stringify(without), keys.encryption[0]!);
    const tag = metadata.slice(metadata.lastIndexOf('.') + 1);
    const log = (authenticationTags: object) =>
      eventToken(keys.service, submission, {
        'https://schema.fitko.de/fit-connect/events/submit-submission': { authenticationTags },
      });
    submission.metadata = metadata;
    submission.events.splice(0, Number.POSITIVE_INFINITY, await log({ metadata: tag, attachments: {} }));
    const { error } = await fetchWith(bench, undefined, waits);
    expect(error).toMatchObject({ code: 'exchange.inbox.metadata-not-judged' });
    expect(failureClassOf(error)).toBe('local');
    // Tags that are broken are something else.
    submission.events.splice(0, Number.POSITIVE_INFINITY, await log({ metadata: 'x', attachments: {} }));
    expect((await fetchWith(bench, undefined, waits)).error).toMatchObject({
      code: 'exchange.inbox.not-in-log',
    });
  });

  it('is refused in version 2, which requires them', async () => {
    const { error } = await received(
      { $schema: uri('2.1.0'), contentStructure: { attachments: [] } },
      { metadata: 'plain', data: 'plain' },
    );
    expect(contentFaultOf(error)).toMatchObject({ instance: 'metadata' });
    expect(error).toMatchObject({ details: { cause: 'exchange.metadata.data' } });
  });
});
