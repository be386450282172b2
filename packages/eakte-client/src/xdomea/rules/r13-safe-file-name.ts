import { type Term, term } from '@rathaus/client-core/findings';
import { type EntryNameFault, judgeEntryName } from '../../package/entry-name.ts';
import type { Format } from '../model/index.ts';
import { startsWithUuid, uuidLength } from '../schema/uuid-form.ts';
import { namingOf } from './r12-primary-file-present.ts';
import type { Rule, RuleObject } from './rule.ts';

/** What most names look like behind the UUID: nothing to judge. No two parts of the pattern can match the same character. */
const usualEnd = /(?:[_.][A-Za-z0-9-]+)*$/y;

/** Values of R13. */
export type R13Values = {
  readonly fault: Term<Exclude<EntryNameFault, 'name-not-nfc'> | 'no-uuid'>;
};

/** File names stay inside the folder they are unpacked to and begin with a UUID. */
export const r13: Rule<R13Values> = {
  id: 'R13',
  severity: 'error',
  who: 'vendor',
  visit(context) {
    const encoder = new TextEncoder();
    const judge = (file: string, format: Format, object: RuleObject | undefined) => {
      const hasUuid = startsWithUuid(file);
      usualEnd.lastIndex = uuidLength;
      if (hasUuid && file.length < 200 && usualEnd.test(file)) return;
      const place = { ...namingOf(format, file), object, file };
      const length = file.length > 80 ? encoder.encode(file).length : file.length;
      const fault = judgeEntryName(file, length);
      if (fault !== undefined && fault !== 'name-not-nfc') context.report({ fault: term(fault) }, place);
      if (hasUuid) return;
      context.report({ fault: term('no-uuid') }, place);
    };
    return {
      format(format, object) {
        const { primaerdokument } = format;
        const file = primaerdokument?.dateiname;
        if (file !== undefined) judge(file, format, object);
        const signatures = primaerdokument?.signaturSiegel?.signaturSiegelDatei;
        if (signatures !== undefined) for (const signature of signatures) judge(signature, format, object);
      },
    };
  },
};
