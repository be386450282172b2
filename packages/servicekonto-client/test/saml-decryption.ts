import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { rsaOaepAlgorithms } from '@rathaus/client-core';
import { createPemDecrypter } from '@rathaus/client-core/node';
import { type Decryption, decryptElement } from '../src/saml/encryption/decrypt.ts';
import { parseXml } from '../src/saml/xml/tree.ts';
import { encryptedAssertion, encryptedData, encryptedKey, seal, type Wrapping } from './saml-encryption.ts';

export const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
export const next = generateKeyPairSync('rsa', { modulusLength: 2048 });
export const { publicKey } = own;
export const decrypterOf = ({ privateKey }: typeof own, kid = 'sp-1') =>
  createPemDecrypter({ key: privateKey, kid, algorithms: rsaOaepAlgorithms });
export const decrypter = decrypterOf(own);
export const strict = { cbc: false, nonConformingOaep: false };
export const open = async (xml: string, more: Partial<Decryption> = {}) =>
  decryptElement(parseXml(xml), {
    decrypters: [decrypter],
    allow: strict,
    signal: undefined,
    timeout: 5000,
    ...more,
  });
export const refused = { code: 'servicekonto.response.invalid', details: { reason: 'encryption' } };

export const assertion =
  '<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_a"><saml:Issuer>https://idp.test</saml:Issuer><saml:Attribute>Žofia Łódź-Şahin, Ĳsbrand Đorđević 🏛</saml:Attribute></saml:Assertion>';
export const contentKey = randomBytes(32);
export const content = seal(assertion, contentKey, 'aes256-gcm');
export const wrapped = (more: Partial<Wrapping> = {}) => encryptedKey({ publicKey, contentKey, ...more });
export const inside = (key: string, data = content, more = {}) =>
  encryptedAssertion(encryptedData(data, key, more));
