/** Bodies and methods that no browser and no provider sends, at every address that reads one. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type BadWorld, createBadWorld, judge, marker } from './bad-input.ts';
import { createGatewayWorld } from './gateway-world.ts';
import { portal } from './mock-browser.ts';

const form = 'application/x-www-form-urlencoded';
const bytes = (text: string) => new TextEncoder().encode(text);

/** A body that comes in pieces; without an end when `pieces` has none. */
function streamed(pieces: () => Iterable<Uint8Array<ArrayBuffer>>, ends = true): ReadableStream<Uint8Array> {
  const rest = pieces()[Symbol.iterator]();
  return new ReadableStream({
    pull(controller) {
      const { done, value } = rest.next();
      if (!done) controller.enqueue(value);
      else if (ends) controller.close();
      else return new Promise(() => undefined);
      return undefined;
    },
  });
}

function* forever() {
  for (;;) yield bytes(marker.padEnd(60_000, 'x'));
}

interface Body {
  readonly type?: string;
  readonly body?: () => BodyInit;
  readonly code: string;
}

const bodies: Readonly<Record<string, Body>> = {
  'no body': { type: form, code: 'servicekonto.login.state-mismatch' },
  'no type': { body: () => bytes(`state=${marker}`), code: 'servicekonto.request.form' },
  JSON: { type: 'application/json', body: () => `{"state":"${marker}"}`, code: 'servicekonto.request.form' },
  'a file upload': {
    type: 'multipart/form-data; boundary=x',
    body: () => `--x\r\n${marker}`,
    code: 'servicekonto.request.form',
  },
  'a type that is none': { type: `;;${form}`, body: () => 'state=x', code: 'servicekonto.request.form' },
  'another charset': {
    type: `${form}; charset=utf-16`,
    body: () => new Uint8Array([0xff, 0xfe, 0x73, 0x00]),
    code: 'servicekonto.request.form',
  },
  'no UTF-8': {
    type: form,
    body: () => new Uint8Array([0x73, 0x3d, 0xff, 0xc3]),
    code: 'servicekonto.request.form',
  },
  'NUL and surrogates': {
    type: form,
    body: () => 'state=%00%ed%a0%80',
    code: 'servicekonto.login.state-mismatch',
  },
  'an endless one': { type: form, body: () => streamed(forever), code: 'servicekonto.request.form' },
  'one that stops in the middle': {
    type: form,
    body: () => streamed(() => [bytes('state=')], false),
    code: 'servicekonto.request.form',
  },
};

/** Sends a body; one that stops waits as long as the address does. */
async function post(
  world: Pick<BadWorld, 'konto'>,
  path: string,
  { type, body }: Body,
  headers = {},
): Promise<Response> {
  const init: RequestInit & { duplex: 'half' } = {
    method: 'POST',
    headers: { ...headers, ...(type !== undefined && { 'content-type': type }) },
    duplex: 'half',
  };
  if (body) init.body = body();
  const answer = world.konto.handle(new Request(`${portal}${path}`, init));
  await vi.advanceTimersByTimeAsync(40_000);
  return (await answer)!;
}

afterEach(() => vi.useRealTimers());

describe('a posted answer of the provider', () => {
  it.each(Object.entries(bodies))('%s', async (_name, body) => {
    for (const language of ['de', 'en'] as const) {
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
      const world = createBadWorld({ provider: { responseMode: 'form_post' } });
      const answer = await post(world, '/login/callback/broker', body, { 'accept-language': language });
      expect(await judge(world, answer, { language })).toBe(body.code);
      expect(world.events).toEqual([
        { type: 'login.failed', code: body.code, provider: 'broker', tenant: 'musterstadt' },
      ]);
    }
  });

  it.each(Object.entries(bodies))('%s: refused where answers come in the address', async (_name, body) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const world = createBadWorld();
    expect(await judge(world, await post(world, '/login/callback/broker', body))).toBe(
      'servicekonto.request.method',
    );
  });
});

