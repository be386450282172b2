import { describe, expect, it } from 'vitest';
import { createPostfach, type PostfachTransport } from '../../src/postfach/index.ts';
import { codeOf, message, status } from './world.ts';

/** A way to the mailbox to be judged. `arrived` counts what has gone out, messages and states together. */
export interface TransportUnderTest {
  readonly transport: PostfachTransport;
  arrived(): number;
}

/** What every way to the mailbox has to keep. `make` gives a new one, with nothing in it. */
export function transportContract(name: string, make: () => TransportUnderTest): void {
  const world = () => {
    const { transport, arrived } = make();
    return { arrived, postfach: createPostfach({ tenant: 'musterstadt', transport }) };
  };
  const file = (text: string) => ({ name: 'a.txt', open: () => new TextEncoder().encode(text) });

  describe(`${name}, as a way to the mailbox`, () => {
    it('takes a message and a status, and knows them again', async () => {
      const { postfach, arrived } = world();
      const receipt = await postfach.send(message({ attachments: [file('a')] }));
      const reported = await postfach.status(status());
      expect(['queued', 'accepted']).toContain(receipt.state);
      expect(receipt.key).toBe(message().key);
      expect(Date.parse(receipt.at)).not.toBeNaN();
      expect(await postfach.find('message', receipt.key)).toEqual(receipt);
      expect(await postfach.find('status', reported.key)).toEqual(reported);
      expect(arrived()).toBe(2);
    });

    it('knows nothing that it was not given', async () => {
      const { postfach } = world();
      await postfach.send(message());
      expect(await postfach.find('status', message().key)).toBeUndefined();
      expect(await postfach.find('message', 'nie')).toBeUndefined();
    });

    it('takes the same key once, one after the other and all at once', async () => {
      const { postfach, arrived } = world();
      const first = await postfach.send(message({ attachments: [file('a')] }));
      expect(await postfach.send(message({ attachments: [file('a')] }))).toEqual(first);
      await Promise.all(Array.from({ length: 5 }, () => codeOf(postfach.send(message({ key: 'zugleich' })))));
      expect(arrived()).toBe(2);
    });

    it.each([
      ['text', { text: 'Anders' }],
      ['level', { level: 'hoch' }],
      ['attachment', { attachments: [file('b')] }],
    ] as const)('refuses another %s under the same key', async (_member, more) => {
      const { postfach, arrived } = world();
      await postfach.send(message({ attachments: [file('a')] }));
      expect(await codeOf(postfach.send(message({ attachments: [file('a')], ...more })))).toBe(
        'servicekonto.postfach.key-conflict',
      );
      expect(arrived()).toBe(1);
    });

    it('lets nothing out of an attachment that changes, and takes it when it does not', async () => {
      const { postfach, arrived } = world();
      let call = 0;
      const open = () => new TextEncoder().encode(call++ === 0 ? 'eins' : 'zwei');
      const changing = message({ attachments: [{ name: 'a.txt', open }] });
      expect(await codeOf(postfach.send(changing))).toBe('servicekonto.postfach.attachment-changed');
      expect(arrived()).toBe(0);
      await postfach.send(message({ attachments: [file('eins')] }));
      expect(arrived()).toBe(1);
    });

    it('ends at once when the caller goes, and lets nothing out', async () => {
      const { postfach, arrived } = world();
      const gone = AbortSignal.abort();
      expect(await codeOf(postfach.send(message(), { signal: gone }))).toBe('core.aborted');
      const soon = new AbortController();
      const open = () => {
        soon.abort();
        return new Promise<never>(() => undefined);
      };
      const hanging = message({ attachments: [{ name: 'a.txt', open }] });
      expect(await codeOf(postfach.send(hanging, { signal: soon.signal }))).toBe('core.aborted');
      expect(arrived()).toBe(0);
    });
  });
}
