import { pointer, type Report, term, verdictOf } from '@rathaus/client-core/findings';
import { explain, type LocalText, reportJson, reportText } from '@rathaus/client-core/texts';
import { describe, expect, it } from 'vitest';
import { lintServiceProvider, loadingDays, planKeyChange } from '../metadata/index.ts';
import { serviceProviderKind, serviceProviderRules } from '../metadata/rules.ts';
import { catalogue, keyPlanTexts, keyUseTexts, planAssumptionTexts } from './index.ts';

const rules = Object.keys(serviceProviderRules.kinds);
/** A value of each kind that rules have, so that every sentence can be made. */
const values = {
  fault: term('xml'),
  use: term('signing'),
  since: term('2026-12-01'),
  at: term('2026-12-01'),
  from: term('2026-12-01'),
  element: term('Issuer'),
  attribute: term('bPK'),
  days: 2,
  least: 2048,
  length: 51,
  most: 50,
  count: 2,
  required: true,
  ...Object.fromEntries(
    [
      'former',
      'current',
      'issuer',
      'entityId',
      'comparison',
      'version',
      'id',
      'name',
      'method',
      'language',
    ].map((name) => [name, 'Erika Mustermann']),
  ),
};

const isSentence = ({ de, en }: LocalText, what: string) => {
  expect(de, what).toMatch(/^[A-ZÄÖÜ`„0-9].{8,}[^ ]$/s);
  expect(en, what).toMatch(/^[A-Z`"0-9].{8,}[^ ]$/s);
  expect(`${de} ${en}`, what).not.toMatch(/undefined|NaN|\[object|\s{2}/);
};

describe('the catalogue', () => {
  it('has texts for each rule, and no others', () => {
    expect(Object.keys(catalogue.rules).toSorted()).toEqual(rules.toSorted());
  });

  it.each(rules)('%s says what, why and what to do, in both languages', (rule) => {
    const { severity, who } = serviceProviderRules.kinds[rule as 'servicekonto.sp.root-id'];
    const finding = { rule, severity, who, place: pointer(), count: 1, values };
    for (const mask of [false, true]) {
      const { title, message, reason, repair, source } = explain(finding, catalogue, { mask });
      for (const text of [title, message, reason, repair, source]) isSentence(text, rule);
      for (const { de, en } of [title, message, reason, repair]) expect(de).not.toBe(en);
      if (mask) expect(JSON.stringify(message)).not.toContain('Erika');
    }
  });

  it('says both words of a value that has two', () => {
    const message = (rule: string, changes: object) =>
      explain(
        {
          rule,
          severity: 'error',
          who: 'operator',
          place: pointer(),
          count: 1,
          values: { ...values, ...changes },
        },
        catalogue,
      ).message.de;
    expect(message('servicekonto.sp.certificate-expires', { days: 1 })).toBe(
      'Das Zertifikat für Signaturen gilt noch einen Tag, bis zum 01.12.2026.',
    );
    expect(message('servicekonto.sp.certificate-expires', { use: term('encryption') })).toBe(
      'Das Zertifikat für die Verschlüsselung gilt noch 2 Tage, bis zum 01.12.2026.',
    );
    for (const [rule, words] of [
      ['servicekonto.sp.metadata-unreadable', ['xml', 'root', 'role', 'roles']],
      ['servicekonto.sp.request-unreadable', ['xml', 'root']],
      ['servicekonto.sp.request-signature', ['signature', 'algorithm']],
    ] as const) {
      const said = words.map((word) => message(rule, { fault: term(word) }));
      expect(new Set(said).size).toBe(words.length);
    }
  });

  it('has a next step for each verdict, and texts for what was not judged', () => {
    const what = Object.keys(catalogue.unchecked);
    expect(what.every((one) => one.startsWith('servicekonto.unchecked.'))).toBe(true);
    for (const [errors, unchecked] of [
      [0, 0],
      [1, 0],
      [0, 1],
    ] as const) {
      const report: Report = {
        kind: serviceProviderKind,
        verdict: verdictOf(errors, unchecked),
        findings: [],
        unchecked: what.slice(0, unchecked).map((one) => ({ what: one, place: pointer(), values: {} })),
        counts: { error: errors, warning: 0, info: 0 },
      };
      for (const language of ['de', 'en'] as const)
        expect(reportText(report, catalogue, { language }).length).toBeGreaterThan(100);
    }
  });

  it('shows names of elements in a masked report, and nothing of the file', () => {
    const metadata = `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="http://erika.mustermann.example" validUntil="x"><md:Erika/></md:EntityDescriptor>`;
    const report = lintServiceProvider({
      metadata,
      former: 'https://mustermann.example',
      request: '<Erika/>',
    });
    const masked = JSON.stringify(reportJson(report, catalogue, { mask: true }));
    expect(masked).toContain('/EntityDescriptor/@validUntil');
    expect(masked).not.toMatch(/erika|mustermann/i);
  });
});

it('every step of a plan, and everything it rests on, has its words', () => {
  const plans = (['signing', 'encryption'] as const).flatMap((use) =>
    (Object.keys(loadingDays) as (keyof typeof loadingDays)[]).map((provider) =>
      planKeyChange({ provider, use, now: Date.UTC(2026, 10, 30) }),
    ),
  );
  const steps = new Set(plans.flatMap((one) => one.steps.map(({ step }) => step)));
  expect([...steps].toSorted()).toEqual(Object.keys(keyPlanTexts).toSorted());
  for (const step of steps) {
    isSentence(keyPlanTexts[step].title, step);
    isSentence(keyPlanTexts[step].todo, step);
  }
  const assumptions = new Set(plans.flatMap((one) => one.assumptions));
  expect([...assumptions].toSorted()).toEqual(Object.keys(planAssumptionTexts).toSorted());
  for (const one of assumptions) isSentence(planAssumptionTexts[one], one);
  expect(keyUseTexts.signing.de).not.toBe(keyUseTexts.encryption.de);
});
