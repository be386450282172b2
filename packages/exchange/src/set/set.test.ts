import { Buffer } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import type { RathausError } from '@rathaus/client-core';
import { SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { createTestKey } from '../../test/keys.ts';
import { createAcceptEvent, createRejectEvent } from './create.ts';
import { eventUri } from './events.ts';
import { differingTags, parseAuthenticationTags } from './tags.ts';
import { type VerifyEventLogOptions, verifyEventLog } from './verify.ts';

const service = createTestKey('zustelldienst-1', 'signature');
const destination = createTestKey('beispielhausen-sig-1', 'signature');
const issuer = 'https://zustelldienst.example/submission-api';
const expected = { submissionId: randomUUID(), caseId: randomUUID(), destinationId: randomUUID() };
const tag = (char: string) => `${char.repeat(21)}A`;
const tags = { metadata: tag('m'), data: tag('d'), attachments: { [randomUUID()]: tag('a') } };

const options: VerifyEventLogOptions = {
  expected,
  serviceIssuers: [issuer],
  serviceKey: async (kid) => {
    if (kid !== service.kid) throw new Error('no such key');
    return service;
  },
  destinationKey: async (kid) => {
    if (kid !== destination.kid) throw new Error('no such key');
    return destination;
  },
};

interface Draft {
  claims?: Record<string, unknown>;
  header?: Record<string, unknown>;
  key?: typeof service;
  events?: Record<string, unknown>;
}
/** A token of the delivery service; every part can be made wrong. */
function token({ claims = {}, header = {}, key = service, events }: Draft = {}): Promise<string> {
  return new SignJWT({
    $schema: 'https://schema.fitko.de/fit-connect/set-payload/1.2.2/set-payload.schema.json',
    jti: randomUUID(),
    iss: issuer,
    iat: 1_780_000_000,
    sub: `submission:${expected.submissionId}`,
    txn: `case:${expected.caseId}`,
    events: events ?? { [eventUri('submit-submission')]: { authenticationTags: tags } },
    ...claims,
  })
    .setProtectedHeader({ typ: 'secevent+jwt', alg: 'PS512', kid: service.kid, ...header })
    .sign(key.privateKey);
}
const reasonOf = async (tokens: string[]) =>
  verifyEventLog(tokens, options).then(
    () => 'accepted',
    (error: RathausError) => error.details?.reason ?? error.message,
  );

describe('event log', () => {
  it('reads what a foreign library signed', async () => {
    const [event] = await verifyEventLog([await token()], options);
    expect(event).toMatchObject({
      name: 'submit-submission',
      author: 'service',
      issuedAt: '2026-05-28T20:26:40.000Z',
    });
    expect(parseAuthenticationTags(event?.payload)).toEqual(tags);
  });

  it('reads the answers this package makes', async () => {
    const signing = { submission: expected, signer: destination.signer };
    const accept = await createAcceptEvent(tags, signing);
    const problem = { type: 'x', title: 't', detail: 'd', instance: 'data' };
    const reject = await createRejectEvent([problem], { ...signing, schema: 'https://s.example/1' });
    const events = await verifyEventLog([await token(), accept, reject], options);
    expect(events.map(({ name, author }) => [name, author])).toEqual([
      ['submit-submission', 'service'],
      ['accept-submission', 'destination'],
      ['reject-submission', 'destination'],
    ]);
    expect(events[2]).toMatchObject({ schema: 'https://s.example/1', payload: { problems: [problem] } });
    await expect(createRejectEvent([], signing)).rejects.toMatchObject({ code: 'exchange.event.no-problem' });
  });

  it('skips other submissions of the case, after verifying them', async () => {
    const other = await token({ claims: { sub: `submission:${randomUUID()}` } });
    expect(await verifyEventLog([other, await token()], options)).toHaveLength(1);
  });

  it('keeps an unknown event that is validly signed, whoever signed it, and leaves out foreign subjects', async () => {
    const uri = 'https://schema.fitko.de/fit-connect/events/explode';
    const byService = await token({ events: { [uri]: { when: 'now' } } });
    const byDestination = await token({
      events: { 'urn:new': null },
      claims: { iss: expected.destinationId },
      key: destination,
      header: { kid: destination.kid },
    });
    const foreign = await token({ claims: { sub: 'process:1' } });
    const events = await verifyEventLog([await token(), byService, foreign, byDestination], options);
    expect(events.map(({ name, uri, author }) => [name, uri, author])).toEqual([
      ['submit-submission', eventUri('submit-submission'), 'service'],
      ['unknown', uri, 'service'],
      ['unknown', 'urn:new', 'destination'],
    ]);
    expect(events[1]?.token).toBe(byService);
    expect(await reasonOf([byService, byService])).toBe('duplicate-jti');
  });

  const accept = { [eventUri('accept-submission')]: { authenticationTags: tags } };
  const byDestination = { iss: expected.destinationId };
  const attacks: [string, Draft, string][] = [
    ['another typ', { header: { typ: 'JWT' } }, 'typ'],
    ['another algorithm', { header: { alg: 'PS256' } }, 'alg'],
    ['RS512', { header: { alg: 'RS512' } }, 'alg'],
    ['no kid', { header: { kid: undefined } }, 'kid'],
    ['a critical extension', { header: { crit: ['b64'], b64: true } }, 'crit'],
    ['another issuer', { claims: { iss: 'https://other.example' } }, 'iss'],
    ['an issuer with a slash more', { claims: { iss: `${issuer}/` } }, 'iss'],
    [
      'another destination as issuer',
      { claims: { iss: randomUUID() }, key: destination, header: { kid: destination.kid } },
      'iss',
    ],
    ['the key of another author', { key: destination }, 'signature'],
    ['another case', { claims: { txn: `case:${randomUUID()}` } }, 'txn'],
    ['no subject', { claims: { sub: undefined } }, 'sub'],
    ['no jti', { claims: { jti: undefined } }, 'jti'],
    ['no time', { claims: { iat: 'yesterday' } }, 'iat'],
    ['no event', { events: {} }, 'events'],
    ['two events', { events: { ...accept, [eventUri('submit-submission')]: {} } }, 'events'],
    [
      'an unknown event with a wrong signature',
      { events: { 'https://schema.fitko.de/fit-connect/events/explode': {} }, key: destination },
      'signature',
    ],
    ['an acceptance by the service', { events: accept }, 'author'],
    [
      'a submission by the destination',
      { claims: byDestination, key: destination, header: { kid: destination.kid } },
      'author',
    ],
  ];
  it.each(attacks)('refuses %s', async (_, draft, reason) => {
    // jose refuses some headers itself; those are made by hand.
    const made = await token(draft).catch(() => handMade(draft));
    expect(await reasonOf([made])).toBe(reason);
  });

  async function handMade({ header = {} }: Draft): Promise<string> {
    const [, claims = '', signature = ''] = (await token()).split('.');
    const head = { typ: 'secevent+jwt', alg: 'PS512', kid: service.kid, ...header };
    return [Buffer.from(JSON.stringify(head)).toString('base64url'), claims, signature].join('.');
  }

  it('refuses a token that comes twice, alg none and every changed character', async () => {
    const good = await token();
    expect(await reasonOf([good, good])).toBe('duplicate-jti');
    const [, claims] = good.split('.');
    const none = Buffer.from(JSON.stringify({ typ: 'secevent+jwt', alg: 'none', kid: service.kid })).toString(
      'base64url',
    );
    expect(await reasonOf([`${none}.${claims}.`])).toMatch(/alg|form/);
    for (let at = 0; at < good.length; at += 13) {
      const changed = good.slice(0, at) + (good[at] === 'A' ? 'B' : 'A') + good.slice(at + 1);
      expect(await reasonOf([changed])).not.toBe('accepted');
    }
    for (const form of ['', 'a.b', `${good}.x`, `${good}=`, ` ${good}`])
      expect(await reasonOf([form])).toBe('form');
  });
});

describe('authentication tags', () => {
  it('are compared part by part', () => {
    const [id = ''] = Object.keys(tags.attachments);
    expect(differingTags(tags, structuredClone(tags))).toEqual([]);
    expect(differingTags(tags, { ...tags, data: tags.metadata })).toEqual(['data']);
    expect(differingTags(tags, { ...tags, attachments: {} })).toEqual([`attachment:${id}`]);
    expect(differingTags({ ...tags, attachments: {} }, tags)).toEqual([`attachment:${id}`]);
    for (const name of ['constructor', 'toString'])
      expect(
        differingTags({ ...tags, attachments: {} }, { ...tags, attachments: { [name]: tags.data } }),
      ).toEqual([`attachment:${name}`]);
    expect(differingTags({ ...tags, metadata: '' }, { ...tags, metadata: '' })).toEqual(['metadata']);
  });
  it('are not read from a payload that is not complete', () => {
    for (const payload of [
      null,
      {},
      { authenticationTags: null },
      { authenticationTags: { ...tags, data: 'short' } },
    ]) {
      expect(parseAuthenticationTags(payload)).toBeUndefined();
    }
    expect(
      parseAuthenticationTags({ authenticationTags: { ...tags, attachments: { x: 5 } } }),
    ).toBeUndefined();
  });
});
