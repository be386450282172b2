import { allowHttp, allowSandbox } from '@rathaus/client-core';
import { describe, expect, it, vi } from 'vitest';
import { author } from '../../test/postfach/author.ts';
import {
  type Answer,
  claimsOf,
  codeOf,
  createWorld,
  drained,
  message,
  status,
} from '../../test/postfach/world.ts';

describe('the sender', () => {
  it('keeps a token for half an hour and renews one that is refused', async () => {
    const now = vi.fn(() => Date.parse('2026-11-30T08:00:00Z'));
    const { postfach, tokens } = createWorld({ config: { clock: now }, answers: [] });
    await postfach.status(status({ key: '1' }));
    now.mockReturnValue(Date.parse('2026-11-30T08:28:00Z'));
    await postfach.status(status({ key: '2' }));
    now.mockReturnValue(Date.parse('2026-11-30T08:29:30Z'));
    await postfach.status(status({ key: '3' }));
    expect(tokens[1]).toBe(tokens[0]);
    expect(tokens[2]).not.toBe(tokens[0]);
    const { iat, exp } = claimsOf(tokens[2]!);
    expect(Number(exp) - Number(iat)).toBe(1800);
    expect(iat).toBe(Date.parse('2026-11-30T08:29:30Z') / 1000);
    // The clock was set back: a token of the future would be refused.
    now.mockReturnValue(Date.parse('2026-11-30T07:00:00Z'));
    await postfach.status(status({ key: '4' }));
    expect(claimsOf(tokens[3]!).iat).toBe(Date.parse('2026-11-30T07:00:00Z') / 1000);
  });

  it.each([
    ['expired', '2050-01-01'],
    ['not-yet-valid', '2024-01-01'],
  ])('with a certificate that is %s sends nothing', async (reason, day) => {
    const { postfach, calls } = createWorld({ config: { clock: () => Date.parse(day) } });
    await expect(postfach.send(message())).rejects.toMatchObject({
      code: 'servicekonto.postfach.certificate',
      details: { reason },
    });
    expect(calls).toEqual([]);
  });

  it.each([
    ['that fails', () => Promise.reject(new Error('HSM weg')), 'servicekonto.client.key'],
    ['of another key', () => Promise.resolve(new Uint8Array(256)), 'servicekonto.postfach.certificate'],
  ])('with a signer %s sends nothing', async (_name, sign, code) => {
    const signer = { kid: 'hsm', algorithm: 'RS512' as const, sign };
    const { postfach, calls } = createWorld({ rest: { author: author({ signer }) } });
    expect(await codeOf(postfach.send(message()))).toBe(code);
    expect(calls).toEqual([]);
  });

  it('refuses the sandbox unless it is allowed', async () => {
    const marked: Answer = async (request) => {
      await drained(request);
      return Response.json({ messageUuid: 'x' }, { headers: { 'x-rathaus-sandbox': '1' } });
    };
    const refused = createWorld({ answers: [marked] });
    expect(await codeOf(refused.postfach.send(message()))).toBe('core.sandbox.refused');
    const { postfach } = createWorld({
      answers: [marked],
      rest: { [allowSandbox]: true, [allowHttp]: true, baseUrl: 'http://127.0.0.1:9' },
    });
    expect((await postfach.send(message())).messageId).toBe('x');
  });
});
