import { createMemoryStateStore, type RathausError } from '@rathaus/client-core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bodyOf,
  callback,
  createCallbackWorld,
  ids,
  now,
  secret,
  signed,
} from '../../test/callback-world.ts';
import { type CallbackConfig, createCallbackReceiver } from './callback-receiver.ts';

const make = (more: Partial<CallbackConfig> = {}) => {
  const { world, config } = createCallbackWorld(more);
  return { world, config, receive: createCallbackReceiver(config) };
};
const status = async (work: Promise<Response>) => (await work).status;

describe('a callback', () => {
  it('is handed over once, with ids and nothing else', async () => {
    const { world, receive } = make();
    const response = await receive(callback());
    expect([response.status, await response.text(), response.headers.get('cache-control')]).toEqual([
      202,
      '',
      'no-store',
    ]);
    expect(world.notices).toEqual([
      {
        tenant: 'musterstadt',
        kind: 'new-submissions',
        sentAt: '2026-11-29T12:00:00.000Z',
        references: [ids],
      },
    ]);
    expect(await status(receive(callback()))).toBe(401);
    expect(world.notices).toHaveLength(1);
    expect(world.events).toEqual([
      { type: 'callback.received', tenant: 'musterstadt', kind: 'new-submissions', references: 1 },
      { type: 'callback.refused', tenant: 'musterstadt', status: 401, reason: 'replayed' },
    ]);
  });

  const other = 'a1b2c3d4-0000-4000-8000-00000000000f';
  it.each<[string, string, object, object[]]>([
    [
      'the old form',
      'new-submissions',
      { submissionIds: [ids.submissionId] },
      [{ submissionId: ids.submissionId }],
    ],
    [
      'both forms',
      'new-submissions',
      { submissionIds: [ids.submissionId, other, other], submissions: [ids] },
      [ids, { submissionId: other }],
    ],
    ['upper case', 'new-submissions', { submissionIds: [other.toUpperCase()] }, [{ submissionId: other }]],
    ['no ids', 'new-submissions', { submissions: null }, []],
    [
      'events',
      'new-events',
      { submissions: [{ ...ids, eventCount: 3 }], caseIds: [other] },
      [ids, { caseId: other }],
    ],
    [
      'replies',
      'new-replies',
      { replies: [{ replyId: other, caseId: ids.caseId }] },
      [{ replyId: other, caseId: ids.caseId }],
    ],
    ['ids in a prototype', 'new-events', { events: [JSON.parse(`{"__proto__":{"caseId":"${other}"}}`)] }, []],
  ])('with %s is read', async (_, kind, more, references) => {
    const { world, receive } = make();
    expect(await status(receive(callback(bodyOf(kind, more))))).toBe(202);
    expect(world.notices).toMatchObject([{ kind, references }]);
    expect(world.notices[0]?.references).toEqual(references);
  });

  it('of an unknown kind is answered well and ignored, which shows', async () => {
    const { world, receive } = make();
    for (const type of ['new-wonders', 'new-submissions/', '__proto__', ''])
      expect(await status(receive(callback(bodyOf(type))))).toBe(202);
    expect(await status(receive(callback('{"type":"https://boese.example/new-submissions"}')))).toBe(202);
    expect(world.notices).toEqual([]);
    expect(world.events.map(({ type }) => type)).toEqual(Array.from({ length: 5 }, () => 'callback.ignored'));
  });

  it.each([
    ['', 'body'],
    ['{', 'body'],
    ['null', 'body'],
    ['[]', 'body'],
    [bodyOf('new-submissions').replace('{', '{"type":"new-events",'), 'body'],
    ['{}', 'type'],
    ['{"type":7}', 'type'],
    [bodyOf('new-submissions', { submissions: 'x' }), 'submissions'],
    [bodyOf('new-submissions', { submissions: [null] }), 'submissions'],
    [bodyOf('new-submissions', { submissions: [{ ...ids, caseId: '../../etc' }] }), 'caseId'],
    [bodyOf('new-submissions', { submissions: [{ submissionId: { toString: 'x' } }] }), 'submissionId'],
    [bodyOf('new-submissions', { submissionIds: [`${ids.submissionId}\n`] }), 'submissionIds'],
    [bodyOf('new-submissions', { submissionIds: { length: 1 } }), 'submissionIds'],
  ])('that is authentic and malformed is answered with 400: %s', async (body, reason) => {
    const { world, receive } = make();
    expect(await status(receive(callback(body)))).toBe(400);
    expect(world.events).toMatchObject([{ type: 'callback.refused', status: 400, reason }]);
    expect(world.notices).toEqual([]);
  });

  it('with bytes that are no text is malformed, not misread', async () => {
    const { receive, world } = make();
    const broken = Buffer.from('{"type":"?"}');
    broken[9] = 0xff;
    expect(await status(receive(callback(new Uint8Array(broken))))).toBe(400);
    expect(world.events).toMatchObject([{ reason: 'body' }]);
  });
});

