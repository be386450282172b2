import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { sampleOfTwo } from '../../test/metadata/sample-metadata.ts';
import { checkMetadata, checkMetadataJson } from '../index.ts';

const document = sampleOfTwo();
const text = JSON.stringify(document);
/** Rule and place of each error. */
const errors = (content: Uint8Array | string) =>
  checkMetadataJson(content).findings.flatMap(({ rule, place, severity }) =>
    severity === 'error' && place.kind === 'pointer' ? [[rule, place.pointer]] : [],
  );

describe('metadata as they came', () => {
  it('are judged like the parsed document where both can be read', () => {
    expect(checkMetadataJson(text)).toEqual(checkMetadata(document));
    expect(checkMetadataJson(Buffer.from(text)).verdict).toBe('passed');
    expect(checkMetadataJson('{"$schema":7}')).toEqual(checkMetadata({ $schema: 7 }));
  });

  it.each([
    ['no UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), 'utf-8', ''],
    ['no JSON', '{', 'json', ''],
    ['a member twice', text.replace('{', '{"contentStructure":{},'), 'duplicate-member', ''],
    [
      'a member twice, one of them with an escape',
      text.replace('"hash":{', '"hash":{"\\u0074ype":"sha512",'),
      'duplicate-member',
      '/contentStructure/data/hash',
    ],
    [
      'a member twice in a part that no standard knows',
      text.replace('{', '{"Željko":{"a":1,"a":2},'),
      'duplicate-member',
      '',
    ],
    ['__proto__', text.replace('{', '{"__proto__":{"isAdmin":true},'), 'reserved-member', ''],
    ['nesting without an end', `${'['.repeat(200_000)}`, 'depth', ''],
    [
      'NUL in a text',
      text.replace('"hash":{', '"hash":{"Željko":"a\\u0000b",'),
      'unstorable-text',
      '/contentStructure/data/hash',
    ],
    ['half of a character in a name', text.replace('{', '{"Željko\\ud83d":1,'), 'unstorable-text', ''],
  ])('with %s are refused before anybody reads them', (_, content, rule, place) => {
    expect(errors(content)).toEqual([[`exchange.metadata.${rule}`, place]]);
    expect(JSON.stringify(checkMetadataJson(content))).not.toMatch(/Željko|isAdmin/);
    expect(({} as { isAdmin?: unknown }).isAdmin).toBeUndefined();
  });
});
