import { Buffer } from 'node:buffer';
import { existsSync, readFileSync } from 'node:fs';
import { createMemoryStateStore, type RathausError } from '@rathaus/client-core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { now, secret, signed } from '../../test/callback-world.ts';
import { type VerifyCallbackOptions, verifyCallback } from './verify-callback.ts';

const body = Buffer.from('{"type":"x"}');
const options: VerifyCallbackOptions = { secrets: [secret], clock: () => now };
const reason = (work: Promise<unknown>) =>
  work.then(
    (found) => (found as { replay: string }).replay,
    (error: RathausError) => String(error.details.reason ?? error.code),
  );

const vectorFile = new URL(
  '../../../../../shared/data/fitconnect/callback-hmac-vectors.json',
  import.meta.url,
);
const present = existsSync(vectorFile);
if (!present)
  console.warn('skipped: the published callbacks are not beside the checkout (../shared/data/fitconnect)');

interface Vector {
  name: string;
  secret: string;
  timestamp: string;
  body: string;
  callbackAuthentication: string;
}

describe.skipIf(!present)('published callbacks', () => {
  const { vectors } = (present ? JSON.parse(readFileSync(vectorFile, 'utf8')) : { vectors: [] }) as {
    vectors: Vector[];
  };

  it('are two', () => {
    expect(vectors).toHaveLength(2);
  });

  it.each(vectors)('$name', async (vector) => {
    const at = Number(vector.timestamp) * 1000;
    const headers = {
      'callback-timestamp': vector.timestamp,
      'callback-authentication': vector.callbackAuthentication,
    };
    const verify = (bytes: string, age = 0) =>
      reason(
        verifyCallback(Buffer.from(bytes), headers, { secrets: [vector.secret], clock: () => at + age }),
      );
    expect(await verify(vector.body)).toBe('unchecked');
    expect(await verify(vector.body, 300_000)).toBe('unchecked');
    expect(await verify(vector.body, 300_001)).toBe('too-old');
    // The documentation prints it over many lines; the HMAC is over the compact form.
    expect(await verify(JSON.stringify(JSON.parse(vector.body), null, 2))).toBe('hmac');
  });
});

describe('authentication of a callback', () => {
  const verify = (headers: object, more: Partial<VerifyCallbackOptions> = {}, bytes: Uint8Array = body) =>
    reason(verifyCallback(bytes, headers as Record<string, string>, { ...options, ...more }));

  it('fits bytes, time and one of the secrets, in headers of both kinds', async () => {
    const given = signed(body);
    expect(await verify(given)).toBe('unchecked');
    expect(await verify(new Headers(given))).toBe('unchecked');
    expect(
      await verify({ ...given, 'callback-authentication': given['callback-authentication'].toUpperCase() }),
    ).toBe('unchecked');
    expect(await verify(given, { secrets: ['das-alte-geheimnis-0815', secret] })).toBe('unchecked');
    expect(await verify(given, { secrets: [secret, 'das-neue-geheimnis-2027'] })).toBe('unchecked');
    expect(await verify(given, { secrets: async () => [`${secret}\n`] })).toBe('unchecked');
    expect(await verify(given, { secrets: ['das-alte-geheimnis-0815'] })).toBe('hmac');
  });

  it('is over the bytes: a line break of another kind, another order, another encoding are other callbacks', async () => {
    const text = '{\r\n"a":"\\u00e4","b":1}';
    const given = signed(text);
    expect(await verify(given, {}, Buffer.from(text))).toBe('unchecked');
    for (const other of [
      text.replace('\r', ''),
      '{\r\n"b":1,"a":"\\u00e4"}',
      '{\r\n"a":"ä","b":1}',
      `${text} `,
    ])
      expect(await verify(given, {}, Buffer.from(other))).toBe('hmac');
    // Bytes that are no text at all count as well.
    const bytes = Buffer.from([0xff, 0x00, 0xfe]);
    expect(await verify(signed(bytes), {}, bytes)).toBe('unchecked');
    expect(await verify(signed(bytes), {}, Buffer.from('\ufffd\0\ufffd'))).toBe('hmac');
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['no timestamp', { 'callback-timestamp': undefined }, 'timestamp'],
    ['an empty timestamp', { 'callback-timestamp': '' }, 'timestamp'],
    ['two timestamps', { 'callback-timestamp': [String(now / 1000), String(now / 1000)] }, 'timestamp'],
    ['a timestamp with a sign', { 'callback-timestamp': `+${now / 1000}` }, 'timestamp'],
    ['a timestamp with a zero before', { 'callback-timestamp': `0${now / 1000}` }, 'timestamp'],
    ['a timestamp with a fraction', { 'callback-timestamp': `${now / 1000}.0` }, 'timestamp'],
    ['a timestamp in hex', { 'callback-timestamp': '0x6a0b1c2d' }, 'timestamp'],
    ['a timestamp with white space', { 'callback-timestamp': ` ${now / 1000}` }, 'timestamp'],
    ['a timestamp in milliseconds', { 'callback-timestamp': String(now) }, 'timestamp'],
    ['an endless timestamp', { 'callback-timestamp': '1'.repeat(1_000_000) }, 'timestamp'],
    ['no authentication', { 'callback-authentication': undefined }, 'authentication'],
    ['a short authentication', { 'callback-authentication': 'ab'.repeat(63) }, 'authentication'],
    ['a long authentication', { 'callback-authentication': 'ab'.repeat(65) }, 'authentication'],
    ['no hex', { 'callback-authentication': 'zz'.repeat(64) }, 'authentication'],
    [
      'an authentication behind a name',
      { 'callback-authentication': `sha512=${'ab'.repeat(64)}` },
      'authentication',
    ],
    ['a guess', { 'callback-authentication': 'ab'.repeat(64) }, 'hmac'],
  ])('refuses %s', async (_, change, expected) => {
    expect(await verify({ ...signed(body), ...change })).toBe(expected);
  });

  it('keeps the window, to the past and to the future', async () => {
    for (const [at, expected] of [
      [now - 300_000, 'unchecked'],
      [now - 301_000, 'too-old'],
      [now + 60_000, 'unchecked'],
      [now + 61_000, 'future'],
      [1000, 'too-old'],
    ] as const)
      expect(await verify(signed(body, { at }))).toBe(expected);
    expect(await verify(signed(body, { at: now - 301_000 }), { window: 400_000 })).toBe('unchecked');
    expect(await verify(signed(body, { at: now + 1000 }), { skew: 0 })).toBe('future');
  });

  it('a timestamp cannot be moved along the point', async () => {
    // "1.23" + body is the input of two pairs unless the form of the timestamp is strict.
    const moved = signed('.23x', { timestamp: '1' });
    expect(await verify({ ...moved, 'callback-timestamp': '1.' }, {}, Buffer.from('23x'))).toBe('timestamp');
  });

  it('is wrong when any bit of it or of the body has changed', async () => {
    const given = signed(body);
    await fc.assert(
      fc.asyncProperty(fc.nat(511), fc.nat(body.length * 8 - 1), async (hmacBit, bodyBit) => {
        const hmac = Buffer.from(given['callback-authentication'], 'hex');
        hmac[hmacBit >> 3]! ^= 1 << (hmacBit & 7);
        const changed = { ...given, 'callback-authentication': hmac.toString('hex') };
        expect(await verify(changed)).toBe('hmac');
        const other = Buffer.from(body);
        other[bodyBit >> 3]! ^= 1 << (bodyBit & 7);
        expect(await verify(given, {}, other)).toBe('hmac');
      }),
      { numRuns: 200 },
    );
  });
});

