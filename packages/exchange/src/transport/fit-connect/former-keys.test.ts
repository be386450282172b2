import { randomBytes } from 'node:crypto';
import { isRathausError } from '@rathaus/client-core';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type BenchKeys,
  createBench,
  createBenchKeys,
  type WorkerOptions,
} from '../../../test/fit-connect-bench.ts';
import { createTestKey, type TestKey } from '../../../test/keys.ts';
import { jweOf, submitAnew, waiting } from '../../../test/waiting-submission.ts';
import { checkExchangeConfig } from '../../factory/config.ts';
import { contentFaultOf } from '../content-fault.ts';

let keys: BenchKeys;
let foreign: TestKey;
beforeAll(() => {
  keys = createBenchKeys();
  foreign = createTestKey('beispielhausen-enc-1', 'encryption');
}, 120_000);

const hour = 3_600_000;
const day = 24 * hour;

/** A submission that waited while the destination rolled its key over and had the former one removed. */
async function afterRollOver() {
  const bench = createBench(keys);
  const { delivery, context, progress, submission } = await waiting(bench, ['Impfpass']);
  bench.destination.encryptionKeys = [keys.encryption[1]!];
  const fetching = async (
    encryption: Parameters<typeof bench.worker>[1],
    options?: WorkerOptions,
  ): Promise<{ type?: string; code?: string; fault?: unknown; failureClass?: string }> => {
    const transport = bench.worker('beispielhausen', encryption, options);
    try {
      return await transport.receive(delivery('fetch'), progress, context);
    } catch (error) {
      if (!isRathausError(error)) throw error;
      return {
        code: error.code,
        fault: contentFaultOf(error),
        failureClass: transport.failureClassOf(error),
      };
    }
  };
  return { bench, submission, fetching };
}

describe('content for a key that the service publishes no more', () => {
  it('is read when the private half is configured', async () => {
    const { fetching } = await afterRollOver();
    expect(await fetching(keys.encryption)).toMatchObject({ type: 'fetched' });
  });

  it('waits for the operator when it is not, however long, and is read as soon as it is', async () => {
    const { bench, fetching } = await afterRollOver();
    const unknown = { code: 'exchange.jwe.unknown-kid', fault: undefined, failureClass: 'local' };
    for (const passed of [0, hour, 13 * day]) {
      bench.advance(passed);
      expect(await fetching([keys.encryption[1]!])).toEqual(unknown);
    }
    expect(await fetching(keys.encryption)).toMatchObject({ type: 'fetched' });
  });

  it('is refused after the time that the operator has set, by the time that the service signed', async () => {
    const { bench, fetching } = await afterRollOver();
    const patience = { refuseUnreadableAfter: 2 * day };
    bench.advance(2 * day - hour);
    expect(await fetching([keys.encryption[1]!], patience)).toMatchObject({ fault: undefined });
    bench.advance(2 * hour);
    expect(await fetching([keys.encryption[1]!], patience)).toMatchObject({
      code: 'exchange.inbox.encryption-issue',
      fault: { instance: 'metadata' },
    });
    // It never speaks about what is readable, or about a key that is published: that one is ours.
    expect(await fetching(keys.encryption, patience)).toMatchObject({ type: 'fetched' });
    bench.rollOver(keys.encryption[0]!);
    expect(await fetching([keys.encryption[1]!], patience)).toMatchObject({
      code: 'exchange.jwe.unknown-kid',
      fault: undefined,
    });
  });

  it('rejects nobody when our file for it is the wrong one: nothing published is left to compare with', async () => {
    const { bench, fetching } = await afterRollOver();
    const unproven = { code: 'exchange.jwe.unproven-key', fault: undefined, failureClass: 'local' };
    expect(await fetching([foreign])).toEqual(unproven);
    bench.advance(3 * day);
    expect(await fetching([foreign])).toEqual(unproven);
    expect(await fetching([foreign], { refuseUnreadableAfter: 2 * day })).toMatchObject({
      fault: { instance: 'metadata' },
    });
  });

  it('is wrong content when the same key has opened another part of it', async () => {
    const { bench, submission, fetching } = await afterRollOver();
    const wrong = submission.data.replace(
      /\.[^.]+\./,
      `.${randomBytes(512).fill(1, 0, 1).toString('base64url')}.`,
    );
    await submitAnew(bench, submission, submission.metadata, wrong);
    expect(await fetching(keys.encryption)).toMatchObject({
      code: 'exchange.inbox.encryption-issue',
      fault: { instance: 'data' },
    });
  });

  it('does not call a second key proven because the first one was', async () => {
    const { bench, submission, fetching } = await afterRollOver();
    const third = createTestKey('beispielhausen-enc-0', 'encryption');
    await submitAnew(bench, submission, submission.metadata, jweOf('{"hund":"Rex"}', third));
    const wrongFile = { decrypter: { ...foreign.decrypter, kid: third.kid } };
    expect(await fetching([keys.encryption[0]!, wrongFile])).toMatchObject({
      code: 'exchange.jwe.unproven-key',
      fault: undefined,
    });
  });
});

describe('a key that others may have', () => {
  it('opens nothing, and the sender is asked to send anew', async () => {
    const { fetching } = await afterRollOver();
    const compromisedKeys = [keys.encryption[0]!.kid];
    for (const configured of [keys.encryption, [keys.encryption[1]!]])
      expect(await fetching(configured, { compromisedKeys })).toMatchObject({
        code: 'exchange.inbox.encryption-issue',
        fault: { instance: 'metadata', detail: expect.stringContaining('zurückgezogenen Schlüssel') },
      });
  });

  it('is refused for each part, not for the metadata alone', async () => {
    const { bench, submission, fetching } = await afterRollOver();
    const compromised = createTestKey('beispielhausen-enc-0', 'encryption');
    await submitAnew(bench, submission, submission.metadata, jweOf('{"hund":"Rex"}', compromised));
    expect(
      await fetching([...keys.encryption, compromised], { compromisedKeys: [compromised.kid] }),
    ).toMatchObject({
      code: 'exchange.inbox.encryption-issue',
      fault: { instance: 'data' },
    });
  });
});

describe('the configuration', () => {
  const faultsWith = (more: object): unknown => {
    const destination = {
      destinationId: crypto.randomUUID(),
      decrypters: [keys.encryption[0]!.decrypter],
      signer: keys.signature.signer,
      ...more,
    };
    try {
      checkExchangeConfig({
        tenant: 'beispielhausen',
        fitConnect: { destinations: [destination] },
      } as unknown as Parameters<typeof checkExchangeConfig>[0]);
      return [];
    } catch (error) {
      if (!isRathausError(error)) throw error;
      return error.message.match(/fitConnect\.destinations\[0\]\.\w+ [^;,]+/g) ?? [];
    }
  };

  it('takes what makes sense, and names what does not', () => {
    const kid = keys.encryption[0]!.kid;
    expect(faultsWith({ compromisedKeys: ['beispielhausen-enc-0'], refuseUnreadableAfter: 0 })).toEqual([]);
    expect(String(faultsWith({ compromisedKeys: kid }))).toContain('compromisedKeys must be a list');
    expect(String(faultsWith({ compromisedKeys: [kid] }))).toContain('decrypters has only keys');
    expect(String(faultsWith({ refuseUnreadableAfter: -1 }))).toContain('refuseUnreadableAfter');
    expect(String(faultsWith({ refuseUnreadableAfter: Number.NaN }))).toContain('refuseUnreadableAfter');
  });
});
