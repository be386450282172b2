import { createTokenSource, defineErrors, isRathausError } from '@rathaus/client-core';
import { describe, expect, it } from 'vitest';
import { createSubmissionApi } from '../api/submission-v2.ts';
import { exchangeError } from '../errors.ts';
import { failureClassOf } from './failure-class.ts';
import { fitConnectProblems } from './problem-types.ts';

const prefix = 'https://schema.fitko.de/fit-connect/submission-api/problems/';
const headers = { 'content-type': 'application/problem+json' };
const problem = (status: number, type: string) =>
  new Response(JSON.stringify({ type, title: 't', status }), { status, headers });
const html = (status: number) =>
  new Response('<title>Wartung</title>', { status, headers: { 'content-type': 'text/html' } });

/** What a call ends with when the service answers like this. */
async function failure(answer: () => Response): Promise<unknown> {
  const api = createSubmissionApi({
    baseUrl: 'https://zustelldienst.example/submission-api',
    retry: { limit: 0 },
    fetch: async () => answer(),
  });
  const path = { destinationId: '6e1c4f0a-9b57-4c1e-8f3d-2a7b5c9d0e14' };
  return api.get('/v2/destinations/{destinationId}', { path }).catch((error: unknown) => error);
}

async function tokenFailure(answer: () => Response): Promise<unknown> {
  const source = createTokenSource({
    tokenUrl: 'https://auth.example/token',
    clientId: 'a',
    clientSecret: 'b',
    fetch: async () => answer(),
  });
  return source.token().catch((error: unknown) => error);
}

describe('the class of a failure', () => {
  const pages: [string, () => Response][] = [
    ...[200, 301, 401, 403, 404, 405, 409, 410, 413, 422, 500, 503].map(
      (status): [string, () => Response] => [`page ${status}`, () => html(status)],
    ),
    ['a problem of an unknown type', () => problem(422, 'https://other.example/problem')],
    ['a problem without a type', () => problem(403, 'about:blank')],
    ['a type that every object has', () => problem(422, 'constructor')],
    ['no JSON', () => new Response('{', { headers: { 'content-type': 'application/json' } })],
    ['nothing', () => new Response(null, { status: 204 })],
    ['a refusal that is none: 401 with its document', () => problem(401, `${prefix}unauthorized`)],
    ['403 with its document', () => problem(403, `${prefix}forbidden`)],
    ['404 with its document', () => problem(404, `${prefix}not-found`)],
    ['a cut upload', () => problem(422, `${prefix}invalid-jwe`)],
  ];
  it.each(pages)('%s is transient', async (_, answer) => {
    const error = await failure(answer);
    expect(isRathausError(error)).toBe(true);
    expect(failureClassOf(error)).toBe('transient');
  });

  it.each(Object.entries(fitConnectProblems).filter(([, meaning]) => meaning === 'refused'))(
    '%s is a refusal',
    async (type) => {
      expect(failureClassOf(await failure(() => problem(422, type)))).toBe('refusal');
    },
  );

  it('learns further types by configuration', async () => {
    const error = await failure(() => problem(422, 'https://neu.example/closed'));
    expect(failureClassOf(error, { 'https://neu.example/closed': 'refused' })).toBe('refusal');
  });

  it.each([
    ['invalid_client', 401, 'credential'],
    ['invalid_client', 400, 'credential'],
    ['unauthorized_client', 400, 'credential'],
    ['invalid_scope', 400, 'credential'],
    ['invalid_request', 400, 'transient'],
    ['temporarily_unavailable', 503, 'transient'],
  ])('the token endpoint says %s with %i: %s', async (error, status, expected) => {
    expect(failureClassOf(await tokenFailure(() => Response.json({ error }, { status })))).toBe(expected);
  });

  it.each([200, 403, 404, 500, 503])('a page %i instead of a token is transient', async (status) => {
    expect(failureClassOf(await tokenFailure(() => html(status)))).toBe('transient');
  });

  it('of what happens here is local, of the handler is the handler, signed contradictions refuse', () => {
    expect(failureClassOf(new TypeError('x'))).toBe('local');
    expect(failureClassOf(undefined)).toBe('local');
    expect(failureClassOf(exchangeError('exchange.content.missing'))).toBe('local');
    expect(failureClassOf(exchangeError('exchange.outbox.content-changed'))).toBe('local');
    expect(failureClassOf(exchangeError('exchange.jwe.unknown-kid'))).toBe('local');
    // Beside the delivery service: these must not make anybody leave it alone.
    for (const code of [
      'exchange.revocation.unknown',
      'exchange.key.refused',
      'exchange.jwe.too-large',
    ] as const)
      expect(failureClassOf(exchangeError(code))).toBe('local');
    expect(failureClassOf(defineErrors({ 'kms.away': { origin: 'service' } })('kms.away'))).toBe('local');
    expect(failureClassOf(exchangeError('exchange.inbox.not-taken'))).toBe('handler');
    expect(failureClassOf(exchangeError('exchange.outbox.tags-differ'))).toBe('refusal');
    // About one destination or one submission: all others are not to wait for it.
    for (const code of [
      'exchange.event.refused',
      'exchange.key.unknown',
      'exchange.outbox.outcome-unknown',
    ] as const)
      expect(failureClassOf(exchangeError(code))).toBe('local');
    for (const [status, expected] of [
      ['inactive', 'local'],
      ['created', 'local'],
      ['decommissioned', 'refusal'],
    ])
      expect(
        failureClassOf(
          exchangeError('exchange.outbox.destination-not-active', { details: { status: status! } }),
        ),
      ).toBe(expected);
  });
});
