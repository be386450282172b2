import { type Finding, pointer, type Report, term, verdictOf } from '@rathaus/client-core/findings';
import { explain, reportJson, reportText } from '@rathaus/client-core/texts';
import { describe, expect, it } from 'vitest';
import { createTestKey } from '../../test/keys.ts';
import { allowInsecurePublicKey } from '../danger/index.ts';
import { checkPublicJwk, type PublicJwk } from '../keys/check-jwk.ts';
import { certificateUnchecked, keyRules, revocationUnchecked } from '../keys/rules.ts';
import { buildMetadata } from '../metadata/build.ts';
import { checkMetadata } from '../metadata/check.ts';
import { checkMetadataJson } from '../metadata/read-json.ts';
import { metadataRules } from '../metadata/rules.ts';
import { dataRules } from '../schemas/rules.ts';
import { catalogue, deliveryLabels, describeDelivery, errorTable, errorTexts } from './index.ts';

/** An invented person whose name stands wherever a document can have text, and in names of members. */
const planted = 'Erika Mustermann';
const isPlanted = /erika|mustermann/i;

const attachmentId = 'f39ab143-d91a-474a-b69f-b00f1a1873c2';
const valid = buildMetadata({
  data: { sha512: 'ab'.repeat(64), schemaUri: 'urn:schema', mimeType: 'application/json' },
  attachments: [
    {
      attachmentId,
      sha512: 'ab'.repeat(64),
      purpose: 'attachment',
      mimeType: 'text/plain',
      fileName: `${planted}.pdf`,
    },
  ],
  senderReference: planted,
});

type Json = { [member: string]: Json } & { [index: number]: Json };
const documents: ((document: Json) => unknown)[] = [
  () => planted,
  (d) => Object.assign(d, { contentStructure: planted, author: { name: 1, product: { name: {} } } }),
  (d) => Object.assign(d, { $schema: planted, paymentInformation: { [planted]: 1 } }),
  (d) => Object.assign(d, { $schema: undefined }),
  (d) =>
    Object.assign(d, { $schema: 'https://schema.fitko.de/fit-connect/metadata/7.0.0/metadata.schema.json' }),
  (d) =>
    Object.assign(d, { $schema: 'https://schema.fitko.de/fit-connect/metadata/1.0.0/metadata.schema.json' }),
  (d) => void Object.assign(d.contentStructure!, { data: undefined, attachments: planted }),
  (d) =>
    void Object.assign(d.contentStructure!.data!, {
      hash: { type: planted, content: planted },
      submissionSchema: { schemaUri: planted, mimeType: planted },
      signature: {
        signatureFormat: planted,
        detachedSignature: planted,
        eidasAdesProfile: planted,
        content: ` ${planted} `,
      },
    }),
  (d) => {
    const [one] = d.contentStructure!.attachments as unknown as Json[];
    const broken = { attachmentId: planted, purpose: planted, mimeType: planted, fragments: [planted] };
    Object.assign(d.contentStructure!, {
      attachments: [one, one, { ...broken, filename: { [planted]: 1 } }],
    });
  },
  (d) => Object.assign(d, { replyChannel: { [planted]: planted }, dataSets: [{ dataSetId: planted }] }),
  (d) =>
    Object.assign(d, {
      replyChannel: {
        eMail: { address: planted, pgpPublicKey: planted },
        fink: { finkPostfachRef: planted, host: planted },
        elster: { accountId: 1, geschaeftszeichen: planted.repeat(4) },
        fitConnect: { processStandards: [planted], encryptionPublicKey: { kid: planted } },
        idBundDeMailbox: { mailboxUuid: planted },
      },
      additionalReferenceInfo: { idBundDeApplicationId: planted },
      dataSets: [1, 2].map(() => ({ dataSetId: attachmentId, schema: { mimeType: planted } })),
      paymentInformation: {
        transactionId: planted,
        paymentMethod: planted,
        paymentMethodDetail: planted,
        status: planted,
        transactionUrl: planted,
        transactionTimestamp: planted,
        grossAmount: planted,
      },
    }),
  ...[0, 0.001, 0.015].map(
    (grossAmount) => (d: Json) => Object.assign(d, { paymentInformation: { grossAmount } }),
  ),
  (d) =>
    Object.assign(d, {
      $schema: undefined,
      publicServiceType: { identifier: planted },
      authenticationInformation: [{ type: planted, version: planted, content: planted }],
      replyChannel: { elster: { accountId: planted } },
    }),
  (d) => Object.assign(d, { $schema: undefined, publicServiceType: {}, authenticationInformation: [] }),
  (d) => Object.assign(d, { $schema: 5 }),
  (d) => Object.assign(d, { dataSets: planted }),
  (d) => void Object.assign(d.contentStructure!.data!, { hash: { type: 'sha512', content: planted } }),
  (d) =>
    Object.assign(d, {
      replyChannel: { [planted]: 1, eMail: planted },
      additionalReferenceInfo: {
        [planted]: planted,
        applicationDate: planted,
        zustimmungZumDigitalenBescheid: planted,
      },
    }),
];
function broken(change: (document: Json) => unknown): Report {
  const document = structuredClone(valid) as unknown as Json;
  const other = change(document);
  return checkMetadata(typeof other === 'string' ? other : document);
}
/** What only the text shows. */
const texts = [
  Uint8Array.of(0x22, 0xff),
  planted,
  `${'['.repeat(200)}`,
  `{"${planted}":1,"${planted}":{"__proto__":"${planted}"}}`,
  `{"note":"${planted}\\u0000"}`,
];
const metadataReports = [...documents.map(broken), ...texts.map(checkMetadataJson)];

