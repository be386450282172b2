import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { Decrypter } from '@rathaus/client-core';
import { allowInsecurePublicKey } from '../src/danger/index.ts';
import type { FitConnectDestination } from '../src/transport/fit-connect/receiving.ts';
import { createFitConnectTransport } from '../src/transport/fit-connect/transport.ts';
import type { OutgoingDelivery, Part, Progress, SendStep, StepContext } from '../src/transport/transport.ts';
import { createTestKey, type TestKey } from './keys.ts';
import { createMemoryContent, type MemoryContentFaults } from './memory-content.ts';
import { seeded } from './simulation/seeded.ts';
import { createSimulatedService, endpoints } from './simulation/service.ts';

/** What happens to one request: it passes, is lost on its way or on the way back, or somebody else answers. */
export type Fate = 'pass' | 'drop' | 'lose' | Response;
/** Decides about each request; `operation` is that of the contract. */
export type Script = (operation: string, request: Request) => Fate | Promise<Fate>;

/** A script in which one operation goes wrong, at its first call. */
export function once(operation: string, fate: Awaited<ReturnType<Script>>): Script {
  let used = false;
  return (called) => {
    if (used || called !== operation) return 'pass';
    used = true;
    return fate;
  };
}

export interface BenchKeys {
  readonly service: TestKey;
  readonly signature: TestKey;
  readonly encryption: readonly TestKey[];
}

/** Keys of 4096 bits take a second each: made once for a file. */
export const createBenchKeys = (): BenchKeys => ({
  service: createTestKey('zustelldienst-1', 'signature'),
  signature: createTestKey('beispielhausen-sig-1', 'signature'),
  encryption: [
    createTestKey('beispielhausen-enc-1', 'encryption'),
    createTestKey('beispielhausen-enc-2', 'encryption'),
  ],
});

/** What a worker of a test has that others have not. */
export interface WorkerOptions
  extends Pick<FitConnectDestination, 'compressed' | 'compromisedKeys' | 'refuseUnreadableAfter'> {
  /** A clock that goes wrong. */
  readonly ownClock?: (() => number) | undefined;
  readonly maxDataBytes?: number | undefined;
}

