/**
 * What the delivery service can see of a compact JWE (RFC 7516 section 7.1) without a key: five parts, their alphabet
 * and lengths, the protected header and the authentication tag. Works on chunks, so that 500 MB need no memory.
 */
export interface JweFacts {
  readonly header: Readonly<Record<string, unknown>>;
  /** Bytes of the five parts, dots not counted. */
  readonly lengths: readonly [number, number, number, number, number];
  /** Fifth part, 22 characters. */
  readonly tag: string;
  /** Bytes of the whole JWE. */
  readonly size: number;
}

export class JweSyntaxError extends Error {
  override readonly name = 'JweSyntaxError';
  /** `header` when the syntax is right and the header's content is not. */
  readonly kind: 'syntax' | 'header';
  constructor(kind: 'syntax' | 'header', message: string) {
    super(message);
    this.kind = kind;
  }
}

const maxHeader = 8192;
/** RSA 4096: 512 bytes are 683 characters; IV 12 bytes, tag 16 bytes. */
const rsa4096 = 683;
const ivLength = 16;
const tagLength = 22;
const dot = 0x2e;

const alphabet = new Uint8Array(256);
for (const char of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_') {
  alphabet[char.charCodeAt(0)] = 1;
}

export interface JweChecker {
  push(chunk: Uint8Array): void;
  finish(): JweFacts;
}

export function createJweChecker(): JweChecker {
  const lengths: [number, number, number, number, number] = [0, 0, 0, 0, 0];
  let part = 0;
  let size = 0;
  const header: number[] = [];
  const tag: number[] = [];
  return {
    push(chunk) {
      size += chunk.length;
      for (let i = 0; i < chunk.length; i++) {
        const byte = chunk[i]!;
        if (byte === dot) {
          part += 1;
          if (part > 4) throw new JweSyntaxError('syntax', 'more than five parts');
          continue;
        }
        if (alphabet[byte] !== 1) throw new JweSyntaxError('syntax', 'a character outside base64url');
        lengths[part as 0] += 1;
        if (part === 0) {
          if (header.length >= maxHeader) throw new JweSyntaxError('syntax', 'protected header too long');
          header.push(byte);
        } else if (part === 4) {
          if (tag.length >= tagLength) throw new JweSyntaxError('syntax', 'authentication tag too long');
          tag.push(byte);
        }
      }
    },
    finish() {
      if (part !== 4) throw new JweSyntaxError('syntax', 'not five parts');
      if (lengths[1] !== rsa4096) throw new JweSyntaxError('syntax', 'encrypted key is not one of RSA 4096');
      if (lengths[2] !== ivLength) throw new JweSyntaxError('syntax', 'initialization vector is not 96 bit');
      if (lengths[3] % 4 === 1) throw new JweSyntaxError('syntax', 'impossible length of the ciphertext');
      if (lengths[4] !== tagLength) throw new JweSyntaxError('syntax', 'authentication tag is not 128 bit');
      return {
        header: parseHeader(Buffer.from(header)),
        lengths,
        tag: Buffer.from(tag).toString('latin1'),
        size,
      };
    },
  };
}

function parseHeader(encoded: Buffer): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(encoded.toString('latin1'), 'base64url').toString('utf8'));
  } catch {
    throw new JweSyntaxError('syntax', 'protected header is not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new JweSyntaxError('syntax', 'protected header is not an object');
  }
  return value as Record<string, unknown>;
}

/**
 * The header rules of the profile: `cty` on metadata and data, no `zip` in v2; `deflate` allows the `zip: DEF` of v1
 * senders (RFC 7516 section 4.1.3).
 */
export function checkJweHeader(
  facts: JweFacts,
  kind: 'metadata' | 'data' | 'attachment',
  deflate = false,
): void {
  const { alg, enc, cty, zip, crit, kid } = facts.header;
  if (alg !== 'RSA-OAEP-256') throw new JweSyntaxError('header', "Invalid JWE Header 'alg'");
  if (enc !== 'A256GCM') throw new JweSyntaxError('header', "Invalid JWE Header 'enc'");
  if (zip !== undefined && !(deflate && zip === 'DEF'))
    throw new JweSyntaxError('header', "Invalid JWE Header 'zip'");
  if (crit !== undefined) throw new JweSyntaxError('header', "Invalid JWE Header 'crit'");
  if (typeof kid !== 'string') throw new JweSyntaxError('header', "Invalid JWE Header 'kid'");
  if (kind === 'attachment') {
    if (cty !== undefined && typeof cty !== 'string') {
      throw new JweSyntaxError('header', "Invalid JWE Header 'cty'");
    }
    return;
  }
  if (cty !== 'application/json' && cty !== 'application/xml') {
    throw new JweSyntaxError('header', "Invalid JWE Header 'cty'");
  }
}
