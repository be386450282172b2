import { describe, expect, it, vi } from 'vitest';
import {
  assertion,
  content,
  contentKey,
  decrypter,
  inside,
  open,
  refused,
  strict,
  wrapped,
} from '../../../test/saml-decryption.ts';
import {
  digestMethod,
  encryptedAssertion,
  encryptedData,
  encryptionMethod,
  seal,
  xenc,
  xenc11,
} from '../../../test/saml-encryption.ts';
import { descendants, parseXml } from '../xml/tree.ts';
import { decryptElement } from './decrypt.ts';

describe('encrypted data', () => {
  const key = wrapped();
  const method = (address: string) => ({ method: encryptionMethod(address) });
  const value = (text: string) =>
    inside(key).replace(/(<\/ds:KeyInfo><xenc:CipherData><xenc:CipherValue>)[^<]*/, `$1${text}`);
  const cipherText = content.toString('base64');
  const nested = encryptedData(content, key);
  const within = seal(
    `<saml:EncryptedAssertion>${nested}</saml:EncryptedAssertion>`,
    contentKey,
    'aes256-gcm',
  );

  const reference = '<xenc:CipherReference URI="https://x.test"/>';
  const elsewhere = value('AAAA').replace('<xenc:CipherValue>AAAA</xenc:CipherValue>', reference);
  const padded = seal('<a>12</a>', contentKey, 'aes256-gcm').toString('base64');

  it('in encrypted data stay what they are', async () => {
    expect(await open(inside(key, within))).toContain('<xenc:EncryptedData');
  });

  it.each<[string, string]>([
    ['GCM that says it is CBC', inside(key, content, method(`${xenc}aes256-cbc`))],
    ['CBC that says it is GCM', inside(key, seal(assertion, contentKey, 'aes256-cbc'))],
    ['AES-256 that says it is AES-128', inside(key, content, method(`${xenc11}aes128-gcm`))],
    ['an unknown algorithm', inside(key, content, method(`${xenc11}aes256-ccm`))],
    ['GCM in the namespace of CBC', inside(key, content, method(`${xenc}aes256-gcm`))],
    ['Triple DES', inside(key, content, method(`${xenc}tripledes-cbc`))],
    [
      'a digest for the content',
      inside(key, content, {
        method: encryptionMethod(`${xenc11}aes256-gcm`, digestMethod(`${xenc}sha256`)),
      }),
    ],
    ['without its tag', inside(key, content.subarray(0, -16))],
    ['with half of its tag', inside(key, content.subarray(0, -8))],
    ['without its IV', inside(key, content.subarray(12))],
    ['of IV and tag alone', inside(key, seal('', contentKey, 'aes256-gcm'))],
    ['of eight bytes', inside(key, content.subarray(0, 8))],
    ['that is no UTF-8', inside(key, seal(Buffer.from('<a>\xff</a>', 'latin1'), contentKey, 'aes256-gcm'))],
    ['that is content and no element', inside(key, content, { attributes: ` Type="${xenc}Content"` })],
    ['that is somewhere else', elsewhere],
    [
      'that is here and somewhere else',
      inside(key).replace(
        '</xenc:CipherValue></xenc:CipherData></xenc:EncryptedData>',
        `</xenc:CipherValue>${reference}</xenc:CipherData></xenc:EncryptedData>`,
      ),
    ],
    ['that is there twice', encryptedAssertion(nested.repeat(2))],
    ['in encrypted data', encryptedAssertion(nested.replace('<ds:KeyInfo>', `${nested}<ds:KeyInfo>`))],
    ['in the place of its bytes', value(nested)],
    ['that is missing', encryptedAssertion('', key)],
    ['that is deeper', encryptedAssertion(`<saml:Advice>${nested}</saml:Advice>`)],
    ['beside an assertion', encryptedAssertion(nested, assertion)],
    ['beside text', encryptedAssertion(nested, 'x')],
    ['in another namespace', inside(key).replace(`xmlns:xenc="${xenc}"`, 'xmlns:xenc="urn:x:xmlenc"')],
    ['with two methods', inside(key, content, { method: encryptionMethod(`${xenc11}aes256-gcm`).repeat(2) })],
    ['without method', inside(key, content, { method: ' ' })],
    ['with two KeyInfo', encryptedAssertion(nested.replace('</ds:KeyInfo>', '$&<ds:KeyInfo/>'))],
    ['with two values', value(`${cipherText}</xenc:CipherValue><xenc:CipherValue>${cipherText}`)],
    ['with an unknown child', encryptedAssertion(nested.replace('<ds:KeyInfo>', '<xenc:Other/>$&'))],
    ['with an unknown kind of key', inside(`${key}<ds:MgmtData>x</ds:MgmtData>`)],
    ['with text between the elements', encryptedAssertion(nested.replace('<ds:KeyInfo>', 'x$&'))],
    ['with a character that is no base64', value(`${cipherText.slice(0, 8)}*${cipherText.slice(9)}`)],
    ['in the alphabet of URLs', value(`-${cipherText.slice(1)}`)],
    ['without its padding', value(padded.replaceAll('=', ''))],
  ])('%s are refused', async (_name, xml) => {
    const allow = { cbc: true, nonConformingOaep: true };
    await expect(open(xml, { allow })).rejects.toMatchObject(refused);
  });

  it.each(['constructor', '__proto__', `${xenc11}aes256-ccm`])('by %s never reach a key', async (name) => {
    const unwrapKey = vi.fn(decrypter.unwrapKey);
    const decrypters = [{ ...decrypter, unwrapKey }];
    await expect(open(inside(key, content, method(name)), { decrypters })).rejects.toMatchObject(refused);
    expect(unwrapKey).not.toHaveBeenCalled();
  });

  it.each([
    ['<a>123</a>', '='],
    ['<a>12</a>', '=='],
  ])('with spare bits in the last character are refused: %s', async (text, padding) => {
    const good = seal(text, contentKey, 'aes256-gcm').toString('base64');
    const [bits = ''] = good.match(/[^=]=*$/) ?? [];
    expect(bits.slice(1)).toBe(padding);
    expect(await open(value(good))).toBe(text);
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
    const other = alphabet[alphabet.indexOf(bits[0]!) + 1]!;
    const same = good.slice(0, -bits.length) + other + padding;
    expect(Buffer.from(same, 'base64')).toEqual(Buffer.from(good, 'base64'));
    await expect(open(value(same))).rejects.toMatchObject(refused);
  });

  it.each([
    ['over a megabyte', (1 << 20) + 1],
    ['of which most is white space', 100],
  ])('%s never reach a key', async (_name, length) => {
    const unwrapKey = vi.fn(decrypter.unwrapKey);
    const bytes = Buffer.alloc(length).toString('base64');
    const text = `${bytes.slice(0, 4)}${' '.repeat(length === 100 ? 1 << 23 : 0)}${bytes.slice(4)}`;
    // A message of this length is no message any more: here it is put into the tree of a short one.
    const tree = parseXml(value('AAAA'));
    const [slot] = [...descendants(tree)]
      .flatMap((one) => one.childNodes)
      .filter((one) => 'data' in one && one.data === 'AAAA');
    Object.assign(slot!, { data: text });
    const watched = {
      decrypters: [{ ...decrypter, unwrapKey }],
      allow: strict,
      signal: undefined,
      timeout: 5000,
    };
    await expect(decryptElement(tree, watched)).rejects.toMatchObject(refused);
    expect(unwrapKey).not.toHaveBeenCalled();
  });
});
