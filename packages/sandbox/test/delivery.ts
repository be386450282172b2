import { createHash, randomUUID } from 'node:crypto';
import { CompactEncrypt, compactDecrypt, importJWK, type JWK, SignJWT } from 'jose';
import type { Sandbox } from '../src/index.ts';

/** An independent client of the delivery service: plain fetch and jose, nothing of the SDK. */
export class Delivery {
  readonly config: ReturnType<Sandbox['config']>['services']['fitconnect'];
  readonly #tokens = new Map<string, string>();

  constructor(sandbox: Pick<Sandbox, 'config'>) {
    this.config = sandbox.config().services.fitconnect;
  }

  async token(role: 'sender' | 'subscriber'): Promise<string> {
    const known = this.#tokens.get(role);
    if (known) return known;
    const { clientId, clientSecret } = this.config[role];
    const response = await fetch(this.config.tokenUrl, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: clientSecret,
      }),
    });
    const { access_token } = (await response.json()) as { access_token: string };
    this.#tokens.set(role, access_token);
    return access_token;
  }

  async call(role: 'sender' | 'subscriber', path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (!headers.has('authorization')) headers.set('authorization', `Bearer ${await this.token(role)}`);
    const base = path.startsWith('/destination-api') ? this.config.origin : this.config.submissionApi;
    return fetch(`${base}${path}`, { ...init, headers });
  }

  json(role: 'sender' | 'subscriber', path: string, method: string, body: unknown): Promise<Response> {
    return this.call(role, path, {
      method,
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
  }

  async encrypt(
    plaintext: string | Uint8Array,
    header: Record<string, unknown> = {},
    n = 0,
  ): Promise<string> {
    const { key_ops, ...jwk } = await this.encryptionJwk(n);
    const key = await importJWK(jwk, 'RSA-OAEP-256');
    return new CompactEncrypt(typeof plaintext === 'string' ? new TextEncoder().encode(plaintext) : plaintext)
      .setProtectedHeader({
        alg: 'RSA-OAEP-256',
        enc: 'A256GCM',
        cty: 'application/json',
        kid: jwk.kid,
        ...header,
      } as never)
      .encrypt(key);
  }

  async encryptionJwk(n = 0): Promise<JWK> {
    const { subscriber } = this.config;
    const kid = subscriber.decryptionKeys[n]?.kid;
    const response = await this.call('sender', `/v2/destinations/${subscriber.destinationId}/keys/${kid}`);
    return (await response.json()) as JWK;
  }

  async decrypt(jwe: string): Promise<Uint8Array> {
    const header = JSON.parse(Buffer.from(jwe.split('.')[0] ?? '', 'base64url').toString()) as {
      kid: string;
    };
    const { key_ops, ...jwk } = this.config.subscriber.decryptionKeys.find(
      ({ kid }) => kid === header.kid,
    ) ?? { key_ops: [] };
    const key = await importJWK(jwk as JWK, 'RSA-OAEP-256');
    return (await compactDecrypt(jwe, key)).plaintext;
  }

  announce(attachments: string[], change: Record<string, unknown> = {}): Promise<Response> {
    return this.json('sender', '/v2/submissions', 'POST', {
      destinationId: this.config.subscriber.destinationId,
      announcedAttachments: attachments,
      publicService: this.config.publicServices[0],
      ...change,
    });
  }

  put(submissionId: string, attachmentId: string, jwe: string, type = 'application/jose'): Promise<Response> {
    return this.call('sender', `/v2/submissions/${submissionId}/attachments/${attachmentId}`, {
      method: 'PUT',
      body: jwe,
      headers: { 'content-type': type },
    });
  }

  /** Sends data and attachments up to the state `submitted`. */
  async send(attachments: readonly string[] = ['anlage']): Promise<Sent> {
    const ids = attachments.map(() => randomUUID());
    const created = (await (await this.announce(ids)).json()) as { submissionId: string; caseId: string };
    const jwes = await Promise.all(attachments.map((text) => this.encrypt(text)));
    for (const [index, id] of ids.entries()) await this.put(created.submissionId, id, jwes[index] ?? '');
    const metadata = await this.encrypt(
      JSON.stringify({ hashes: attachments.map((text) => createHash('sha512').update(text).digest('hex')) }),
    );
    const data = await this.encrypt('{"hund":"Bello"}');
    const response = await this.json('sender', `/v2/submissions/${created.submissionId}`, 'PUT', {
      encryptedMetadata: metadata,
      encryptedData: data,
    });
    const tag = (jwe: string | undefined) => jwe?.split('.')[4] ?? '';
    return {
      ...created,
      status: response.status,
      attachmentIds: ids,
      tags: {
        metadata: tag(metadata),
        data: tag(data),
        attachments: Object.fromEntries(ids.map((id, index) => [id, tag(jwes[index])])),
      },
    };
  }

  /** A Security Event Token of Beispielhausen; `change` overwrites claims, `header` header members. */
  async event(
    sent: Sent,
    name: string,
    payload: unknown,
    change: Record<string, unknown> = {},
    header: Record<string, unknown> = {},
  ): Promise<string> {
    const { subscriber, setSchema } = this.config;
    const key = await importJWK((change.signWith ?? subscriber.signingKey) as JWK, 'PS512');
    const { signWith: _omit, ...claims } = change;
    return new SignJWT({
      $schema: setSchema,
      iss: subscriber.destinationId,
      iat: Math.floor(Date.now() / 1000),
      jti: randomUUID(),
      sub: `submission:${sent.submissionId}`,
      txn: `case:${sent.caseId}`,
      events: { [`https://schema.fitko.de/fit-connect/events/${name}`]: payload },
      ...claims,
    })
      .setProtectedHeader({ typ: 'secevent+jwt', alg: 'PS512', kid: subscriber.signingKey.kid, ...header })
      .sign(key);
  }

  post(caseId: string, token: string, type = 'application/jose'): Promise<Response> {
    return this.call('subscriber', `/v2/cases/${caseId}/events`, {
      method: 'POST',
      body: token,
      headers: { 'content-type': type },
    });
  }

  async eventLog(role: 'sender' | 'subscriber', caseId: string): Promise<string[]> {
    const response = await this.call(role, `/v2/cases/${caseId}/events`);
    return ((await response.json()) as { eventLog: string[] }).eventLog;
  }
}

export interface Sent {
  submissionId: string;
  caseId: string;
  status: number;
  attachmentIds: string[];
  tags: { metadata: string; data: string; attachments: Record<string, string> };
}

export async function problem(response: Response): Promise<{ status: number; type: string; detail: string }> {
  const body = (await response.json()) as { type?: string; detail?: string };
  return {
    status: response.status,
    type: body.type?.split('/').at(-1) ?? '',
    detail: body.detail ?? '',
  };
}

/** Names of the events of a log, unverified. */
export function eventNames(log: readonly string[]): (string | undefined)[] {
  return log.map((token) => {
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as {
      events: object;
    };
    return Object.keys(claims.events)[0]?.split('/').at(-1);
  });
}
