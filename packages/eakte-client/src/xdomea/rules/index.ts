import { quirks } from '../quirks/quirks.ts';
import { r01 } from './r01-message-number.ts';
import { r02ProcessId } from './r02-process-id.ts';
import { r03PrefixAndSchemaLocation } from './r03-prefix-and-schema-location.ts';
import { r04ContactNotEmpty } from './r04-contact-not-empty.ts';
import { r05CreationTime } from './r05-creation-time.ts';
import { r06TestMessage } from './r06-test-message.ts';
import { r07PartsComplete } from './r07-parts-complete.ts';
import { r08ReplyFits } from './r08-reply-fits.ts';
import { r09NotProcessedBefore } from './r09-not-processed-before.ts';
import { r10OfferWithoutFiles } from './r10-offer-without-files.ts';
import { r11DisposalMetadata } from './r11-disposal-metadata.ts';
import { r12PrimaryFilePresent } from './r12-primary-file-present.ts';
import { r13SafeFileName } from './r13-safe-file-name.ts';
import { r14FileIdOfItsOwn } from './r14-file-id-of-its-own.ts';
import { r15RecordIdUnique } from './r15-record-id-unique.ts';
import { r16FormatCode } from './r16-format-code.ts';
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
import { structureRules } from './structure-rules.ts';

/** The rules beyond the schema, in the order of their ids. */
export const rules: readonly Rule[] = [
  r01,
  r02ProcessId,
  r03PrefixAndSchemaLocation,
  r04ContactNotEmpty,
  r05CreationTime,
  r06TestMessage,
  r07PartsComplete,
  r08ReplyFits,
  r09NotProcessedBefore,
  r10OfferWithoutFiles,
  r11DisposalMetadata,
  r12PrimaryFilePresent,
  r13SafeFileName,
  r14FileIdOfItsOwn,
  r15RecordIdUnique,
  r16FormatCode,
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

/** All that a finding can name: the rules, tolerated habits of partners, and the faults of XML and structure. */
export const catalogue: readonly Rule[] = [...structureRules, ...rules, ...quirks];

/** Title, reason, repair and source of a rule by its id. */
export function ruleOf(id: string): Rule | undefined {
  return catalogue.find((rule) => rule.id === id);
}
