import { r01 } from './r01-message-number.ts';
import { r02 } from './r02-process-id.ts';
import { r03 } from './r03-prefix-and-location.ts';
import { r04 } from './r04-contacts-filled.ts';
import { r05 } from './r05-creation-time.ts';
import { r06 } from './r06-test-message.ts';
import { r07 } from './r07-split-transfer-numbers.ts';
import { r08 } from './r08-reply-to.ts';
import { r09 } from './r09-message-seen.ts';
import { r10 } from './r10-offer-without-files.ts';
import { r11 } from './r11-appraisal-data.ts';
import { r12 } from './r12-files-complete.ts';
import { r13 } from './r13-file-name-safe.ts';
import { r14 } from './r14-file-uuid.ts';
import { r15 } from './r15-object-uuid.ts';
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
import { r32 } from './r32-safe-xml.ts';
import { r33 } from './r33-import-results.ts';
import { r34 } from './r34-file-readable.ts';
import type { Rule } from './rule.ts';

/** The rules beyond the schema, in the order of their ids. */
export const rules: readonly Rule[] = [
  r01,
  r02,
  r03,
  r04,
  r05,
  r06,
  r07,
  r08,
  r09,
  r10,
  r11,
  r12,
  r13,
  r14,
  r15,
  r16,
  r17,
  r18,
  r19,
  r20,
  r21,
  r22,
  r23,
  r24,
  r25,
  r26,
  r27,
  r28,
  r29,
  r30,
  r31,
  r32,
  r33,
  r34,
];
