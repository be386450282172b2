import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { createProofBench, tellProvenStory } from '../../test/proof-bench.ts';
import { openssl, type ProofWorld, type Story, signToken, type TokenDraft } from '../../test/proof-world.ts';
import type { DeliveryProofBundle } from './bundle.ts';

describe.skipIf(!openssl)('proof of delivery', () => {
  let world: ProofWorld;
  let story: Story;
  let good: DeliveryProofBundle;
  beforeAll(async () => {
    ({ world, story, good } = await tellProvenStory());
  }, 120_000);
  const { verify, rulesOf, changed, withLog, create, submit, accept } = createProofBench(() => ({
    world,
    story,
    good,
  }));

  describe('course of the events', () => {
    it('needs each event once, one answer, in an order and at times that can be', async () => {
      const reject = accept({ name: 'reject-submission', payload: { problems: [] }, at: world.now + 700 });
      const gone = accept({ name: 'delete-submission', by: world.service, at: world.now + 900 });
      const lines: [string, TokenDraft[]][] = [
        ['passed', [create(), submit(), accept(), gone]],
        ['passed', [create(), submit(), accept({ at: world.now - 50 })]],
        ['proof.event-missing', [submit(), accept()]],
        ['proof.event-missing', [create(), accept()]],
        ['proof.event-missing', [create(), submit()]],
        ['proof.event-repeated', [create(), submit(), accept(), accept({ at: world.now + 601 })]],
        ['proof.event-repeated', [create(), create({ at: world.now + 1 }), submit(), accept()]],
        ['proof.rejected', [create(), submit(), accept(), reject]],
        ['proof.order', [create({ at: world.now + 6 }), submit(), accept()]],
        ['proof.order', [create(), submit(), accept({ at: world.now - 100 })]],
        ['proof.order', [create(), submit({ at: world.now + 300 }), accept({ at: world.now + 100 })]],
        ['proof.order', [create(), submit(), accept(), { ...gone, at: world.now + 100 }]],
        ['proof.future', [create(), submit(), accept({ at: world.now + 90_000 })]],
        [
          'proof.duplicate-jti',
          [create({ claims: { jti: 'x' } }), submit({ claims: { jti: 'x' } }), accept()],
        ],
        ['proof.tags', [create(), submit({ payload: {} }), accept()]],
        [
          'proof.tags',
          [
            create(),
            submit(),
            accept({ payload: { authenticationTags: { ...story.tags, data: story.tags.metadata } } }),
          ],
        ],
        [
          'proof.tags',
          [
            create(),
            submit(),
            accept({ payload: { authenticationTags: { ...story.tags, attachments: {} } } }),
          ],
        ],
      ];
      for (const [rule, drafts] of lines) {
        const rules = await rulesOf(await withLog(drafts));
        expect(rules, rule).toContain(rule);
        if (rule !== 'passed') expect(rules[0]).toBe('failed');
      }
    });

    it('refuses another order of the same events, and events of other submissions and cases', async () => {
      const [a, b, c] = good.events as [string, string, string];
      expect(
        await rulesOf(
          changed((proof) => {
            proof.events = [b, a, c];
          }),
        ),
      ).toEqual(['failed', 'proof.order']);
      const foreign = await world.proof('andere');
      expect(
        await rulesOf(
          changed((proof) => {
            proof.events = [a, b, foreign.events[2]!];
          }),
        ),
      ).toContain('proof.subject');
      const otherCase = await withLog([
        create(),
        submit(),
        accept({ claims: { txn: `case:${randomUUID()}` } }),
      ]);
      expect(await rulesOf(otherCase)).toContain('proof.subject');
    });
  });

  it('refuses tokens of other forms, whoever has signed them', async () => {
    const body = (text: string) => accept({ body: text });
    const claims = `"jti":"j","iss":"${world.destination.issuer}","iat":${world.now},"sub":"submission:x","txn":"case:x"`;
    const drafts: [string, TokenDraft][] = [
      ['typ', accept({ header: { typ: 'JWT' } })],
      ['alg', accept({ header: { alg: 'RS512' } })],
      ['alg', accept({ header: { alg: 'none' } })],
      ['kid', accept({ header: { kid: 7 } })],
      ['extension', accept({ header: { crit: ['b64'], b64: false } })],
      ['extension', accept({ header: { jwk: world.other.jwk } })],
      ['claims', accept({ claims: { iat: world.now + 0.5 } })],
      ['claims', accept({ claims: { events: { a: {}, b: {} } } })],
      ['duplicate-member', body(`{${claims},"events":{"a":{}},"iat":1}`)],
      ['duplicate-member', body(`{${claims},"events":{"a":{"x":1,"x":2}}}`)],
    ];
    for (const [fault, draft] of drafts) {
      const token = await signToken(story.input, draft);
      const { verdict, findings } = await verify(
        changed((proof) => {
          proof.events = [...good.events.slice(0, 2), token];
        }),
      );
      expect(verdict).toBe('failed');
      expect(findings.find(({ rule }) => rule === 'exchange.proof.token')?.values.fault, fault).toEqual({
        term: fault,
      });
    }
  });
});
