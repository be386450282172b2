import { expect, it } from 'vitest';
import { refusal, refuse } from '../../test/serialisation/refusal.ts';
import { bytesBody, formBody, jsonBody, multipartBody } from './write-body.ts';

const contract = { types: {}, readOnly: ['/id', '/dogs/*/since'] };
const multipart = (name: string) => {
  const data = new FormData();
  data.set(name, 'canary');
  return data;
};

it.each([
  ['JSON', () => jsonBody({ dogs: [{ since: 'canary' }] }, refuse, contract, '')],
  ['a form', () => formBody({ id: 'canary' }, refuse, contract, '')],
  ['URLSearchParams', () => formBody(new URLSearchParams({ id: 'canary' }), refuse, contract, '')],
  ['FormData', () => multipartBody(multipart('id'), refuse, contract, 'multipart/form-data')],
])('%s has no member that only the service may set', (_what, write) => {
  expect(refusal(write)).toMatch(/set by the service: leave it out/);
  expect(refusal(write)).not.toContain('canary');
});

it('everything else is sent as it is', () => {
  const form = new URLSearchParams([
    ['a', '1'],
    ['a', 'ä b'],
  ]);
  expect(formBody(form, refuse, contract, '')).toBe('a=1&a=%C3%A4+b');
  const data = multipart('name');
  expect(multipartBody(data, refuse, contract, 'multipart/form-data')).toBe(data);
  const bytes = new Uint8Array([1]);
  for (const body of [bytes, bytes.buffer, new Blob([bytes]), 'text', ''])
    expect(bytesBody(body, refuse, contract, '')).toBe(body);
});

it.each([[{}], [[1]], [1], [null], ['\ud800'], [new URLSearchParams()], [new FormData()], [new Date()]])(
  'what fetch would turn into words of its own is refused: %o',
  (body) => {
    expect(refusal(() => bytesBody(body, refuse, contract, ''))).toMatch(/^body must be/);
  },
);
