import { Buffer } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import { isRathausError } from '@rathaus/client-core';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type Bench,
  type BenchKeys,
  createBench,
  createBenchKeys,
  type Script,
} from '../../../test/fit-connect-bench.ts';
import { submitAnew, waiting } from '../../../test/waiting-submission.ts';
import { encryptJweText } from '../../jwe/encrypt.ts';
import { contentFaultOf } from '../content-fault.ts';
import type { Progress, ReceiveStep } from '../transport.ts';

let keys: BenchKeys;
beforeAll(() => {
  keys = createBenchKeys();
}, 120_000);

const textOf = async (bench: Bench, name: string) => {
  const pieces: Uint8Array[] = [];
  for await (const piece of await bench.content.read(name)) pieces.push(piece);
  return Buffer.concat(pieces).toString();
};

function fetched(step: ReceiveStep) {
  if (step.type !== 'fetched') throw new Error(`it was ${step.type}`);
  return step;
}

function once(operation: string, fate: Awaited<ReturnType<Script>>): Script {
  let used = false;
  return (called) => {
    if (used || called !== operation) return 'pass';
    used = true;
    return fate;
  };
}

const problem = {
  type: 'https://schema.fitko.de/fit-connect/events/problems/x',
  title: 't',
  detail: 'd',
  instance: 'data',
};
const isJwe = (name: string) => name.endsWith('.jwe') || name.endsWith('.opening');
const received = (bench: Bench) =>
  [...bench.content.objects.keys()].filter((name) => name.startsWith('beispielhausen/') && !isJwe(name));

