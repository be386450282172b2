/**
 * Each style, explode and type beside the bytes of the specification, written out by hand: OpenAPI 3.1.1, section
 * 4.8.12.6 ("Style Examples"), with RFC 6570, section 3.2.1, for what is encoded. Second oracle: openapi-fetch.
 */
import { createQuerySerializer, defaultPathSerializer } from 'openapi-fetch';
import { describe, expect, it } from 'vitest';
import type { ParameterContract } from '../../src/contract/contract.ts';
import {
  writeCookies,
  writeForm,
  writeHeaders,
  writePath,
  writeQuery,
} from '../../src/contract/write-styles.ts';
import { refuse } from './refusal.ts';

const list = ['blue', 'black', 'brown'];
const object = { R: 100, G: 200, B: 150 };
/** Reserved characters, a blank, an umlaut, the five that `encodeURIComponent` leaves, and the unreserved ones. */
const hostile = "a,b&c=d/e?f#g +%[]ü!'()*~-._";
const encoded = 'a%2Cb%26c%3Dd%2Fe%3Ff%23g%20%2B%25%5B%5D%C3%BC%21%27%28%29%2A~-._';

type Case = [contract: ParameterContract, value: unknown, sent: string];

const paths: Case[] = [
  [{}, 'blue', 'blue'],
  [{}, 5, '5'],
  [{}, -0.5, '-0.5'],
  [{}, 1e21, '1e%2B21'],
  [{}, true, 'true'],
  [{}, 2n ** 64n, '18446744073709551616'],
  [{}, hostile, encoded],
  [{}, '...', '...'],
  [{}, 'a/../b', 'a%2F..%2Fb'],
  [{}, '%2e%2e', '%252e%252e'],
  [{}, '$&{id}', '%24%26%7Bid%7D'],
  [{ type: 'list' }, list, 'blue,black,brown'],
  [{ type: 'list' }, ['a,b', 'c'], 'a%2Cb,c'],
  [{ type: 'list', explode: true }, list, 'blue,black,brown'],
  [{ type: 'list', style: 'simple', explode: false }, list, 'blue,black,brown'],
  [{ type: 'object' }, object, 'R,100,G,200,B,150'],
  [{ type: 'object', explode: true }, object, 'R=100,G=200,B=150'],
  [{ type: 'object', explode: true }, { 'a=b': 'c,d' }, 'a%3Db=c%2Cd'],
  [{ style: 'json' }, { a: ['b/c'] }, '%7B%22a%22%3A%5B%22b%2Fc%22%5D%7D'],
];

const queries: Case[] = [
  [{}, 'blue', 'color=blue'],
  [{}, '', 'color='],
  [{}, hostile, `color=${encoded}`],
  [{ type: 'list' }, list, 'color=blue&color=black&color=brown'],
  [{ type: 'list', explode: true }, ['a&color=b', ''], 'color=a%26color%3Db&color='],
  [{ type: 'list', explode: false }, list, 'color=blue,black,brown'],
  [{ type: 'list', explode: false }, ['a,b', 'c d'], 'color=a%2Cb,c%20d'],
  [{ type: 'list' }, [], ''],
  [{ type: 'object' }, object, 'R=100&G=200&B=150'],
  [{ type: 'object', style: 'form', explode: false }, object, 'color=R,100,G,200,B,150'],
  [{ type: 'object', style: 'deepObject' }, object, 'color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150'],
  [{ style: 'deepObject', explode: true }, { 'a b': '=&' }, 'color%5Ba%20b%5D=%3D%26'],
  [{ style: 'deepObject', explode: false }, object, 'color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150'],
  [{ type: 'object' }, {}, ''],
  [{ type: 'object' }, { R: undefined, G: 1 }, 'G=1'],
  [{ type: 'object' }, { type: 'a', name: 'b', color: 'c' }, 'type=a&name=b&color=c'],
  [{ type: 'any' }, 'blue', 'color=blue'],
  [{ type: 'any' }, list, 'color=blue&color=black&color=brown'],
  [{ type: 'any' }, object, 'R=100&G=200&B=150'],
  [{ style: 'json' }, { a: 1 }, 'color=%7B%22a%22%3A1%7D'],
  [{ style: 'json' }, null, 'color=null'],
  [{ style: 'json' }, '5', 'color=%225%22'],
];

const headers: Case[] = [
  [{}, 'blue', 'blue'],
  [{}, '', ''],
  [{}, 'a, b; c="d" %20', 'a, b; c="d" %20'],
  [{ type: 'list' }, list, 'blue,black,brown'],
  [{ type: 'list', explode: true }, ['a=b'], 'a=b'],
  [{ type: 'object' }, object, 'R,100,G,200,B,150'],
  [{ type: 'object' }, { a: 'YQ==' }, 'a,YQ=='],
  [{ type: 'object', explode: true }, object, 'R=100,G=200,B=150'],
  [{ style: 'json' }, { a: [1] }, '{"a":[1]}'],
];

const cookies: Case[] = [
  [{}, 'blue', 'color=blue'],
  [{}, 'a;b c', 'color=a%3Bb%20c'],
  [{ type: 'list', explode: false }, list, 'color=blue,black,brown'],
  [{ type: 'object', explode: false }, object, 'color=R,100,G,200,B,150'],
  [{ style: 'json' }, [1], 'color=%5B1%5D'],
];

const write = {
  path: (contract: ParameterContract, color: unknown) =>
    writePath({ color: contract }, { color }, refuse, '/{color}'),
  query: (contract: ParameterContract, color: unknown) => writeQuery({ color: contract }, { color }, refuse),
};

it.each(paths)('path %j %s', (contract, value, sent) => {
  expect(write.path(contract, value)).toBe(`/${sent}`);
});

