import type { OaepDigest, RsaOaep } from '@rathaus/client-core';
import { ns } from '../xml/namespaces.ts';

/** How content is encrypted, in the words of node:crypto; `keyLength` in bytes. */
export interface ContentMethod {
  readonly cipher:
    | 'aes-128-gcm'
    | 'aes-192-gcm'
    | 'aes-256-gcm'
    | 'aes-128-cbc'
    | 'aes-192-cbc'
    | 'aes-256-cbc';
  readonly mode: 'gcm' | 'cbc';
  readonly keyLength: 16 | 24 | 32;
}

/**
 * Content algorithms that are read (XML Encryption 1.1, sections 5.2.2 and 5.2.4). Triple DES, ChaCha20 and whatever else
 * is named are refused.
 */
export const contentMethods: Readonly<Record<string, ContentMethod>> = {
  [`${ns.xenc11}aes128-gcm`]: { cipher: 'aes-128-gcm', mode: 'gcm', keyLength: 16 },
  [`${ns.xenc11}aes192-gcm`]: { cipher: 'aes-192-gcm', mode: 'gcm', keyLength: 24 },
  [`${ns.xenc11}aes256-gcm`]: { cipher: 'aes-256-gcm', mode: 'gcm', keyLength: 32 },
  [`${ns.xenc}aes128-cbc`]: { cipher: 'aes-128-cbc', mode: 'cbc', keyLength: 16 },
  [`${ns.xenc}aes192-cbc`]: { cipher: 'aes-192-cbc', mode: 'cbc', keyLength: 24 },
  [`${ns.xenc}aes256-cbc`]: { cipher: 'aes-256-cbc', mode: 'cbc', keyLength: 32 },
};

/** How a content key is wrapped (XML Encryption 1.1, section 5.5.2). RSA 1.5 (section 5.5.1) is no member and never will be. */
export const keyTransports = {
  /** Mask function: always MGF1 with SHA-1. */
  mgf1p: `${ns.xenc}rsa-oaep-mgf1p`,
  /** Mask function: the element `MGF`. */
  oaep: `${ns.xenc11}rsa-oaep`,
} as const;

/** Hashes of OAEP (`DigestMethod`); SHA-384 has two addresses, one of each standard. */
export const oaepDigests: Readonly<Record<string, OaepDigest>> = {
  [`${ns.ds}sha1`]: 'SHA-1',
  [`${ns.xenc}sha256`]: 'SHA-256',
  [`${ns.xenc}sha384`]: 'SHA-384',
  'http://www.w3.org/2001/04/xmldsig-more#sha384': 'SHA-384',
  [`${ns.xenc}sha512`]: 'SHA-512',
};

/**
 * Mask functions of OAEP (`MGF`). The last address is not in the list of the standard but in an example of the same
 * section, from where programs have it.
 */
export const oaepMasks: Readonly<Record<string, OaepDigest>> = {
  [`${ns.xenc11}mgf1sha1`]: 'SHA-1',
  [`${ns.xenc11}mgf1sha256`]: 'SHA-256',
  [`${ns.xenc11}mgf1sha384`]: 'SHA-384',
  [`${ns.xenc11}mgf1sha512`]: 'SHA-512',
  [`${ns.xenc}MGF1withSHA1`]: 'SHA-1',
};

/** Parameters of a wrapped key: those that it names, and those that a provider may have meant against the standard. */
export interface KeyMethod {
  readonly conforming: RsaOaep;
  readonly nonConforming: RsaOaep | undefined;
}