const key = createTestKey('beispielhausen-enc-1', 'encryption', 2048);
const jwks: PublicJwk[] = [
  { kty: planted, kid: 'kurz', alg: planted, key_ops: [planted], n: planted, e: planted, [planted]: planted },
  { ...key.jwk, d: planted },
  { ...createTestKey('beispielhausen-enc-2', 'encryption').jwk, x5c: [planted] },
];
const insecure = { trust: { [allowInsecurePublicKey]: true as const } };
const keyReports = await Promise.all(jwks.map((jwk) => checkPublicJwk(jwk, 'encryption', insecure)));

/** Rules about chains of certificates: `keys.test.ts` breaks them, this shows what is said. */
const place = pointer('x5c', 0);
const chainFindings: Finding[] = [
  keyRules.finding('exchange.key.x5c', pointer('x5c'), { fault: term('missing') }),
  keyRules.finding('exchange.key.x5c-differs', place, {}),
  keyRules.finding('exchange.key.not-yet-valid', place, { from: term('2026-11-28') }),
  keyRules.finding('exchange.key.expired', place, { since: term('2026-11-28') }),
  keyRules.finding('exchange.key.chain-broken', place, {}),
  keyRules.finding('exchange.key.chain-duplicate', place, {}),
  keyRules.finding('exchange.key.certificate-algorithm', place, { oid: term('1.2.840.113549.1.1.5') }),
  keyRules.finding('exchange.key.issuer-key', place, {}),
  keyRules.finding('exchange.key.key-usage', place, { wanted: term('keyEncipherment') }),
  keyRules.finding('exchange.key.purpose', place, {}),
  keyRules.finding('exchange.key.path-length', place, { allowed: 0, found: 1 }),
  keyRules.finding('exchange.key.name-constraints', place, {}),
  keyRules.finding('exchange.key.critical-extension', place, { oid: term('1.2.3') }),
  keyRules.finding('exchange.key.untrusted', place, {}),
  keyRules.finding('exchange.key.revoked', place, {}),
];
const chainReport: Report = {
  kind: 'exchange.key',
  verdict: verdictOf(chainFindings.length, 2),
  findings: chainFindings,
  unchecked: [
    { what: revocationUnchecked, place, values: {} },
    { what: certificateUnchecked, place, values: {} },
  ],
  counts: { error: chainFindings.length, warning: 0, info: 0 },
};
const reports = [...metadataReports, ...keyReports, chainReport];
const findings = reports.flatMap((report) => report.findings);

