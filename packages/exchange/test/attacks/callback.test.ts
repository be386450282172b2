import { Buffer } from 'node:buffer';
import { createMemoryStateStore } from '@rathaus/client-core';
import { describe } from 'vitest';
import { createCallbackReceiver, verifyCallback } from '../../src/index.ts';
import { bodyOf, callback, createCallbackWorld, now, secret, signed } from '../callback-world.ts';
import { itNames } from './attack-table.ts';

const body = bodyOf('new-submissions');
const store = () => createMemoryStateStore({ clock: () => now });
const verify = (
  given: string,
  headers: Record<string, string> = signed(given),
  more: Partial<Parameters<typeof verifyCallback>[2]> = {},
) =>
  verifyCallback(Buffer.from(given), headers, {
    secrets: [secret],
    clock: () => now,
    store: store(),
    tenant: 'musterstadt',
    ...more,
  });
/** Status and reason that the receiver's observer sees. */
async function received(request: Request): Promise<string> {
  const { config, world } = createCallbackWorld({ maxBytes: 5000 });
  const { status } = await createCallbackReceiver(config)(request);
  const [event] = world.events;
  return event?.type === 'callback.refused' ? `${status} ${event.reason}` : `${status} ${event?.type}`;
}
const forged = 'nobody without the secret can make it; which part was changed is not said';

describe('attacks on a callback', () => {
  itNames([
    {
      attack: 'without a time',
      says: 'exchange.callback.refused: timestamp',
      made: () => verify(body, { ...signed(body), 'callback-timestamp': '' }),
    },
    {
      attack: 'without an authentication',
      says: 'exchange.callback.refused: authentication',
      made: () => verify(body, { ...signed(body), 'callback-authentication': 'ab' }),
    },
    {
      attack: 'repeated after five minutes',
      says: 'exchange.callback.refused: too-old',
      made: () => verify(body, signed(body, { at: now - 301_000 })),
    },
    {
      attack: 'dated ahead, to be repeated later',
      says: 'exchange.callback.refused: future',
      made: () => verify(body, signed(body, { at: now + 61_000 })),
    },
    {
      attack: 'another body',
      says: 'exchange.callback.refused: hmac',
      made: () => verify(bodyOf('new-replies'), signed(body)),
    },
    {
      attack: 'another secret',
      says: 'exchange.callback.refused: hmac',
      shared: forged,
      made: () => verify(body, signed(body, { key: 'ein-anderes-geheimnis-4711' })),
    },
    {
      attack: 'another time with the old authentication',
      says: 'exchange.callback.refused: hmac',
      shared: forged,
      made: () => verify(body, { ...signed(body), 'callback-timestamp': String(now / 1000 - 1) }),
    },
    {
      attack: 'lines ended with CR LF by a proxy',
      says: 'exchange.callback.refused: hmac',
      shared: 'other bytes than were signed are another body',
      made: () => verify(`${body}\r\n`, signed(`${body}\n`)),
    },
    {
      attack: 'repeated within five minutes',
      says: 'exchange.callback.refused: replayed',
      made: async () => {
        const shared = { store: store() };
        await verify(body, undefined, shared);
        return verify(body, undefined, shared);
      },
    },
    {
      attack: 'no secret is configured',
      says: 'exchange.callback.not-handled',
      made: () => verify(body, undefined, { secrets: [''] }),
    },
    {
      attack: 'a body without an end',
      says: '413 exchange.callback.too-large',
      made: () => received(callback('x'.repeat(6000))),
    },
    {
      attack: 'authentic, but no JSON',
      says: '400 body',
      made: () => received(callback('kein JSON')),
    },
    {
      attack: 'a reading of addresses by GET',
      says: '405 method',
      made: () => received(new Request('https://portal.example/callback')),
    },
  ]);
});
