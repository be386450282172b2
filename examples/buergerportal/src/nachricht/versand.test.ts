import { defineErrors } from '@rathaus/client-core';
import {
  type Postfach,
  type PostfachMessage,
  type PostfachReceipt,
  type PostfachSendOptions,
  sendAgain,
} from '@rathaus/servicekonto-client/postfach';
import { describe, expect, it } from 'vitest';
import type { Antrag } from '../antrag/ablage.ts';
import type { Stand } from '../zustellung/zustellung.ts';
import { createVersand } from './versand.ts';

const antrag: Antrag = {
  id: '6f1d1c5e-0000-4000-8000-000000000001',
  owner: 'o',
  antragsteller: 'Ĳsbrand van ’t Hoff',
  angaben: {
    hundName: 'Żabka',
    rasse: 'Dackel',
    wurfjahr: '2023',
    haltungSeit: '2026-10-01',
    strasse: 'Erfundene Gasse 17',
    ort: '00001 Musterstadt',
  },
  angelegt: '2026-11-30T12:00:00.000Z',
  abgesendet: '2026-11-30T12:05:00.000Z',
  postfach: { handle: '4b1c1d4e-0000-4000-8000-000000000001', niveau: 'substanziell' },
};
const failure = (code: string) =>
  defineErrors({ [code]: { origin: 'service', retryable: false, message: 'for a test' } })(code);

interface WeltOptions {
  state?: string;
  /** What each call of `send` does, one after the other; then it succeeds. */
  ends?: (Error | PostfachReceipt)[];
  /** Fails to store so many times. */
  storeFails?: number;
}

/** A mailbox that remembers keys, as the real one does by its journal; applications in memory. */
function welt({ state = 'accepted', ends = [], storeFails = 0 }: WeltOptions = {}) {
  const stored = new Map([[antrag.id, antrag]]);
  const sent: PostfachMessage[] = [];
  const options: (PostfachSendOptions | undefined)[] = [];
  const receipts = new Map<string, PostfachReceipt>();
  const events: string[] = [];
  let now = Date.parse('2026-11-30T13:00:00.000Z');
  const postfach: Postfach = {
    find: async (_kind, key) => receipts.get(key),
    async send(message, given) {
      sent.push(message);
      options.push(given);
      const end = ends.shift();
      if (end instanceof Error) throw end;
      const receipt: PostfachReceipt = end ?? {
        key: message.key,
        state: 'accepted',
        messageId: 'm',
        at: new Date(now).toISOString(),
      };
      receipts.set(message.key, receipt);
      return receipt;
    },
    status: () => Promise.reject(new Error('not used')),
  };
  const current = { state };
  const versand = createVersand({
    postfach,
    ablage: {
      abgesendete: async () => [...stored.values()],
      lesen: async (id) => stored.get(id),
      async speichern(one) {
        if (storeFails-- > 0) throw new Error('disk full');
        stored.set(one.id, one);
      },
    },
    zustellung: { stand: async () => ({ delivery: { state: current.state } }) as Stand },
    address: 'http://127.0.0.1:3000',
    clock: () => {
      now += 10_000;
      return new Date(now);
    },
    log: (event, { code, state: how }) => events.push([event, code ?? how].join(' ')),
    interval: 1,
    firstPause: 1,
  });
  const stop = new AbortController();
  const running = versand.run(stop.signal);
  return {
    sent,
    options,
    versand,
    events,
    current,
    now: () => stored.get(antrag.id)!,
    close: async () => {
      stop.abort();
      await running;
    },
  };
}

const laenger = () => new Promise((done) => setTimeout(done, 60));