export function operationOf({ method, url }: Request): string {
  const path = new URL(url).pathname;
  if (path.endsWith('/token')) return 'token';
  if (path.endsWith('/jwks.json')) return 'getServiceKeys';
  if (/\/keys\//.test(path)) return 'getDestinationKey';
  if (/\/destinations\//.test(path)) return 'getDestination';
  if (path.endsWith('/events')) return method === 'GET' ? 'getEvents' : 'postEvent';
  if (/\/attachments\//.test(path)) return method === 'GET' ? 'getAttachment' : 'putAttachment';
  if (/\/submissions\/.+/.test(path)) return method === 'GET' ? 'getSubmission' : 'submitSubmission';
  return method === 'GET' ? 'listSubmissions' : 'createSubmission';
}

/** A delivery service in memory, a movable clock, a content store, and as many workers as wanted. */
export function createBench(keys: BenchKeys, faults: MemoryContentFaults = {}) {
  let now = Date.parse('2026-11-29T08:00:00.000Z');
  const random = seeded(7);
  const destination = {
    id: random.uuid(),
    encryptionKeys: [keys.encryption[0]!],
    signatureKey: keys.signature,
    client: 'beispielhausen',
  };
  const clock = () => now;
  const service = createSimulatedService({
    random: random.fork('service'),
    now: clock,
    serviceKey: keys.service,
    destinations: [destination],
  });
  const content = createMemoryContent({ clock, ...faults });
  const requests: { operation: string; path: string; body: string }[] = [];
  const bench = {
    keys,
    service,
    content,
    clock,
    destination,
    requests,
    script: (async () => 'pass') as Script,
    advance: (milliseconds: number) => {
      now += milliseconds;
    },
    /** The destination names another key; the former stays published. */
    rollOver: (to = keys.encryption[1]!) => {
      destination.encryptionKeys = [to, ...destination.encryptionKeys.filter((key) => key !== to)];
    },
    submitted: () =>
      [...service.submissions.values()].filter(({ state }) => state !== 'incomplete' && state !== 'deleted'),
    worker,
    contextFor,
    enqueue,
    run,
  };

  const fetchWith: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const operation = operationOf(request);
    const body = await request.clone().text();
    requests.push({ operation, path: new URL(request.url).pathname, body });
    const fate = await bench.script(operation, request);
    if (fate instanceof Response) return fate;
    if (fate === 'drop') throw new TypeError('fetch failed');
    const answer = refuseOldKey(operation, body) ?? (await service.handle(request));
    if (fate === 'lose') throw new TypeError('fetch failed');
    return answer;
  };

  /** What the real service and the sandbox do: content for another key than the named one is refused. */
  function refuseOldKey(operation: string, body: string): Response | undefined {
    const jwes = operation === 'putAttachment' ? [body] : [];
    if (operation === 'submitSubmission') jwes.push(...(Object.values(JSON.parse(body)) as string[]));
    if (jwes.every((jwe) => kidOf(jwe) === destination.encryptionKeys[0]!.kid)) return undefined;
    const type = 'https://schema.fitko.de/fit-connect/submission-api/problems/unknown-key';
    const headers = { 'content-type': 'application/problem+json' };
    return new Response(JSON.stringify({ type, title: 'Unknown key', status: 422 }), {
      status: 422,
      headers,
    });
  }

  let ids = 0;
  /** A process with caches of its own. */
  function worker(
    client: 'musterstadt' | 'beispielhausen' = 'musterstadt',
    encryption: readonly { readonly decrypter: Decrypter }[] = keys.encryption,
    { ownClock = clock, maxDataBytes, ...more }: WorkerOptions = {},
  ) {
    const ownIds = seeded(1000 + ids++);
    return createFitConnectTransport({
      endpoints,
      clientId: client,
      clientSecret: 'geheim',
      userAgent: 'Test/1.0',
      fetch: fetchWith,
      clock: ownClock,
      maxDataBytes,
      random: () => 0.5,
      retry: { limit: 0 },
      trust: { [allowInsecurePublicKey]: true },
      createId: () => ownIds.uuid(),
      destinations: [
        {
          destinationId: destination.id,
          decrypters: encryption.map(({ decrypter }) => decrypter),
          signer: keys.signature.signer,
          ...more,
        },
      ],
    });
  }

  function contextFor(folder: string): StepContext {
    return { content, folder, clock, random: () => 0.5, signal: new AbortController().signal };
  }

  async function enqueue(attachments: readonly string[] = ['Impfpass', 'x'.repeat(100_000)]) {
    const id = random.uuid();
    const folder = `musterstadt/outbox/${id}/`;
    const part = async (name: string, text: string, more: Pick<Part, 'role' | 'mimeType' | 'fileName'>) => {
      const bytes = Buffer.from(text);
      await content.write(`${folder}${name}`, [bytes]);
      const sha512 = createHash('sha512').update(bytes).digest('hex');
      return { id: name, content: `${folder}${name}`, size: bytes.length, sha512, ...more } satisfies Part;
    };
    const parts = [
      await part(random.uuid(), '{"hund":"Rex"}', { role: 'data', mimeType: 'application/json' }),
    ];
    for (const [index, text] of attachments.entries())
      parts.push(
        await part(random.uuid(), text, {
          role: 'attachment',
          mimeType: 'text/plain',
          fileName: `Anlage-${index + 1}.txt`,
        }),
      );
    const delivery: OutgoingDelivery = {
      id,
      tenant: 'musterstadt',
      key: `Vorgang ${id}`,
      address: { transport: 'fit-connect', destinationId: destination.id },
      message: {
        service: { identifier: 'urn:de:fim:leika:leistung:99102013104000', name: 'Hundesteuer' },
        schemaUri: 'https://schema.musterstadt.example/hundesteuer/1.0.0.json',
        senderReference: 'HS-4711',
      },
      parts,
      createdAt: new Date(now).toISOString(),
    };
    return { delivery, context: contextFor(folder) };
  }

  /** Steps of a delivery until it is sent, or has ended; failed steps are made again, as the outbox does it. */
  async function* run(
    { delivery, context }: Awaited<ReturnType<typeof enqueue>>,
    {
      transport = worker(),
      progress,
    }: { transport?: ReturnType<typeof worker>; progress?: Progress | undefined } = {},
  ): AsyncGenerator<SendStep, void, void> {
    let stored = progress;
    for (let failures = 0, steps = 0; ; ) {
      if (++steps > 200) throw new Error('the delivery does not end');
      let step: SendStep;
      try {
        step = await transport.send(delivery, stored, context);
      } catch (error) {
        if (++failures > 20) throw error;
        now += 2000;
        continue;
      }
      stored = JSON.parse(JSON.stringify(step.progress)) as Progress;
      yield { ...step, progress: stored };
      if (step.next === 'done') return;
      if (step.known.state === 'sent' && step.next === 'later') return;
      if (step.next === 'later') now += 60_000;
    }
  }
  return bench;
}

export type Bench = ReturnType<typeof createBench>;

/** The last of the steps. */
export async function last(steps: AsyncIterable<SendStep>): Promise<SendStep> {
  let found: SendStep | undefined;
  for await (const step of steps) found = step;
  if (!found) throw new Error('no step was made');
  return found;
}

export const kidOf = (jwe: string): unknown =>
  (JSON.parse(Buffer.from(jwe.split('.')[0] ?? '', 'base64url').toString()) as { kid?: unknown }).kid;

/** Picks up and accepts what waits. */
export async function acceptAll(bench: Bench): Promise<number> {
  const transport = bench.worker('beispielhausen');
  let accepted = 0;
  const { signal } = new AbortController();
  for await (const arrival of transport.list(bench.destination.id, { signal })) {
    const context = bench.contextFor(`beispielhausen/inbox/${arrival.remoteId}/`);
    const delivery = {
      id: arrival.remoteId,
      tenant: 'beispielhausen',
      source: bench.destination.id,
      remoteId: arrival.remoteId,
      problems: [],
    };
    const fetched = await transport.receive({ ...delivery, task: 'fetch' }, arrival.progress, context);
    let step = fetched;
    while (step.type !== 'answered')
      step = await transport.receive({ ...delivery, task: 'accept' }, step.progress, context);
    accepted += 1;
  }
  return accepted;
}
