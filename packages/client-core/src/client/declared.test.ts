import { describe, expect, it } from 'vitest';
import { entries } from '../../test/entries.ts';
import { defineContract } from '../contract/index.ts';
import { isProblem, openContract } from '../index.ts';

describe.each(entries)('on $transport', ({ createClient }) => {
  type Problem<Type extends string> = { content: { 'application/problem+json': { type: Type } } };
  interface Paths {
    '/permits': {
      get: {
        responses: {
          204: { content?: never };
          404: Problem<'urn:office:unknown'>;
          409: Problem<string>;
          '5XX': Problem<'urn:office:closed'>;
        };
      };
    };
  }

  const declared = defineContract<Paths>({ name: 'office.v1', version: '1', digest: '' }, [
    {
      on: 'GET /permits',
      id: 'listPermits',
      answers: { 204: [] },
      problemTypes: ['application/problem+json'],
      problems: { 404: ['urn:office:unknown'], 409: [], '5XX': ['urn:office:closed'] },
    },
  ]);

  async function answered(status: number, type: string, contract = declared) {
    const body = JSON.stringify({ type, detail: 'as it came' });
    const client = createClient({
      contract,
      baseUrl: 'https://office.example',
      fetch: async () =>
        new Response(body, { status, headers: { 'content-type': 'application/problem+json' } }),
      retry: { limit: 0 },
    });
    const result = await client.safe.get('/permits');
    if (result.ok) throw new Error('not a problem');
    const thrown: unknown = await client.get('/permits').catch((error) => error);
    return {
      type: result.type,
      document: result.problem?.type,
      isProblem: isProblem(thrown, client, 'get', '/permits'),
    };
  }

  it.each([
    { status: 404, type: 'urn:office:unknown' },
    { status: 503, type: 'urn:office:closed' },
    // The contract names no types for this status.
    { status: 409, type: 'urn:anyone:else' },
  ])('a problem that the contract declares keeps its type: $status $type', async ({ status, type }) => {
    expect(await answered(status, type)).toEqual({ type, document: type, isProblem: true });
  });

  it.each([
    { status: 404, type: 'urn:proxy:no-route' },
    { status: 404, type: 'about:blank' },
    // Declared, but for another status.
    { status: 503, type: 'urn:office:unknown' },
    // The status is not declared at all.
    { status: 418, type: 'urn:office:unknown' },
  ])('any other says no more than its status: $status $type', async ({ status, type }) => {
    expect(await answered(status, type)).toEqual({ type: 'about:blank', document: type, isProblem: false });
  });

  it('without a contract at run time a type is as it came', async () => {
    expect(await answered(418, 'urn:proxy:tea', openContract<Paths>())).toEqual({
      type: 'urn:proxy:tea',
      document: 'urn:proxy:tea',
      isProblem: true,
    });
  });
});
