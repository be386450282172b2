/** What is written arrives byte for byte: `URL`, `fetch` and the parser of Node change nothing of it. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeJson } from '../../src/contract/json-content.ts';
import {
  writeCookies,
  writeForm,
  writeHeaders,
  writePath,
  writeQuery,
} from '../../src/contract/write-styles.ts';
import { refuse } from './refusal.ts';

let base = '';
let seen: { target: string; headers: string[]; body: string };
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  seen = {
    target: request.url ?? '',
    headers: request.rawHeaders,
    body: Buffer.concat(chunks).toString('utf8'),
  };
  response.end();
});

beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

const header = (name: string) => {
  const at = seen.headers.findIndex((one, index) => index % 2 === 0 && one.toLowerCase() === name);
  return at < 0 ? undefined : seen.headers[at + 1];
};

it('every place at once', async () => {
  const hostile = "a,b&c=d/e?f#g +%[]ü!'()*~-._";
  const filter = { style: 'deepObject' } as const;
  const joined = { type: 'list', explode: false } as const;
  const path = writePath(
    { id: {}, ids: { type: 'list' } },
    { id: hostile, ids: ['.', 'x/..'] },
    refuse,
    '/a/{id}/{ids}',
  );
  const query = writeQuery({ filter, tags: joined }, { filter: { 'a&b': 'ü' }, tags: [hostile, 1] }, refuse);
  const headers = writeHeaders(
    { 'x-list': { type: 'list' }, 'x-pairs': { type: 'object', explode: true }, 'x-raw': {} },
    { 'X-List': ['a;b', '"c"'], 'X-Pairs': { a: 1, b: true }, 'X-Raw': 'a, b  c %20' },
    refuse,
  );
  const cookie = writeCookies({ c: {}, d: joined }, { c: 'a;b="ü', d: [1, ','] }, refuse);
  const body = writeForm(undefined, { 'a b': hostile }, refuse);
  await fetch(`${base}${path}?${query}`, {
    method: 'POST',
    body,
    headers: [...headers, ['cookie', cookie], ['content-type', 'application/x-www-form-urlencoded']],
  });
  const value = 'a%2Cb%26c%3Dd%2Fe%3Ff%23g%20%2B%25%5B%5D%C3%BC%21%27%28%29%2A~-._';
  expect(seen.target).toBe(`/a/${value}/.,x%2F..?filter%5Ba%26b%5D=%C3%BC&tags=${value},1`);
  expect(header('x-list')).toBe('a;b,"c"');
  expect(header('x-pairs')).toBe('a=1,b=true');
  expect(header('x-raw')).toBe('a, b  c %20');
  expect(header('cookie')).toBe('c=a%3Bb%3D%22%C3%BC; d=1,%2C');
  expect(seen.body).toBe(`a+b=${value.replaceAll('%20', '+')}`);
});

it('any text', async () => {
  const text = fc.string({ unit: 'binary', minLength: 1 }).filter((one) => !/^\.\.?$/.test(one));
  const printable = fc.string({ unit: 'grapheme-ascii' }).filter((one) => one === one.trim());
  await fc.assert(
    fc.asyncProperty(text, printable, async (value, line) => {
      const path = writePath({ p: {} }, { p: value }, refuse, '/{p}');
      const target = `${path}?${writeQuery({ q: {} }, { q: value }, refuse)}`;
      const body = writeJson({ value }, undefined, refuse);
      const headers = writeHeaders({ 'x-h': {} }, { 'x-h': line }, refuse);
      await fetch(base + target, { method: 'POST', body, headers });
      expect([seen.target, header('x-h'), seen.body]).toEqual([target, line, body]);
      expect(JSON.parse(seen.body)).toEqual({ value });
    }),
    { numRuns: 200 },
  );
});