describe('a submission that waits for pickup', () => {
  it('is listed, fetched straight into the store, described, accepted', async () => {
    const bench = createBench(keys);
    const { delivery, context } = await waiting(bench);
    const transport = bench.worker('beispielhausen');
    const arrivals = [];
    for await (const arrival of transport.list(bench.destination.id, { signal: context.signal }))
      arrivals.push(arrival);
    expect(arrivals).toHaveLength(1);
    const step = fetched(await transport.receive(delivery('fetch'), arrivals[0]!.progress, context));
    const { message, parts, sentAt } = step.received;
    expect(message).toMatchObject({ senderReference: 'HS-4711' });
    expect(parts.map(({ role, fileName, size }) => [role, fileName, size])).toEqual([
      ['data', undefined, 14],
      ['attachment', 'Anlage-1.txt', 8],
      ['attachment', 'Anlage-2.txt', 100_000],
    ]);
    expect(await textOf(bench, parts[0]!.content)).toBe('{"hund":"Rex"}');
    expect(await textOf(bench, parts[1]!.content)).toBe('Impfpass');
    expect(sentAt).toBe('2026-11-29T08:00:00.000Z');
    // The content is not in what is stored beside it.
    expect(JSON.stringify(step.progress)).not.toMatch(/Anlage|HS-4711/);

    const signed = await transport.receive(delivery('accept'), step.progress, context);
    expect(signed.type).toBe('progress');
    expect(bench.submitted()[0]!.state).toBe('submitted');
    const answered = await transport.receive(delivery('accept'), signed.progress, context);
    expect(answered).toMatchObject({ type: 'answered', as: 'accepted' });
    expect(bench.submitted()[0]!.state).toBe('accepted');
  });

  it.each(['getEvents', 'getSubmission', 'getAttachment', 'postEvent', 'getServiceKeys'])(
    'is accepted once when the answer to %s is lost, or the request',
    async (operation) => {
      for (const fate of ['lose', 'drop'] as const) {
        const bench = createBench(keys);
        const { delivery, context, progress } = await waiting(bench);
        bench.script = once(operation, fate);
        const transport = bench.worker('beispielhausen');
        let task: 'fetch' | 'accept' = 'fetch';
        let stored = progress;
        let as: unknown;
        for (let steps = 0; as === undefined && steps < 20; steps += 1) {
          const step = await transport
            .receive(delivery(task), stored, context)
            .catch((error: unknown) => void expect(transport.failureClassOf(error)).toBe('transient'));
          if (!step) continue;
          stored = JSON.parse(JSON.stringify(step.progress)) as Progress;
          if (step.type === 'fetched') task = 'accept';
          if (step.type === 'answered') as = step.as;
        }
        expect(as).toBe('accepted');
        const log = bench.submitted()[0]!.events;
        expect(log.filter((token) => eventOf(token).endsWith('/accept-submission'))).toHaveLength(1);
      }
    },
  );

  it('is answered with the same event by two workers at once', async () => {
    const bench = createBench(keys);
    const { delivery, context, progress } = await waiting(bench);
    const [a, b] = [bench.worker('beispielhausen'), bench.worker('beispielhausen')];
    const both = async (task: 'fetch' | 'accept', stored: Progress) =>
      Promise.all([a.receive(delivery(task), stored, context), b.receive(delivery(task), stored, context)]);
    const [first, second] = await both('fetch', progress);
    expect(first).toEqual(second);
    const [signed] = await both('accept', first.progress);
    const answers = await both('accept', signed.progress);
    expect(answers.map((answer) => answer.type === 'answered' && answer.as)).toEqual([
      'accepted',
      'accepted',
    ]);
    const posted = bench.requests
      .filter(({ operation }) => operation === 'postEvent')
      .map(({ body }) => body);
    expect(new Set(posted).size).toBe(1);
  });

  it('is not accepted while content is missing: it is fetched again first', async () => {
    const bench = createBench(keys);
    const { delivery, context, progress } = await waiting(bench);
    const transport = bench.worker('beispielhausen');
    const step = fetched(await transport.receive(delivery('fetch'), progress, context));
    const [, { content } = { content: '' }] = step.received.parts;
    bench.content.objects.delete(content);
    const again = await transport.receive(delivery('accept'), step.progress, context);
    expect(again).toMatchObject({ type: 'progress', notice: 'exchange.inbox.content-refetched' });
    expect(await textOf(bench, content)).toBe('Impfpass');
    expect(bench.submitted()[0]!.state).toBe('submitted');
    // And when the service does not have it any more it is not accepted at all.
    bench.content.objects.delete(content);
    bench.script = (operation) =>
      operation === 'getAttachment' ? new Response(null, { status: 404 }) : 'pass';
    await expect(transport.receive(delivery('accept'), step.progress, context)).rejects.toThrow();
    await expect(transport.receive(delivery('accept'), progress, context)).rejects.toMatchObject({
      code: 'exchange.inbox.inconsistent',
    });
    expect(bench.requests.filter(({ operation }) => operation === 'postEvent')).toEqual([]);
  });

  it('that was answered otherwise is what the log says', async () => {
    const bench = createBench(keys);
    const { delivery, context, progress } = await waiting(bench);
    const [here, there] = [bench.worker('beispielhausen'), bench.worker('beispielhausen')];
    const step = fetched(await here.receive(delivery('fetch'), progress, context));
    const signed = await here.receive(delivery('accept'), step.progress, context);
    let rejected = await there.receive(delivery('reject', [problem]), progress, context);
    rejected = await there.receive(delivery('reject', [problem]), rejected.progress, context);
    expect(rejected).toMatchObject({ type: 'answered', as: 'rejected' });
    const answered = await here.receive(delivery('accept'), signed.progress, context);
    expect(answered).toMatchObject({ type: 'answered', as: 'rejected' });
  });

  it('whose decision was changed before it was posted gets the new one, after a look into the log', async () => {
    const bench = createBench(keys);
    const { delivery, context, progress } = await waiting(bench);
    const transport = bench.worker('beispielhausen');
    const step = fetched(await transport.receive(delivery('fetch'), progress, context));
    let answer = await transport.receive(delivery('accept'), step.progress, context);
    while (answer.type !== 'answered')
      answer = await transport.receive(delivery('reject', [problem]), answer.progress, context);
    expect(answer.as).toBe('rejected');
  });
});

const eventOf = (token: string): string =>
  Object.keys(
    (JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { events: object }).events,
  )[0] ?? '';