describe('refusals', () => {
  it.each<[string, () => Request, number, string]>([
    ['GET', () => new Request('https://portal.example/callback'), 405, 'method'],
    ['another method', () => callback(undefined, undefined, { method: 'PUT' }), 405, 'method'],
    [
      'a form',
      () => callback('a=b', { ...signed('a=b'), 'content-type': 'text/plain' }),
      415,
      'content-type',
    ],
    ['no type', () => callback(new Uint8Array(2), { 'callback-timestamp': '1' }), 415, 'content-type'],
    [
      'packed bytes',
      () => callback('x', { ...signed('x'), 'content-encoding': 'gzip' }),
      415,
      'content-encoding',
    ],
    ['nobody', () => callback('x', { 'content-type': 'application/json' }), 401, 'timestamp'],
    ['a wrong secret', () => callback('x', signed('x', { key: 'another-secret-of-somebody' })), 401, 'hmac'],
    ['another body', () => callback(bodyOf('new-events'), signed(bodyOf('new-submissions'))), 401, 'hmac'],
    ['yesterday', () => callback('x', signed('x', { at: now - 86_400_000 })), 401, 'too-old'],
    ['tomorrow', () => callback('x', signed('x', { at: now + 86_400_000 })), 401, 'future'],
  ])('%s', async (_, request, expected, reason) => {
    const { world, receive } = make();
    expect(await status(receive(request()))).toBe(expected);
    expect(world.events).toEqual([
      { type: 'callback.refused', tenant: 'musterstadt', status: expected, reason },
    ]);
    expect(world.notices).toEqual([]);
  });

  it('nothing of the body is looked at before the HMAC is right', async () => {
    const { world, receive } = make();
    const parse = JSON.parse;
    let parsed = 0;
    JSON.parse = (...all) => {
      parsed++;
      return parse(...all);
    };
    try {
      await receive(callback(bodyOf('new-submissions'), signed('other')));
      expect(parsed).toBe(0);
    } finally {
      JSON.parse = parse;
    }
    expect(world.events).toHaveLength(1);
  });

  it('a body that is too large, announced or not, is not read to its end', async () => {
    const { receive } = make({ maxBytes: 1000 });
    expect(await status(receive(callback('x'.repeat(1001))))).toBe(413);
    let pulled = 0;
    const endless = new ReadableStream({
      pull(controller) {
        pulled++;
        controller.enqueue(new Uint8Array(400));
      },
    });
    const streamed = { body: endless, duplex: 'half' } as RequestInit;
    const response = await receive(callback(undefined, signed('x'), streamed));
    expect([response.status, response.headers.get('connection')]).toEqual([413, 'close']);
    expect(pulled).toBeLessThan(6);
    const announced = { ...signed('x'), 'content-length': '1001' };
    pulled = 0;
    const never = new ReadableStream({ pull: () => void pulled++ }, { highWaterMark: 0 });
    const told = callback(undefined, announced, { body: never, duplex: 'half' } as RequestInit);
    expect([await status(receive(told)), pulled]).toEqual([413, 0]);
    const fits = bodyOf('new-submissions', { submissions: [ids], pad: 'x'.repeat(500) });
    expect(await status(receive(callback(fits)))).toBe(202);
  });

  it('a body that never ends in time is not waited for', async () => {
    const { receive } = make({ applicationTimeout: 30 });
    const slow = new ReadableStream({ pull: () => new Promise(() => undefined) });
    expect(
      await status(receive(callback(undefined, signed('x'), { body: slow, duplex: 'half' } as RequestInit))),
    ).toBe(408);
  });

  it('a connection that breaks off is no fault of ours', async () => {
    const { receive, world } = make();
    const broken = new ReadableStream({ pull: (controller) => controller.error(new Error('ECONNRESET')) });
    expect(
      await status(
        receive(callback(undefined, signed('x'), { body: broken, duplex: 'half' } as RequestInit)),
      ),
    ).toBe(400);
    expect(world.events).toMatchObject([{ reason: 'connection' }]);
  });

  it('random requests never get through, and never end otherwise than with a status', async () => {
    const { receive, world } = make();
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 200 }),
        fc.stringMatching(/^[ -~]*$/),
        fc.stringMatching(/^[0-9a-fA-F]{0,130}$/),
        async (body, timestamp, hmac) => {
          const headers = {
            'content-type': 'application/json',
            'callback-timestamp': timestamp,
            'callback-authentication': hmac,
          };
          expect(await status(receive(callback(new Uint8Array(body), headers)))).toBe(401);
        },
      ),
      { numRuns: 300 },
    );
    expect(world.notices).toEqual([]);
  });
});