describe('a logout by the provider', () => {
  const tokens: Readonly<Record<string, Body>> = Object.fromEntries(
    [
      '',
      marker,
      'a.b.c',
      `${btoa('{"alg":"none"}')}.${btoa('"Mustermann-4711"')}.`,
      `e30.${btoa('[]')}.x`,
      'x'.repeat(20_000),
    ].map((token, at) => [
      `token ${at}`,
      {
        type: form,
        body: () => `logout_token=${encodeURIComponent(token)}`,
        code: 'servicekonto.logout.refused',
      },
    ]),
  );
  const twice: Body = {
    type: form,
    body: () => 'logout_token=a&logout_token=b',
    code: 'servicekonto.request.form',
  };
  const missing = Object.entries(bodies).map(
    ([name, body]) =>
      [name, { ...body, code: body.code.replace('login.state-mismatch', 'logout.refused') }] as const,
  );

  it.each([...Object.entries(tokens), ['twice', twice] as const, ...missing])(
    '%s: refused, and nothing of it is kept',
    async (_name, body) => {
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
      const world = createBadWorld();
      const answer = await post(world, '/login/broker/backchannel-logout', body);
      expect(answer.status).toBe(400);
      expect(await answer.text()).toBe('');
      expect(world.lines.map(({ code }) => code)).toEqual([body.code]);
      expect(JSON.stringify(world.lines)).not.toContain('ustermann');
      expect(world.events).toEqual([
        {
          type: 'logout.by-provider',
          provider: 'broker',
          sessions: 0,
          code: body.code,
          tenant: 'musterstadt',
        },
      ]);
    },
  );

  it.each(['de', 'en'] as const)('that a person opens shows a page (%s)', async (language) => {
    const world = createBadWorld();
    const request = new Request(`${portal}/login/broker/backchannel-logout?${marker}`, {
      headers: { 'accept-language': language },
    });
    const answer = (await world.konto.handle(request))!;
    expect(answer.headers.get('allow')).toBe('POST');
    expect(await judge(world, answer, { language })).toBe('servicekonto.request.method');
  });
});

describe('a method that an address does not have', () => {
  const allowed = {
    '/login/broker': 'GET',
    '/login/callback/broker': 'GET',
    '/logout': 'GET, POST',
    '/logged-out': 'GET',
    '/login/broker/backchannel-logout': 'POST',
  };
  const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'Mustermann-4711'];
  it.each(Object.entries(allowed))('%s', async (path, allow) => {
    for (const method of methods.filter((one) => !allow.split(', ').includes(one)))
      for (const language of ['de', 'en'] as const) {
        const world = createBadWorld();
        const headers = { 'accept-language': language };
        const answer = (await world.konto.handle(new Request(`${portal}${path}`, { method, headers })))!;
        expect(await judge(world, answer, { language }), method).toBe('servicekonto.request.method');
        expect(answer.headers.get('allow')).toBe(allow);
      }
  });
});

describe('the gateway', () => {
  const level = ['', marker, '%00', '%ff', '[]', 'hoch&level=hoch', 'x'.repeat(100_000)];
  it.each(level)('refuses the level %.20s with a code and a line of ids', async (value) => {
    const lines: unknown[] = [];
    const world = await createGatewayWorld({ logger: (line) => void lines.push(line) });
    const answer = await world.ask(`?level=${value}&touch=${marker}&${marker}=1`);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('x-rathaus-error')).toBe('servicekonto.level.unknown');
    expect(answer.headers.get('x-rathaus-token')).toBeNull();
    expect(world.events.at(-1)).toMatchObject({
      type: 'gateway.refused',
      code: 'servicekonto.level.unknown',
    });
    expect(lines).toHaveLength(1);
    expect(JSON.stringify([lines, world.events, [...answer.headers]])).not.toContain('ustermann');
  });

  it.each([
    '%zz',
    '\xff\xfe',
    '//mustermann.example',
    'x'.repeat(20_000),
    'javascript:mustermann',
    '/a\\bmustermann',
    ' /mustermann x',
  ])('sends a visitor who wanted %.20s to the login, and back to the start', async (wanted) => {
    const world = await createGatewayWorld();
    const answer = await world.ask('', {
      'x-original-uri': wanted,
      'x-rathaus-token': marker.slice(1),
      cookie: wanted,
    });
    expect(answer.status).toBe(401);
    const login = answer.headers.get('x-rathaus-login')!;
    expect(new URL(login).origin).toBe(portal);
    expect(login).not.toContain('ustermann');
  });

  it.each(['POST', 'PUT', 'OPTIONS'])('answers no %s', async (method) => {
    const world = await createGatewayWorld();
    expect((await world.ask('', {}, { method })).status).toBe(405);
  });
});
