import { describe, expect, it } from 'vitest';
import { isLoopbackAddress } from '../net/loopback-address.ts';
import { requestedLevels } from './levels.ts';

const numbers = (parameters: Record<string, unknown>) => {
  const { voluntary, essential } = requestedLevels(parameters);
  return {
    voluntary: voluntary.map(({ number }) => number),
    essential: essential?.map(({ number }) => number),
  };
};

describe('requested levels', () => {
  it.each([
    [{}, { voluntary: [], essential: undefined }],
    [{ acr_values: 'urn:x STORK-QAA-Level-3' }, { voluntary: [3], essential: undefined }],
    [{ scope: 'openid level4' }, { voluntary: [4], essential: undefined }],
    [
      { claims: '{"id_token":{"acr":{"values":["STORK-QAA-Level-2"]}}}' },
      { voluntary: [2], essential: undefined },
    ],
    [
      { claims: '{"id_token":{"acr":{"essential":true,"value":"STORK-QAA-Level-4"}}}' },
      { voluntary: [], essential: [4] },
    ],
    [
      { claims: '{"id_token":{"acr":{"essential":true,"values":["urn:x"]}}}' },
      { voluntary: [], essential: [] },
    ],
    [{ claims: '{"id_token":{"acr":{"essential":true}}}' }, { voluntary: [], essential: undefined }],
    [{ claims: '{"id_token":{"acr":null}}' }, { voluntary: [], essential: undefined }],
    [{ claims: '{' }, { voluntary: [], essential: undefined }],
  ])('reads %j', (parameters, expected) => {
    expect(numbers(parameters)).toEqual(expected);
  });
});

describe('addresses on the own machine', () => {
  it.each([
    'http://127.0.0.1:3000/cb',
    'https://localhost/cb',
    'http://[::1]:1/',
    'http://portal.localhost:3000/x?y=1',
  ])('takes %s', (address) => expect(isLoopbackAddress(address)).toBe(true));
  it.each([
    'https://boese.example/',
    'http://127.0.0.1.boese.example/',
    'http://localhost.boese.example/',
    'http://notlocalhost/',
    'http://user@127.0.0.1/',
    'http://127.0.0.1@boese.example/',
    'http://127.0.0.1/#x',
    'javascript:alert(1)//127.0.0.1',
    'file:///127.0.0.1',
    '/cb',
    '',
  ])('refuses %s', (address) => expect(isLoopbackAddress(address)).toBe(false));
});
