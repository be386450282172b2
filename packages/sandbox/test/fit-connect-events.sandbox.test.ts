import { randomUUID } from 'node:crypto';
import { compactVerify } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { Delivery, problem, type Sent } from './delivery.ts';

describe('event log', () => {
  let sandbox: Sandbox;
  let delivery: Delivery;
  beforeAll(async () => {
    sandbox = await startSandbox();
  });
  afterAll(() => sandbox.close());
  beforeEach(async () => {
    await sandbox.reset();
    delivery = new Delivery(sandbox);
  });

  const names = (log: readonly string[]) =>
    log.map((token) => {
      const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as {
        events: object;
      };
      return Object.keys(claims.events)[0]?.split('/').at(-1);
    });

  const accept = (sent: Sent) => delivery.event(sent, 'accept-submission', { authenticationTags: sent.tags });

  describe('events of the subscriber', () => {
    it('refuses every event that is not exactly right, and changes nothing', async () => {
      const sent = await delivery.send();
      const payload = { authenticationTags: sent.tags };
      const one = 'accept-submission';
      const foreignKey = delivery.config.subscriber.decryptionKeys[0];
      const cases: [string, string, string][] = [
        ['typ', await delivery.event(sent, one, payload, {}, { typ: 'JWT' }), 'invalid-set'],
        ['kid', await delivery.event(sent, one, payload, {}, { kid: 'unbekannt-1' }), 'unknown-key'],
        [
          'key',
          await delivery.event(sent, one, payload, {
            signWith: { ...foreignKey, alg: 'PS512', key_ops: ['sign'] },
          }),
          'invalid-set',
        ],
        [
          'iss',
          await delivery.event(sent, one, payload, { iss: delivery.config.submissionApi }),
          'invalid-set',
        ],
        [
          'other destination',
          await delivery.event(sent, one, payload, { iss: delivery.config.destinations[1]?.destinationId }),
          'invalid-set',
        ],
        [
          'sub',
          await delivery.event(sent, one, payload, { sub: `submission:${randomUUID()}` }),
          'invalid-set',
        ],
        ['txn', await delivery.event(sent, one, payload, { txn: `case:${randomUUID()}` }), 'invalid-set'],
        [
          'schema',
          await delivery.event(sent, one, payload, {
            $schema: delivery.config.setSchema.replace('1.2.2', '1.0.0'),
          }),
          'unsupported-set-schema',
        ],
        [
          'no schema',
          await delivery.event(sent, one, payload, { $schema: undefined }),
          'unsupported-set-schema',
        ],
        [
          'future',
          await delivery.event(sent, one, payload, { iat: Math.floor(Date.now() / 1000) + 600 }),
          'invalid-set',
        ],
        ['jti', await delivery.event(sent, one, payload, { jti: '1' }), 'invalid-set'],
        ['two events', await delivery.event(sent, one, payload, { events: { a: {}, b: {} } }), 'invalid-set'],
        ['service event', await delivery.event(sent, 'submit-submission', payload), 'invalid-set'],
        ['no problems', await delivery.event(sent, 'reject-submission', { problems: [] }), 'invalid-set'],
        [
          'foreign problem',
          await delivery.event(sent, 'reject-submission', {
            problems: [{ type: 'https://x', title: 'x', detail: 'x', instance: 'data' }],
          }),
          'invalid-set',
        ],
        [
          'data tag',
          await delivery.event(sent, one, { authenticationTags: { ...sent.tags, data: sent.tags.metadata } }),
          'authentication-tags-mismatch',
        ],
        [
          'attachment tag missing',
          await delivery.event(sent, one, { authenticationTags: { ...sent.tags, attachments: {} } }),
          'authentication-tags-mismatch',
        ],
        ['no tags', await delivery.event(sent, one, {}), 'authentication-tags-mismatch'],
        ['no JWS', 'a.b', 'invalid-set'],
        ['signature', `${(await accept(sent)).slice(0, -8)}AAAAAAAA`, 'invalid-set'],
      ];
      for (const [what, token, type] of cases) {
        expect(await problem(await delivery.post(sent.caseId, token)), what).toMatchObject({
          status: 422,
          type,
        });
      }
      expect((await delivery.post(sent.caseId, await accept(sent), 'text/plain')).status).toBe(415);
      expect(names(await delivery.eventLog('sender', sent.caseId))).toEqual([
        'create-submission',
        'submit-submission',
      ]);
      expect((await delivery.post(sent.caseId, await accept(sent))).status).toBe(204);
    });

    it('forwards, then rejects with problems', async () => {
      const sent = await delivery.send();
      // Without a payload the schema may be left out.
      const forward = await delivery.event(sent, 'forward-submission', {}, { $schema: undefined });
      expect((await delivery.post(sent.caseId, forward)).status).toBe(204);
      expect(await problem(await delivery.post(sent.caseId, forward))).toMatchObject({ status: 422 });
      const reject = await delivery.event(sent, 'reject-submission', {
        problems: [
          {
            type: 'https://schema.fitko.de/fit-connect/events/problems/hash-mismatch',
            title: 'Hash',
            detail: 'Prüfsumme falsch',
            instance: 'data',
          },
        ],
      });
      expect((await delivery.post(sent.caseId, reject)).status).toBe(204);
      const log = await delivery.eventLog('sender', sent.caseId);
      expect(names(log).slice(2)).toEqual(['forward-submission', 'reject-submission']);
      expect(
        Buffer.from((await compactVerify(log[3] ?? '', await signatureKey())).payload).toString(),
      ).toContain('Prüfsumme falsch');
    });

    const signatureKey = async () => {
      const { importJWK } = await import('jose');
      const { destinationId, signingKey } = delivery.config.subscriber;
      const response = await delivery.call(
        'sender',
        `/v2/destinations/${destinationId}/keys/${signingKey.kid}`,
      );
      return importJWK((await response.json()) as never, 'PS512');
    };
  });

  describe('deadlines', () => {
    it('deletes what stays incomplete for a day', async () => {
      const { submissionId, caseId } = (await (await delivery.announce([randomUUID()])).json()) as Sent;
      await sandbox.advance(24 * 3600_000 - 60_000);
      expect(sandbox.config().origin).toBeTruthy();
      delivery = new Delivery(sandbox);
      expect(await delivery.eventLog('sender', caseId)).toHaveLength(1);
      await sandbox.advance(60_000);
      expect(names(await delivery.eventLog('sender', caseId))).toEqual([
        'create-submission',
        'delete-submission',
      ]);
      const jwe = await delivery.encrypt('x');
      const late = await delivery.json('sender', `/v2/submissions/${submissionId}`, 'PUT', {
        encryptedMetadata: jwe,
        encryptedData: jwe,
      });
      expect(late.status).toBe(404);
    });

    it('rejects by itself after fourteen days', async () => {
      const sent = await delivery.send();
      await sandbox.advance(14 * 24 * 3600_000 + 1000);
      delivery = new Delivery(sandbox);
      const log = await delivery.eventLog('sender', sent.caseId);
      expect(names(log)).toEqual(['create-submission', 'submit-submission', 'reject-submission']);
      expect((await delivery.post(sent.caseId, await accept(sent))).status).toBe(409);
    });
  });
});