describe('what is said about findings', () => {
  it('every rule has been broken here', () => {
    const all = [...Object.keys(metadataRules.kinds), ...Object.keys(keyRules.kinds)].sort();
    expect([...new Set(findings.map(({ rule }) => rule))].sort()).toEqual(all);
    // Those about data are broken beside their schemas.
    const others = Object.keys(dataRules.kinds);
    // Those of the proof are broken beside it.
    const said = Object.keys(catalogue.rules).filter((rule) => !rule.startsWith('exchange.proof.'));
    expect(said.sort()).toEqual([...all, ...others].sort());
  });

  it.each(findings.map((finding) => [finding.rule, finding] as const))(
    '%s keeps its statement when masked, and never names the planted person',
    (_, finding) => {
      const open = explain(finding, catalogue);
      const masked = explain(finding, catalogue, { mask: true });
      expect(masked).toEqual(open);
      const said = JSON.stringify(masked);
      expect(said).not.toMatch(isPlanted);
      expect(said).not.toMatch(/undefined|NaN|\[object|…/);
      for (const sentence of [open.title, open.message, open.reason, open.repair])
        for (const text of [sentence.de, sentence.en]) expect(text.length).toBeGreaterThan(15);
    },
  );

  it.each(reports.map((report, index) => [`${report.kind} ${index}`, report] as const))(
    'the report %s as text and JSON holds nothing of the document, masked or not',
    (_, report) => {
      for (const mask of [false, true]) {
        for (const language of ['de', 'en'] as const) {
          const text = reportText(report, catalogue, { mask, language });
          expect(text).not.toMatch(isPlanted);
          expect(text).not.toMatch(/A rule is broken|Eine Regel ist verletzt|A part was not checked/);
        }
        expect(JSON.stringify(reportJson(report, catalogue, { mask }))).not.toMatch(isPlanted);
      }
    },
  );

  it('says of a key without certificate that there is no verdict, and why', async () => {
    const jwk = createTestKey('beispielhausen-enc-3', 'encryption').jwk;
    const text = reportText(await checkPublicJwk(jwk, 'encryption', insecure), catalogue);
    expect(text).toContain('Kein Urteil');
    expect(text).toContain('[allowInsecurePublicKey]');
  });

  it('puts the places of a finding into the words of the standard', () => {
    const report = broken(documents[8]!);
    expect(
      report.findings.map((finding) => finding.place.kind === 'pointer' && finding.place.pointer),
    ).toContain('/contentStructure/attachments/2/filename');
  });
});

describe('what is said about errors and deliveries', () => {
  it.each(Object.keys(errorTable) as (keyof typeof errorTable)[])('%s has meaning and remedy', (code) => {
    expect(code).toMatch(
      /^exchange\.(config|key|jwe|metadata|event|proof|outbox|inbox|worker|revocation|schema|content|routing|callback|transport|mailbox|operation|store)\.[a-z-]+$/,
    );
    for (const text of [errorTexts[code].meaning, errorTexts[code].remedy])
      for (const sentence of [text.de, text.en]) expect(sentence).toMatch(/^.{8,}\.$/);
  });

  it('each reason to reject a submission has a remedy of its own', () => {
    const refused = [
      'encryption-issue',
      'incorrect-authentication-tag',
      'hash-mismatch',
      'schema-violation',
      'attachments-mismatch',
      'unsupported-metadata',
    ] as const;
    for (const language of ['de', 'en'] as const) {
      const remedies = refused.map((code) => errorTexts[`exchange.inbox.${code}`].remedy[language]);
      expect(new Set(remedies).size).toBe(refused.length);
    }
  });

  it('a state says only what is known: sent is not accepted', () => {
    expect(describeDelivery('sent', 'de')).toBe('Versendet, noch nicht angenommen');
    expect(describeDelivery('collected', 'en')).toBe('Collected, not yet accepted');
    expect(Object.keys(deliveryLabels)).toEqual([
      'queued',
      'sending',
      'sent',
      'collected',
      'accepted',
      'rejected',
      'stopped',
    ]);
  });
});