describe('content that is wrong', () => {
  const flip = (jwe: string, part: number) => {
    const parts = jwe.split('.');
    const text = parts[part] ?? '';
    const at = Math.floor(text.length / 2);
    parts[part] = text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);
    return parts.join('.');
  };

  it.each(
    ['metadata', 'data', 'attachment'].flatMap((target) =>
      [0, 1, 2, 3, 4].map((part) => [target, part] as const),
    ),
  )('in %s, part %i of the JWE, is a fault of the content and stores nothing of it', async (target, part) => {
    const bench = createBench(keys);
    const { delivery, context, progress, submission } = await waiting(bench, ['Impfpass']);
    if (target === 'attachment')
      for (const [id, jwe] of submission.attachments) submission.attachments.set(id, flip(jwe, part));
    else submission[target as 'data'] = flip(submission[target as 'data'], part);
    const transport = bench.worker('beispielhausen');
    const error = await transport.receive(delivery('fetch'), progress, context).catch((one: unknown) => one);
    expect(isRathausError(error)).toBe(true);
    const instance = target === 'attachment' ? `attachment:${[...submission.attachments.keys()][0]}` : target;
    expect(contentFaultOf(error)).toMatchObject({ instance });
    const stored = received(bench);
    expect(stored).toHaveLength(target === 'attachment' ? 1 : 0);
    expect(stored.every((name) => name.endsWith('/data'))).toBe(true);
  });

  it('is none when a key is not configured here, whatever the service says of it', async () => {
    const bench = createBench(keys);
    const { delivery, context, progress } = await waiting(bench);
    const transport = bench.worker('beispielhausen', keys.encryption.slice(1));
    const fetching = () =>
      transport.receive(delivery('fetch'), progress, context).catch((one: unknown) => one);
    const ours = await fetching();
    expect(ours).toMatchObject({ code: 'exchange.jwe.unknown-kid' });
    expect(contentFaultOf(ours)).toBeUndefined();
    expect(transport.failureClassOf(ours)).toBe('local');
    bench.script = (operation) =>
      operation === 'getDestinationKey' ? new Response(null, { status: 503 }) : 'pass';
    expect(contentFaultOf(await fetching())).toBeUndefined();
  });

  it.each(['data', 'attachment'])(
    'in %s, rightly encrypted but not what the metadata say, is one',
    async (target) => {
      const bench = createBench(keys);
      const { delivery, context, progress, submission } = await waiting(bench, ['Impfpass']);
      const recipient = { kid: keys.encryption[0]!.kid, publicKey: keys.encryption[0]!.publicKey };
      const { jwe } = await encryptJweText(Buffer.from('etwas anderes'), {
        recipient,
        cty: 'application/json',
      });
      const [id = ''] = submission.attachments.keys();
      if (target === 'attachment') submission.attachments.set(id, jwe);
      await submitAnew(bench, submission, submission.metadata, target === 'data' ? jwe : submission.data);
      const transport = bench.worker('beispielhausen');
      const error = await transport
        .receive(delivery('fetch'), progress, context)
        .catch((one: unknown) => one);
      expect(error).toMatchObject({ code: 'exchange.inbox.hash-mismatch' });
      expect(contentFaultOf(error)).toMatchObject({
        instance: target === 'data' ? 'data' : `attachment:${id}`,
      });
      expect(received(bench)).toHaveLength(target === 'data' ? 0 : 1);
    },
  );

  it('of an attachment that was announced and never described is refused', async () => {
    const bench = createBench(keys);
    const { delivery, context, progress, submission } = await waiting(bench, ['Impfpass']);
    const extra = randomUUID();
    bench.script = (operation) =>
      operation === 'getSubmission'
        ? Response.json({
            submissionId: submission.id,
            caseId: submission.caseId,
            destinationId: submission.destinationId,
            encryptedMetadata: submission.metadata,
            encryptedData: submission.data,
            attachments: [...submission.attachments.keys(), extra],
          })
        : 'pass';
    const transport = bench.worker('beispielhausen');
    const error = await transport.receive(delivery('fetch'), progress, context).catch((one: unknown) => one);
    expect(error).toMatchObject({ code: 'exchange.inbox.attachments-mismatch' });
    expect(contentFaultOf(error)).toMatchObject({ instance: 'submission' });
  });

  it('of another submission is not taken', async () => {
    const bench = createBench(keys);
    const { delivery, context, progress, submission } = await waiting(bench);
    bench.script = (operation) =>
      operation === 'getSubmission'
        ? Response.json({
            submissionId: submission.id,
            caseId: randomUUID(),
            destinationId: submission.destinationId,
            encryptedMetadata: submission.metadata,
            encryptedData: submission.data,
            attachments: [],
          })
        : 'pass';
    const transport = bench.worker('beispielhausen');
    await expect(transport.receive(delivery('fetch'), progress, context)).rejects.toMatchObject({
      code: 'exchange.inbox.other-submission',
    });
    expect(received(bench)).toEqual([]);
  });
});
