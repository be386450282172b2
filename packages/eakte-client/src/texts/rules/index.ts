import type { XdomeaValues } from '../../xdomea/rules/index.ts';
import { a01 } from './a01-appraisal-in-transfer.ts';
import { a02 } from './a02-retention-running.ts';
import { a03 } from './a03-retention-unlimited.ts';
import { a04 } from './a04-subject-missing.ts';
import { a05 } from './a05-dates-missing.ts';
import { a06 } from './a06-executable-file.ts';
import { a07 } from './a07-content-contradicts.ts';
import { a08 } from './a08-format-not-accepted.ts';
import { a09 } from './a09-unknown-code.ts';
import { a10 } from './a10-record-open.ts';
import { a11 } from './a11-not-accepted.ts';
import { a12 } from './a12-hidden-content.ts';
import { a13 } from './a13-pdfa-not-claimed.ts';
import { a14 } from './a14-retention-unknown.ts';
import { q02 } from './q02-long-fractions.ts';
import { q03 } from './q03-record-with-process-id.ts';
import { q04 } from './q04-container-name.ts';
import { q05 } from './q05-all-other-format.ts';
import { q06 } from './q06-unusual-characters.ts';
import { r01 } from './r01-message-number.ts';
import { r02 } from './r02-process-id.ts';
import { r03 } from './r03-prefix-and-schema-location.ts';
import { r04 } from './r04-contact-not-empty.ts';
import { r05 } from './r05-creation-time.ts';
import { r06 } from './r06-test-message.ts';
import { r07 } from './r07-parts-complete.ts';
import { r08 } from './r08-reply-fits.ts';
import { r09 } from './r09-not-processed-before.ts';
import { r10 } from './r10-offer-without-files.ts';
import { r11 } from './r11-disposal-metadata.ts';
import { r12 } from './r12-primary-file-present.ts';
import { r13 } from './r13-safe-file-name.ts';
import { r14 } from './r14-file-id-of-its-own.ts';
import { r15 } from './r15-record-id-unique.ts';
import { r16 } from './r16-format-code.ts';
import { r17 } from './r17-format-agrees.ts';
import { r18 } from './r18-hash.ts';
import { r19 } from './r19-sibling-numbers.ts';
import { r20 } from './r20-reference-target.ts';
import { r21 } from './r21-secrecy-inherits.ts';
import { r22 } from './r22-appraisal-inherits.ts';
import { r23 } from './r23-context-objects.ts';
import { r24 } from './r24-appraisal-complete.ts';
import { r25 } from './r25-dates-in-order.ts';
import { r26 } from './r26-unlimited-and-destroy.ts';
import { r27 } from './r27-steps-unique.ts';
import { r28 } from './r28-extensions-kept.ts';
import { r29 } from './r29-nesting.ts';
import { r30 } from './r30-batch.ts';
import { r31 } from './r31-names-by-version.ts';
import { r33 } from './r33-import-results.ts';
import { r34 } from './r34-file-readable.ts';
import { r35 } from './r35-import-failed.ts';
import type { XdomeaRuleText } from './rule-text.ts';
import { q01, q07, xsd } from './structure.ts';
import { r32, xml } from './xml.ts';

export { type ProfileText, profileTexts } from './profiles.ts';
export type { XdomeaExample, XdomeaRuleText } from './rule-text.ts';

/** What the rules about xdomea messages say, by rule id. The compiler asks for every rule of the catalogue. */
export const ruleTexts: { readonly [Id in keyof XdomeaValues]: XdomeaRuleText<XdomeaValues[Id]> } = {
  XML: xml,
  XSD: xsd,
  R01: r01,
  R02: r02,
  R03: r03,
  R04: r04,
  R05: r05,
  R06: r06,
  R07: r07,
  R08: r08,
  R09: r09,
  R10: r10,
  R11: r11,
  R12: r12,
  R13: r13,
  R14: r14,
  R15: r15,
  R16: r16,
  R17: r17,
  R18: r18,
  R19: r19,
  R20: r20,
  R21: r21,
  R22: r22,
  R23: r23,
  R24: r24,
  R25: r25,
  R26: r26,
  R27: r27,
  R28: r28,
  R29: r29,
  R30: r30,
  R31: r31,
  R32: r32,
  R33: r33,
  R34: r34,
  R35: r35,
  A01: a01,
  A02: a02,
  A03: a03,
  A04: a04,
  A05: a05,
  A06: a06,
  A07: a07,
  A08: a08,
  A09: a09,
  A10: a10,
  A11: a11,
  A12: a12,
  A13: a13,
  A14: a14,
  Q01: q01,
  Q02: q02,
  Q03: q03,
  Q04: q04,
  Q05: q05,
  Q06: q06,
  Q07: q07,
};