describe('what is ours and fails', () => {
  it('a handler that fails or hangs lets the service send again', async () => {
    let calls = 0;
    const fault = new Error('Max Mustermann hat keinen Hund');
    const { receive, world } = make({
      applicationTimeout: 30,
      onNotice: () => {
        calls++;
        if (calls === 1) throw fault;
        return calls === 2 ? new Promise(() => undefined) : undefined;
      },
    });
    const first = await receive(callback());
    expect([first.status, first.headers.get('retry-after')]).toEqual([503, '60']);
    expect(await status(receive(callback()))).toBe(503);
    expect(await status(receive(callback()))).toBe(202);
    expect(await status(receive(callback()))).toBe(401);
    expect(calls).toBe(3);
    expect(world.events.slice(0, 2)).toMatchObject([
      { type: 'callback.fault', error: { code: 'exchange.callback.not-handled', cause: fault } },
      { type: 'callback.fault', error: { cause: { code: 'core.application.timeout' } } },
    ]);
    expect(JSON.stringify(world.lines)).not.toContain('Mustermann');
  });

  it('a store or a vault that is away lets nothing through', async () => {
    const store = createMemoryStateStore();
    const away = () => Promise.reject(new Error('away'));
    for (const more of [{ store: { ...store, add: away } }, { secrets: away }] as Partial<CallbackConfig>[]) {
      const { receive, world } = make(more);
      expect(await status(receive(callback()))).toBe(503);
      expect([world.notices, world.events.map(({ type }) => type)]).toEqual([[], ['callback.fault']]);
    }
  });

  it('an observer that throws or hangs changes nothing', async () => {
    for (const observer of [
      () => {
        throw new Error('x');
      },
      () => new Promise(() => undefined),
    ])
      expect(await status(make({ observer }).receive(callback()))).toBe(202);
  });

  it('bytes that are gone are told to the application, with what to do', async () => {
    const { receive, world } = make();
    const request = callback();
    await request.text();
    const error: RathausError = await receive(request).then(
      () => expect.unreachable('should fail'),
      (reason) => reason,
    );
    expect(error).toMatchObject({ code: 'exchange.callback.raw-body-gone', origin: 'local' });
    expect(error.message).toContain('before the body parser');
    expect(world.notices).toEqual([]);
  });

  it('no line has anything of the body, the secret or the HMAC', async () => {
    const { receive, world } = make();
    const body = bodyOf('new-submissions', { submissions: [ids], antrag: 'Søren Ćosić' });
    for (const request of [
      callback(body),
      callback(body),
      callback(body, signed('x')),
      callback(bodyOf('Ćosić')),
    ])
      await receive(request);
    expect(world.lines).toHaveLength(3);
    const text = JSON.stringify([world.lines, world.events]);
    expect(text).not.toMatch(/Ćosić|f39ab143|geheimnis/);
    expect(text).not.toContain(signed(body)['callback-authentication'].slice(0, 16));
  });
});

describe('configuration', () => {
  it('names all faults at once and no secret', () => {
    const bad = { tenant: 'X', secrets: ['kurz', secret, 7], window: 0, skew: -1, maxBytes: '1' };
    const error = (() => {
      try {
        return createCallbackReceiver(bad as unknown as CallbackConfig);
      } catch (fault) {
        return fault as RathausError;
      }
    })();
    expect(error).toMatchObject({
      code: 'exchange.config.invalid',
      details: {
        members: 'tenant, secrets[0], secrets[2], store, onNotice, window, maxBytes, skew',
      },
    });
    expect((error as RathausError).message).not.toMatch(/kurz|geheimnis/);
    expect(() => createCallbackReceiver({ ...make().config, secrets: [] })).toThrow('secrets');
  });

  it('of many: each has its own secrets, strangers get nothing, and an unknown one is none', async () => {
    const store = createMemoryStateStore();
    const towns = new Map(
      ['musterstadt', 'beispielhausen'].map((tenant) => [
        tenant,
        createCallbackWorld({ tenant, secrets: [`${secret}-${tenant}`], store }),
      ]),
    );
    const receive = createCallbackReceiver({
      config: (id) => towns.get(id)?.config,
      tenantOf: (request) => request.headers.get('x-town')?.split(' '),
    });
    const send = (town: string, key: string) => {
      const body = bodyOf('new-submissions');
      return status(
        receive(callback(body, { ...signed(body, { key: `${secret}-${key}` }), 'x-town': town })),
      );
    };
    expect(await send('musterstadt', 'musterstadt')).toBe(202);
    expect(await send('beispielhausen', 'musterstadt')).toBe(401);
    expect(await send('beispielhausen', 'beispielhausen')).toBe(202);
    expect(await send('anderswo', 'musterstadt')).toBe(404);
    expect(await send('musterstadt beispielhausen', 'musterstadt')).toBe(404);
    expect(towns.get('musterstadt')?.world.notices.map(({ tenant }) => tenant)).toEqual(['musterstadt']);
  });
});
