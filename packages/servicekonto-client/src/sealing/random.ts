import { hostCrypto } from './host-crypto.ts';

const encoder = new TextEncoder();

/** Unpadded base64url (RFC 4648, section 5). */
export function base64url(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 4096)
    binary += String.fromCharCode(...bytes.subarray(at, at + 4096));
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Inverse of {@link base64url}; `undefined` for anything that is not strict base64url. */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> | undefined {
  const tail = text.length % 4;
  if (!/^[A-Za-z0-9_-]*$/.test(text) || tail === 1) return undefined;
  // The last character of a part group has bits left over, which have to be 0: or two texts would mean the same.
  if (tail > 1 && !(tail === 2 ? /[AQgw]$/ : /[AEIMQUYcgkosw048]$/).test(text)) return undefined;
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

/** 256 random bits as 43 characters. */
export function randomToken(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

/** Whether a text has the shape of {@link randomToken}: the last of 43 characters has four bits, then two that are 0. */
export function isToken(text: unknown): text is string {
  return typeof text === 'string' && /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/.test(text);
}

/** SHA-256 of a text, base64url. */
export async function digest(text: string): Promise<string> {
  if (hostCrypto?.hash) return hostCrypto.hash('sha256', text, 'base64url');
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(text))));
}

/** HMAC-SHA-256 of a text under a secret. */
export async function hmac(secret: string, text: string): Promise<Uint8Array<ArrayBuffer>> {
  if (hostCrypto?.createHmac)
    return new Uint8Array(hostCrypto.createHmac('sha256', secret).update(text).digest());
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode(text)));
}

/** Compares without leaving early, so that the time says nothing about the place of the first difference. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  let difference = a.length ^ b.length;
  for (let i = 0; i < a.length; i++) difference |= a[i]! ^ (b[i] ?? 0);
  return difference === 0;
}