it.each(queries)('query %j %s', (contract, value, sent) => {
  expect(write.query(contract, value)).toBe(sent);
});

it.each(headers)('header %j %s', (contract, value, sent) => {
  expect(writeHeaders({ 'x-color': contract }, { 'X-Color': value }, refuse)).toEqual([['x-color', sent]]);
});

it.each(cookies)('cookie %j %s', (contract, value, sent) => {
  expect(writeCookies({ color: contract }, { color: value }, refuse)).toBe(sent);
});

// A form is a query whose blanks are a plus sign (OpenAPI 3.1.1, appendix E; WHATWG URL, section 5.2).
it.each(queries)('form %j %s', (contract, value, sent) => {
  expect(writeForm({ color: contract }, { color: value }, refuse)).toBe(sent.replaceAll('%20', '+'));
});

describe('several parameters', () => {
  it('are joined as their place joins', () => {
    const table = { a: {}, b: {} };
    const values = { a: 1, none: undefined, b: 'x y' };
    expect(writeQuery(table, values, refuse)).toBe('a=1&b=x%20y');
    expect(writeForm(table, values, refuse)).toBe('a=1&b=x+y');
    expect(writeCookies(table, values, refuse)).toBe('a=1; b=x%20y');
    expect(writePath(table, values, refuse, '/{a}.{b}/{a}')).toBe('/1.x%20y/1');
    expect(writeHeaders(table, values, refuse)).toEqual([
      ['a', '1'],
      ['b', 'x y'],
    ]);
  });

  it('names are encoded as well', () => {
    expect(writeQuery({ 'filter[a b]': {} }, { 'filter[a b]': 1 }, refuse)).toBe('filter%5Ba%20b%5D=1');
  });

  it('nothing is written for nothing', () => {
    for (const values of [undefined, {}, { a: undefined }])
      expect([
        writeQuery({ a: {} }, values, refuse),
        writeCookies({ a: {} }, values, refuse),
        writeForm({ a: {} }, values, refuse),
        ...writeHeaders({ a: {} }, values, refuse),
        writePath(undefined, values, refuse, '/a'),
      ]).toEqual(['', '', '', '/a']);
  });

  it('without a contract each place has its default style', () => {
    const values = { id: ['a,b', 1] };
    expect(writePath(undefined, values, refuse, '/{id}')).toBe('/a%2Cb,1');
    expect(writeQuery(undefined, values, refuse)).toBe('id=a%2Cb&id=1');
    expect(writeForm(undefined, values, refuse)).toBe('id=a%2Cb&id=1');
    expect(writeQuery(undefined, { '': 'a' }, refuse)).toBe('=a');
    expect(writeHeaders(undefined, { 'X-Id': ['a', 1] }, refuse)).toEqual([['x-id', 'a,1']]);
    expect(writeCookies(undefined, { id: 'a' }, refuse)).toBe('id=a');
  });

  it('a form has fields that its table does not list', () => {
    const json = { style: 'json' } as const;
    expect(writeForm({ meta: json }, { title: 'a b', meta: { c: 'd e' } }, refuse)).toBe(
      'title=a+b&meta=%7B%22c%22%3A%22d+e%22%7D',
    );
  });
});

describe('openapi-fetch sends the same', () => {
  /**
   * Where it does not, and why ours is right. Blanks, umlauts and reserved characters in values are the same.
   * - the characters `!'()*`: RFC 6570, section 3.2.1 allows only unreserved ones, and RFC 3986 reserves these five;
   * - brackets of `deepObject` and names: sent raw, but section 4.8.12.6 of OpenAPI 3.1.1 and RFC 3986, section 3.4
   *   (a query holds no brackets) have %5B and %5D. qs, werkzeug (CKAN) and PHP read both;
   * - keys of objects are not encoded, so that a key with `&` adds a parameter;
   * - a member that is `undefined` leaves an empty pair (`&G=1`).
   */
  const alike = (text: string) => !/%2[1789A]|%5B|%3D\w*=|^G=1$/.test(text);
  const serialise = ({ style, explode }: ParameterContract, value: unknown) =>
    createQuerySerializer({
      array: { style: 'form', explode: explode ?? true },
      object: { style: style === 'deepObject' ? style : 'form', explode: explode ?? true },
    })({ color: value });
  const query = queries.filter(([{ style }, , sent]) => style !== 'json' && alike(sent));
  const path = paths.filter(([{ style }, , sent]) => style !== 'json' && alike(sent));

  it('in most rows of the tables', () => expect([query.length, path.length]).toEqual([14, 16]));

  it.each(query)('query %j %s', (contract, value, sent) => {
    expect(serialise(contract, value)).toBe(sent);
  });

  it.each(path)('path %j %s', (contract, value, sent) => {
    const template = contract.explode ? '/{color*}' : '/{color}';
    expect(defaultPathSerializer(template, { color: value as string })).toBe(`/${sent}`);
  });

  it('except where it sends another value', () => {
    // The comment above, as bytes: a test that fails when openapi-fetch has changed.
    expect(serialise({}, "!'()*")).toBe("color=!'()*");
    expect(serialise({ style: 'deepObject' }, { R: 1 })).toBe('color[R]=1');
    expect(serialise({}, { 'a&admin': 1 })).toBe('a&admin=1');
    expect(serialise({}, new Map([['a', 1]]))).toBe('');
    expect(serialise({}, { a: undefined, b: 1 })).toBe('&b=1');
    expect(serialise({}, Number.NaN)).toBe('color=NaN');
    expect(defaultPathSerializer('/a/{id}/b', { id: '' })).toBe('/a//b');
    expect(defaultPathSerializer('/a/{id}/b', { id: '..' })).toBe('/a/../b');
  });
});
