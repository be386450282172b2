import { createHash } from 'node:crypto';
import { allowSandbox } from '@rathaus/client-core';
import { pointer, term } from '@rathaus/client-core/findings';
import { reportStyleHash } from '@rathaus/client-core/report';
import { explain, reportText } from '@rathaus/client-core/texts';
import { beforeAll, describe, expect, it } from 'vitest';
import { createProofWorld, openssl, type ProofWorld } from '../../test/proof-world.ts';
import { allowInsecurePublicKey } from '../danger/index.ts';
import { createDeliveryProof } from '../proof/create-proof.ts';
import type { DeliveryProofReport } from '../proof/report.ts';
import { proofRules } from '../proof/rules.ts';
import { verifyDeliveryProof } from '../proof/verify-proof.ts';
import { catalogue, renderDeliveryProof } from './index.ts';

/** Every word that a value of a rule can be. */
const words = {
  fault:
    'too-large not-utf8 not-json duplicate-member too-deep not-a-proof unknown-version unknown-transport missing unknown-member form too-many order repeated typ alg kid extension claims other-parts differ differs unreadable'.split(
      ' ',
    ),
  author: ['service', 'destination'],
  about: ['submission', 'case'],
  event: ['create-submission', 'accept-submission', 'unknown-event'],
};

describe('what is said about a proof', () => {
  it.each(Object.keys(proofRules.kinds) as (keyof typeof proofRules.kinds)[])(
    '%s has its sentences',
    (rule) => {
      const samples = words.fault.flatMap((fault) =>
        words.author.map((author, index) => ({
          fault: term(fault),
          author: term(author),
          about: term(words.about[index]!),
          event: term(words.event[index]!),
        })),
      );
      let said = 0;
      for (const values of samples) {
        const finding = proofRules.finding(rule, pointer('events', 0), values as never);
        const { title, message, reason, repair } = explain(finding, catalogue);
        // A fault that this rule does not have says nothing, and no rule says nothing of all.
        if (message === undefined) continue;
        said++;
        for (const sentence of [title, message, reason, repair])
          for (const text of [sentence.de, sentence.en]) expect(text).toMatch(/^.{15,}[^ ]$/s);
      }
      expect(said).toBeGreaterThan(0);
    },
  );
});

