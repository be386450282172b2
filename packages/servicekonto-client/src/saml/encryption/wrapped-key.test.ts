import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { Decrypter } from '@rathaus/client-core';
import { describe, expect, it } from 'vitest';
import {
  assertion,
  content,
  contentKey,
  decrypter,
  decrypterOf,
  inside,
  next,
  open,
  refused,
  wrapped,
} from '../../../test/saml-decryption.ts';
import {
  digestMethod,
  ds,
  encryptedAssertion,
  encryptedData,
  encryptedKey,
  encryptionMethod,
  maskMethod,
  mgf1p,
  oaep,
  xenc,
  xenc11,
} from '../../../test/saml-encryption.ts';

describe('a wrapped key', () => {
  const data = (more = '', info = '') =>
    encryptedData(content, info, { attributes: ` Id="data" Type="${xenc}Element"${more}` });
  const beside = (key: string, info = '') => encryptedAssertion(data('', info), key);
  const reference = (uri: string, more = '') => `<ds:RetrievalMethod URI="${uri}"${more}/>`;
  const list = (uri: string) => `<xenc:ReferenceList><xenc:DataReference URI="${uri}"/></xenc:ReferenceList>`;
  const named = wrapped({ attributes: ' Id="key"' });
  const certificate = '<ds:X509Data><ds:X509Certificate>MIIB</ds:X509Certificate></ds:X509Data>';

  it.each([
    ['in KeyInfo', inside(wrapped())],
    ['in KeyInfo, beside hints', inside(`<ds:KeyName>sp</ds:KeyName>${wrapped()}${certificate}`)],
    ['with hints of its own', inside(wrapped({ keyInfo: `<ds:KeyInfo>${certificate}</ds:KeyInfo>` }))],
    ['with a name', inside(wrapped({ more: '<xenc:CarriedKeyName>k</xenc:CarriedKeyName>' }))],
    ['beside the data', beside(wrapped())],
    ['beside the data, before it', encryptedAssertion(wrapped(), data())],
    [
      'beside the data, with a reference to it',
      beside(named, reference('#key', ` Type="${xenc}EncryptedKey"`)),
    ],
    ['beside the data, with a reference from it', beside(wrapped({ more: list('#data') }))],
    ['of data without a type', inside(wrapped(), content, { attributes: '' })],
    [
      'in lines, with space around',
      inside(
        wrapped()
          .replaceAll('><', '>\n  <')
          .replace(/[\w+/]{64}/g, '$&\r\n'),
      ),
    ],
  ])('%s opens', async (_name, xml) => {
    expect(await open(xml)).toBe(assertion);
  });

  it('of another recipient is passed over', async () => {
    const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const others = [1, 2, 3].map(() =>
      encryptedKey({ publicKey: foreign.publicKey, contentKey, attributes: ' Recipient="https://x.test"' }),
    );
    const mine = wrapped({ attributes: ' Recipient="https://sp.test"' });
    expect(await open(inside([...others, mine].join('')))).toBe(assertion);
    expect(await open(encryptedAssertion(data('', mine), others.join('')))).toBe(assertion);
    await expect(open(inside(others.join('')))).rejects.toMatchObject(refused);
  });

  it('is opened by any of the decrypters, of which one may be out of order', async () => {
    const decrypters = [decrypterOf(next, 'sp-0'), decrypter];
    expect(await open(inside(wrapped()), { decrypters })).toBe(assertion);
    const broken: Decrypter = {
      ...decrypters[0]!,
      unwrapKey: () => Promise.reject(new Error('session lost')),
    };
    expect(await open(inside(wrapped()), { decrypters: [broken, decrypter] })).toBe(assertion);
    await expect(open(inside(wrapped()), { decrypters: [] })).rejects.toMatchObject(refused);
    await expect(
      open(inside(wrapped()), { decrypters: Array.from({ length: 5 }, () => decrypter) }),
    ).rejects.toMatchObject({ code: 'servicekonto.config.invalid' });
  });

  const huge = Buffer.alloc(2049).toString('base64');
  it.each<[string, string]>([
    ['that is missing', encryptedAssertion(data())],
    ['that is there twice', inside(wrapped({ bytes: Buffer.alloc(256, 1) }).repeat(2))],
    [
      'that is there twice, in both places',
      encryptedAssertion(data('', named), named.replace(' Id="key"', '')),
    ],
    ['that is there five times', inside(Array.from({ length: 5 }, () => wrapped()).join(''))],
    [
      'that is there three times here and twice there',
      beside(wrapped() + wrapped(), wrapped() + wrapped() + wrapped()),
    ],
    ['whose id another one has', beside(named + wrapped({ attributes: ' Id="key"' }))],
    ['whose id the data have', beside(wrapped({ attributes: ' Id="data"' }))],
    ['whose id is empty', beside(wrapped({ attributes: ' Id=""' }))],
    ['with a reference to nothing', beside(named, reference('#other'))],
    ['with a reference by another character', beside(named, reference('?key'))],
    ['with a reference to the data', beside(named, reference('#data'))],
    ['with a reference elsewhere', beside(named, reference('https://x.test/#key'))],
    ['with a reference to the whole document', beside(named, reference(''))],
    ['with a reference by XPointer', beside(named, reference("#xpointer(id('key'))"))],
    ['with a reference to another kind', beside(named, reference('#key', ` Type="${ds}X509Data"`))],
    [
      'with a reference that transforms',
      beside(named, '<ds:RetrievalMethod URI="#key"><ds:Transforms/></ds:RetrievalMethod>'),
    ],
    [
      'for the data and another key',
      beside(wrapped({ more: list('#data').replace('</xenc:R', '<xenc:KeyReference URI="#key"/>$&') })),
    ],
    [
      'with a digest that has parameters',
      inside(
        wrapped({
          method: encryptionMethod(
            mgf1p,
            `<ds:DigestMethod Algorithm="${ds}sha1"><ds:Other/></ds:DigestMethod>`,
          ),
        }),
      ),
    ],
    ['for other data', beside(wrapped({ more: list('#other') }))],
    ['for data without an id', inside(wrapped({ more: list('#data') }))],
    ['for data twice', beside(wrapped({ more: list('#data').replace(/<xenc:DataR[^>]*>/, '$&$&') }))],
    ['wrapped by a wrapped key', inside(wrapped({ keyInfo: `<ds:KeyInfo>${wrapped()}</ds:KeyInfo>` }))],
    [
      'that is agreed on',
      inside(wrapped({ keyInfo: '<ds:KeyInfo><xenc:AgreementMethod Algorithm="x"/></ds:KeyInfo>' })),
    ],
    ['that is empty', inside(wrapped().replace(/<xenc:CipherValue>[^<]*/, '<xenc:CipherValue>'))],
    ['that is very long', inside(wrapped().replace(/<xenc:CipherValue>[^<]*/, `<xenc:CipherValue>${huge}`))],
    ['of other bytes', inside(wrapped({ bytes: randomBytes(256) }))],
    ['that is too short', inside(wrapped({ bytes: randomBytes(255) }))],
    ['without algorithm', inside(wrapped({ method: '<xenc:EncryptionMethod/>' }))],
    ['without method', inside(wrapped({ method: ' ' }))],
    ['with two methods', inside(wrapped({ method: encryptionMethod(mgf1p).repeat(2) }))],
    ['with AES key wrap', inside(wrapped({ method: encryptionMethod(`${xenc}kw-aes256`) }))],
    ['with a member of Object', inside(wrapped({ method: encryptionMethod('constructor') }))],
    ['with MD5', inside(wrapped({ method: encryptionMethod(mgf1p, digestMethod(`${ds}md5`)) }))],
    [
      'with two digests',
      inside(wrapped({ method: encryptionMethod(mgf1p, digestMethod(`${ds}sha1`).repeat(2)) })),
    ],
    [
      'with a mask that rsa-oaep-mgf1p does not have',
      inside(wrapped({ method: encryptionMethod(mgf1p, maskMethod(`${xenc11}mgf1sha1`)) })),
    ],
    [
      'with two masks',
      inside(wrapped({ method: encryptionMethod(oaep, maskMethod(`${xenc11}mgf1sha1`).repeat(2)) })),
    ],
    [
      'with an unknown mask',
      inside(wrapped({ method: encryptionMethod(oaep, maskMethod(`${xenc11}mgf1sha224`)) })),
    ],
    [
      'with a label that it was not wrapped with',
      inside(wrapped({ method: encryptionMethod(mgf1p, '<xenc:OAEPparams>9lWu3Q==</xenc:OAEPparams>') })),
    ],
    ['without a label that it was wrapped with', inside(wrapped({ label: Buffer.of(1) }))],
    ['with another digest than it says', inside(wrapped({ oaepHash: 'sha256' }))],
    [
      'with another mask than it says',
      inside(wrapped({ method: encryptionMethod(oaep), mgf1Hash: 'sha256' })),
    ],
    ['for somebody else', inside(encryptedKey({ publicKey: next.publicKey, contentKey }))],
    ['of another content', inside(wrapped({ contentKey: randomBytes(32) }))],
    ['of 16 bytes in place of 32', inside(wrapped({ contentKey: contentKey.subarray(0, 16) }))],
    ['of 33 bytes', inside(wrapped({ contentKey: Buffer.concat([contentKey, Buffer.of(0)]) }))],
    ['of no bytes', inside(wrapped({ contentKey: new Uint8Array(0) }))],
  ])('%s is refused', async (_name, xml) => {
    const allow = { cbc: true, nonConformingOaep: true };
    await expect(open(xml, { allow })).rejects.toMatchObject(refused);
  });
});