describe('the message that an application was accepted', () => {
  it.each(['queued', 'sending', 'sent', 'collected', 'stopped'])(
    'is not sent while the delivery is %s, and then once',
    async (state) => {
      const world = welt({ state });
      await laenger();
      expect(world.sent).toEqual([]);
      expect(world.now().postfach).toBeDefined();
      world.current.state = 'accepted';
      await expect.poll(() => world.now().nachricht?.stand).toBe('uebergeben');
      await laenger();
      await world.close();
      expect(world.sent).toHaveLength(1);
      expect(world.now().postfach, 'the address goes when it is done').toBeUndefined();
      expect(world.events).toEqual(['message.state uebergeben']);
    },
  );

  it('is that of the person, at the level of the login', async () => {
    const world = welt();
    await expect.poll(() => world.sent.length).toBe(1);
    await world.close();
    const [message] = world.sent;
    expect(message).toMatchObject({
      to: antrag.postfach!.handle,
      level: 'substanziell',
      reference: 'HST-6f1d1c5e',
      senderUrl: undefined,
    });
    expect(message!.text).toContain('Guten Tag Ĳsbrand van ’t Hoff,');
    const file = message!.attachments![0]!;
    const twice = await Promise.all(
      [1, 2].map(async () => file.open({ signal: new AbortController().signal })),
    );
    expect(
      Buffer.from(twice[0] as Uint8Array)
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    expect(twice[0]).toEqual(twice[1]);
  });

  it('is not sent when the delivery was rejected, and the address goes', async () => {
    const world = welt({ state: 'rejected' });
    await expect.poll(() => world.now().nachricht?.stand).toBe('entfallen');
    await world.close();
    expect(world.sent).toEqual([]);
    expect(world.now().postfach).toBeUndefined();
  });

  it('is sent once when what is known cannot be stored at first', async () => {
    const world = welt({ storeFails: 3 });
    await expect.poll(() => world.now().nachricht?.stand).toBe('uebergeben');
    await world.close();
    expect(world.sent).toHaveLength(1);
  });

  it('waits for a mailbox that is away, and for one that waits itself', async () => {
    const ends = [
      failure('servicekonto.postfach.unavailable'),
      failure('servicekonto.postfach.forbidden'),
      new TypeError('unexpected'),
    ];
    const world = welt({ ends });
    await expect.poll(() => world.now().nachricht?.stand).toBe('uebergeben');
    await world.close();
    expect(world.sent).toHaveLength(4);
    expect(world.events).toEqual([
      'message.failed servicekonto.postfach.unavailable',
      'message.failed servicekonto.postfach.forbidden',
      'message.failed TypeError',
      'message.state uebergeben',
    ]);
  });

  it.each([
    ['servicekonto.postfach.outcome-unknown', 'ungewiss'],
    ['servicekonto.postfach.key-conflict', 'ungewiss'],
    ['servicekonto.postfach.recipient-unknown', 'abgelehnt'],
    ['servicekonto.postfach.invalid', 'abgelehnt'],
    ['servicekonto.postfach.too-large', 'abgelehnt'],
    ['servicekonto.postfach.refused', 'abgelehnt'],
  ])('is not sent a second time after %s', async (code, stand) => {
    const world = welt({ ends: [failure(code)] });
    await expect.poll(() => world.now().nachricht?.stand).toBe(stand);
    await laenger();
    await world.close();
    expect(world.sent).toHaveLength(1);
    expect(world.now().postfach !== undefined, 'kept for whoever decides').toBe(stand === 'ungewiss');
    expect(world.events).toEqual([`message.failed ${code}`, `message.state ${stand}`]);
  });
});

describe('a message of which nobody knows whether it arrived', () => {
  const unclear = async (ends: Error[] = []) => {
    const world = welt({ ends: [failure('servicekonto.postfach.outcome-unknown'), ...ends] });
    await expect.poll(() => world.now().nachricht?.stand).toBe('ungewiss');
    return world;
  };

  it('is sent once more when a person decides so, also by two clicks at once', async () => {
    const world = await unclear();
    expect(await world.versand.unklare()).toHaveLength(1);
    await Promise.all([
      world.versand.entscheiden(antrag.id, 'nochmal'),
      world.versand.entscheiden(antrag.id, 'nochmal'),
    ]);
    await world.versand.entscheiden(antrag.id, 'nochmal');
    await world.close();
    expect(world.options.map((options) => options?.[sendAgain])).toEqual([undefined, true]);
    expect(world.now()).toMatchObject({ nachricht: { stand: 'uebergeben' } });
    expect(world.now().postfach).toBeUndefined();
    expect(await world.versand.unklare()).toEqual([]);
  });

  it('is let be when a person decides so, and the address goes', async () => {
    const world = await unclear();
    await world.versand.entscheiden(antrag.id, 'lassen');
    await world.versand.entscheiden(antrag.id, 'nochmal');
    await world.close();
    expect(world.sent).toHaveLength(1);
    expect(world.now().nachricht?.stand).toBe('ungewiss');
    expect(world.now().postfach).toBeUndefined();
  });

  it('stays unclear when the mailbox is away, and can be decided again', async () => {
    const world = await unclear([failure('servicekonto.postfach.unavailable')]);
    await expect(world.versand.entscheiden(antrag.id, 'nochmal')).rejects.toMatchObject({
      code: 'servicekonto.postfach.unavailable',
    });
    expect(await world.versand.unklare()).toHaveLength(1);
    await world.versand.entscheiden(antrag.id, 'nochmal');
    await world.close();
    expect(world.now().nachricht?.stand).toBe('uebergeben');
  });
});
