import { createMemoryStateStore, isRathausError, type StateStore } from '@rathaus/client-core';
import { describe, expect, it } from 'vitest';
import { answered, broken, file, json, page } from '../../test/postfach/answers.ts';
import { type Answer, codeOf, createWorld, drained, message, status } from '../../test/postfach/world.ts';
import { sendAgain } from './index.ts';

describe('the same key', () => {
  it('is delivered once and gives the same receipt', async () => {
    const { postfach, inbox, calls } = createWorld();
    const receipt = await postfach.send(message());
    expect(await postfach.send(message())).toEqual(receipt);
    expect(await postfach.find('message', message().key)).toEqual(receipt);
    expect(inbox.messages).toHaveLength(1);
    expect(calls).toHaveLength(1);
  });

  it('for something else is a conflict', async () => {
    const { postfach, inbox } = createWorld();
    await postfach.send(message());
    expect(await codeOf(postfach.send(message({ text: 'Anders' })))).toBe(
      'servicekonto.postfach.key-conflict',
    );
    const more = message({ attachments: [file('a', 'a')] });
    expect(await codeOf(postfach.send(more))).toBe('servicekonto.postfach.key-conflict');
    expect(inbox.messages).toHaveLength(1);
  });

  it('by twenty at once is delivered once', async () => {
    const { postfach, inbox } = createWorld();
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => codeOf(postfach.send(message()))));
    expect(inbox.messages).toHaveLength(1);
    for (const one of outcomes)
      expect(['nothing thrown', 'servicekonto.postfach.outcome-unknown']).toContain(one);
  });

  it('of another tenant or kind is another one', async () => {
    const store = createMemoryStateStore();
    const one = createWorld({ store });
    const other = createWorld({ store, config: { tenant: 'beispielhausen' } });
    await one.postfach.send(message());
    await other.postfach.send(message({ text: 'Anders' }));
    await one.postfach.status(status({ key: message().key }));
    expect(await one.postfach.find('status', 'nie')).toBeUndefined();
    expect(other.inbox.messages).toHaveLength(1);
    expect(one.inbox.states).toHaveLength(1);
  });
});

describe('an answer', () => {
  it.each([
    ['400', json(400), 'refused', false],
    ['401', json(401), 'forbidden', false],
    ['403', json(403), 'forbidden', false],
    ['404', json(404), 'recipient-unknown', false],
    ['404 with a page', page(404), 'refused', false],
    ['410', json(410), 'recipient-unknown', false],
    ['413', page(413), 'too-large', false],
    ['422', json(422), 'refused', false],
    ['429', json(429), 'unavailable', true],
    ['503', page(503), 'unavailable', true],
    ['a lost connection before the end', broken('before'), 'unavailable', true],
  ])('%s says that nothing arrived, and the key is free', async (name, answer, code, retryable) => {
    // A token that is refused is renewed once.
    const { postfach, inbox } = createWorld({ answers: name === '401' ? [answer, answer] : [answer] });
    const error = await postfach.send(message()).catch((reason: unknown) => reason);
    if (!isRathausError(error)) throw error;
    expect(error.code).toBe(`servicekonto.postfach.${code}`);
    expect(error.retryable).toBe(retryable);
    expect(JSON.stringify(error)).not.toContain('canary');
    await postfach.send(message());
    expect(inbox.messages).toHaveLength(1);
  });

  it('with Retry-After says when', async () => {
    const { postfach } = createWorld({ answers: [json(429, { 'retry-after': '7' })] });
    await expect(postfach.send(message())).rejects.toMatchObject({ details: { retryAfter: 7 } });
  });

  it.each([
    ['500', json(500)],
    ['502', page(502)],
    ['504', page(504)],
    ['408', json(408)],
    ['a lost connection after the end', broken('after')],
    ['a page with 200', page(200)],
    ['JSON without an id', answered(() => Response.json({}))],
    ['null', answered(() => Response.json(null))],
    ['nothing', answered(() => new Response(null, { status: 204 }))],
  ] satisfies [string, Answer][])(
    '%s says nothing, and nothing is sent again by itself',
    async (_name, answer) => {
      const { postfach, inbox, calls } = createWorld({ answers: [answer] });
      const unknown = 'servicekonto.postfach.outcome-unknown';
      await expect(postfach.send(message())).rejects.toMatchObject({ code: unknown, retryable: false });
      expect(await codeOf(postfach.send(message()))).toBe(unknown);
      expect(await codeOf(postfach.find('message', message().key))).toBe(unknown);
      expect(await codeOf(postfach.send(message({ text: 'Anders' }), { [sendAgain]: true }))).toBe(
        'servicekonto.postfach.key-conflict',
      );
      expect(calls).toHaveLength(1);
      // A person has asked: it has not arrived.
      expect((await postfach.send(message(), { [sendAgain]: true })).state).toBe('accepted');
      expect((await postfach.send(message(), { [sendAgain]: true })).state).toBe('accepted');
      expect(inbox.messages).toHaveLength(1);
    },
  );

  it('that does not come in time says nothing', async () => {
    const hang: Answer = async (request) => {
      await drained(request);
      return new Promise(() => undefined);
    };
    const { postfach } = createWorld({ answers: [hang], rest: { timeout: 50 } });
    expect(await codeOf(postfach.send(message()))).toBe('servicekonto.postfach.outcome-unknown');
  });

  it('of a caller who has gone is not known either', async () => {
    const gone = new AbortController();
    const { postfach } = createWorld({
      answers: [
        async (request) => {
          await drained(request);
          gone.abort();
          return new Promise(() => undefined);
        },
      ],
    });
    expect(await codeOf(postfach.send(message(), { signal: gone.signal }))).toBe('core.aborted');
    expect(await codeOf(postfach.send(message()))).toBe('servicekonto.postfach.outcome-unknown');
  });
});

describe('the journal', () => {
  const failing = (method: keyof StateStore): StateStore => ({
    ...createMemoryStateStore(),
    [method]: () => Promise.reject(new Error('Datenbank weg')),
  });
  it('that is down lets nothing out', async () => {
    const { postfach, calls } = createWorld({ store: failing('add') });
    await expect(postfach.send(message())).rejects.toMatchObject({
      code: 'servicekonto.store.failed',
      retryable: true,
    });
    expect(calls).toEqual([]);
  });

  it('that fails afterwards hides no success, and lets nothing out twice', async () => {
    const { postfach, calls } = createWorld({ store: failing('set') });
    expect((await postfach.send(message())).state).toBe('accepted');
    expect(await codeOf(postfach.send(message()))).toBe('servicekonto.postfach.outcome-unknown');
    expect(calls).toHaveLength(1);
  });

  it('holds no word of what was sent', async () => {
    const store = createMemoryStateStore();
    const kept: string[] = [];
    const spy: StateStore = {
      ...store,
      add: (key, value, ttl) => {
        kept.push(key, value);
        return store.add(key, value, ttl);
      },
      set: (key, value, ttl) => {
        kept.push(key, value);
        return store.set(key, value, ttl);
      },
    };
    const { postfach } = createWorld({ store: spy });
    await postfach.send(message({ key: 'Erika Mustermann', subject: 'Erika' }));
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.join()).not.toMatch(/Erika|5a1f0c3e/);
    expect(kept[0]).toMatch(/^musterstadt:postfach:message:[0-9a-f]{64}$/);
  });
});