describe.skipIf(!openssl)('page of a proof', () => {
  let world: ProofWorld;
  let file = '';
  let ids: string[] = [];
  let report: DeliveryProofReport;
  const planted = '<script>alert(1)</script> Łukasz "Ćosić"';
  const options = {
    checkedAt: new Date('2026-11-29T10:00:00Z'),
    tool: { name: 'rathaus', version: '0.2.0' },
  };
  beforeAll(async () => {
    world = await createProofWorld();
    const proof = createDeliveryProof((await world.story('Hundesteuer')).input);
    ids = proof.parts.attachments.map(({ attachmentId }) => attachmentId);
    file = JSON.stringify(proof);
    report = await verifyDeliveryProof(file, world.options);
  }, 120_000);

  it.each([
    ['de', 'Zustellung belegt', 'Was er nicht zeigt', 'So wird nachgeprüft'],
    ['en', 'Delivery proven', 'What it does not show', 'How to check again'],
  ] as const)('says in %s what, when and how to check again, without a script', (language, ...sentences) => {
    const names = {
      sender: planted,
      subject: planted,
      parts: { [`attachment:${ids[0]}`]: `${planted}.pdf` },
    };
    const page = renderDeliveryProof(report, language, { ...options, names });
    for (const sentence of sentences) expect(page).toContain(sentence);
    expect(page).toContain(`default-src 'none'; style-src '${reportStyleHash}'`);
    expect(page).not.toMatch(/<script|onerror|<img|https?:\/\/(?!zustelldienst)/);
    expect(page).toContain('&lt;script&gt;');
    expect(page).toContain('O=Stadt Beispielhausen');
    const ofFile = createHash('sha512').update(file).digest('hex');
    expect(page).toContain((ofFile.match(/.{8}/g) ?? []).join(' '));
    for (const { sha512 } of report.facts?.parts ?? [])
      expect(page).toContain((sha512.match(/.{8}/g) ?? []).join(' '));
  });

  it('shows no file name that the caller does not pass, although the proof holds it', () => {
    expect(file).toContain('Łukasz');
    expect(renderDeliveryProof(report, 'de', options)).not.toContain('Łukasz');
    const names = { sender: planted, parts: { data: planted } };
    const masked = renderDeliveryProof(report, 'de', { ...options, names, mask: true });
    expect(masked).not.toMatch(/Łukasz|Beispielhausen/);
  });

  it('says of a failed and of an unjudged proof that it proves nothing yet', async () => {
    const failed = await verifyDeliveryProof(file, {
      ...world.options,
      trust: { ...world.options.trust, serviceIssuers: [] },
    });
    const page = renderDeliveryProof(failed, 'de', options);
    expect(page).toContain('Zustellung nicht belegt');
    for (const claim of ['Was zugestellt wurde', 'Was der Nachweis zeigt', 'Angenommen am'])
      expect(page).not.toContain(claim);
    const open = await verifyDeliveryProof(file, {
      ...world.options,
      trust: { ...world.options.trust, isRevoked: undefined },
    });
    expect(renderDeliveryProof(open, 'de', options)).toContain('Zustellung nicht abschließend geprüft');
    for (const one of [failed, open, report])
      for (const language of ['de', 'en'] as const)
        expect(reportText(one, catalogue, { language })).not.toMatch(
          /undefined|\[object|A rule is broken|Eine Regel ist verletzt/,
        );
    const aspect = (name: string) =>
      new RegExp(`${name}</th><td[^>]*><span><span class="state (\\w+)"`).exec(
        renderDeliveryProof(open, 'de', options),
      )?.[1];
    expect([aspect('Zustelldienst'), aspect('Empfänger')]).toEqual(['good', 'open']);
  });

  it('says first of all that it is the proof of an emulator, or of keys for tests', async () => {
    const checked = (more: object) =>
      verifyDeliveryProof(file, { ...world.options, trust: { ...world.options.trust, ...more } });
    const emulated = await checked({ [allowSandbox]: true });
    expect(emulated).toMatchObject({ verdict: 'passed', reservation: 'sandbox' });
    const forTests = await checked({ [allowInsecurePublicKey]: true });
    expect(forTests.reservation).toBe('insecure-keys');
    expect(report.reservation).toBeUndefined();
    for (const [one, de, en] of [
      [emulated, 'Emulator – kein echter Dienst', 'Emulator – not a real service'],
      [forTests, 'Nur für Tests geprüft', 'Checked for tests only'],
    ] as const)
      for (const [language, words] of [
        ['de', de],
        ['en', en],
      ] as const) {
        for (const mask of [true, false]) {
          const page = renderDeliveryProof(one, language, { ...options, mask });
          expect(page).toContain(`<h1>${words}: `);
          expect(page).toContain(`<title>${words}: `);
          // Nothing at its top is green, and nobody is told to keep it as evidence.
          expect(page).not.toContain('class="verdict good"');
          expect(page).not.toMatch(/Mit der Nachweisdatei|together with the proof file/);
        }
        expect(reportText(one, catalogue, { language }).split('\n')[1]).toContain(words);
      }
    expect(renderDeliveryProof(report, 'de', options)).not.toMatch(/Emulator|Nur für Tests/);
  });

  it('takes a service on the own machine for an emulator, without any permission', async () => {
    const { issuer } = world.service;
    world.service.issuer = 'http://localhost:8080/submission-api';
    try {
      const proof = createDeliveryProof((await world.story('Hundesteuer')).input);
      const trust = { ...world.options.trust, serviceIssuers: [world.service.issuer] };
      expect(await verifyDeliveryProof(proof, { ...world.options, trust })).toMatchObject({
        verdict: 'passed',
        reservation: 'sandbox',
      });
    } finally {
      world.service.issuer = issuer;
    }
  });

  it('shows the reference that the accepted metadata hold, and hides it when masked', async () => {
    expect(report.facts?.senderReference).toBe('Az. 32-17/2026 Ćosić');
    expect(renderDeliveryProof(report, 'de', options)).toContain('Az. 32-17/2026 Ćosić');
    expect(renderDeliveryProof(report, 'de', { ...options, mask: true })).not.toContain('32-17');
    // What no accepted tag is bound to is nobody's word.
    const closed = createDeliveryProof((await world.story('Hundesteuer', { open: false })).input);
    expect((await verifyDeliveryProof(closed, world.options)).facts?.senderReference).toBeUndefined();
  });

  it('prints a command that can be run: with what the proof is compared', () => {
    const commandOf = (more: object) => {
      const page = renderDeliveryProof(report, 'de', { ...options, ...more });
      return /<code>(<span class="word">rathaus.*?)<\/code>/.exec(page)?.[1]?.replaceAll(/<[^>]+>/g, '');
    };
    expect(commandOf({ fileName: 'nachweis.json' })).toBe(
      'rathaus exchange verify nachweis.json --trust DATEI',
    );
    for (const more of [{}, { fileName: 'nachweis.json', mask: true }, { fileName: '$(rm).json' }])
      expect(commandOf(more)).toBe('rathaus exchange verify NACHWEIS --trust DATEI');
  });
});