describe('repetition', () => {
  it('is refused for as long as the window lets it through, also written in other letters', async () => {
    let time = now;
    const store = createMemoryStateStore({ clock: () => time });
    const at = now + 60_000;
    const given = signed(body, { at });
    const verify = (headers = given) =>
      reason(verifyCallback(body, headers, { ...options, store, tenant: 'musterstadt', clock: () => time }));
    expect(await verify()).toBe('first');
    expect(await verify()).toBe('replayed');
    expect(
      await verify({ ...given, 'callback-authentication': given['callback-authentication'].toUpperCase() }),
    ).toBe('replayed');
    for (time = now; time <= at + 300_000; time += 10_000) expect(await verify()).toBe('replayed');
    time = at + 300_001;
    expect(await verify()).toBe('too-old');
  });

  it('is a matter of one authority, and needs its name', async () => {
    const store = createMemoryStateStore();
    const verify = (tenant?: string) =>
      reason(verifyCallback(body, signed(body), { ...options, store, tenant }));
    expect([await verify('musterstadt'), await verify('beispielhausen')]).toEqual(['first', 'first']);
    expect(await verify()).toBe('exchange.config.invalid');
  });

  it('of many at once lets one through', async () => {
    const store = createMemoryStateStore();
    const all = await Promise.all(
      Array.from({ length: 20 }, () =>
        reason(verifyCallback(body, signed(body), { ...options, store, tenant: 'musterstadt' })),
      ),
    );
    expect(all.filter((one) => one === 'first')).toHaveLength(1);
  });

  it('is not decided by a store or secrets that fail', async () => {
    const away = {
      ...createMemoryStateStore(),
      add: () => Promise.reject(new Error('redis://user:pass@host')),
    };
    const hang = () => new Promise<never>(() => undefined);
    const cases: Partial<VerifyCallbackOptions>[] = [
      { store: away, tenant: 'musterstadt' },
      { store: { ...away, add: hang }, tenant: 'musterstadt', applicationTimeout: 10 },
      { secrets: () => [] },
      { secrets: () => ['short'] },
      { secrets: hang, applicationTimeout: 10 },
    ];
    for (const one of cases) {
      const error: RathausError = await verifyCallback(body, signed(body), { ...options, ...one }).then(
        () => expect.unreachable('should fail'),
        (reason) => reason,
      );
      expect(error).toMatchObject({ code: 'exchange.callback.not-handled', retryable: true });
      expect(`${error.message}${JSON.stringify(error)}`).not.toContain('pass');
    }
  });
});
