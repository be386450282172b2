import { type Term, term } from '@rathaus/client-core/findings';
import { type EntryNameFault, judgeEntryName } from '../../package/entry-name.ts';
import type { Rule, RuleObject } from './rule.ts';
import { startsWithUuid } from './uuid.ts';

/** What most names look like: nothing to judge. No two parts of the pattern can match the same character. */
const usual = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?:[_.][A-Za-z0-9-]+)*$/i;

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
    const judge = (file: string, object: RuleObject | undefined) => {
      if (file.length < 200 && usual.test(file)) return;
      const place = { object, file };
      const length = file.length > 80 ? encoder.encode(file).length : file.length;
      const fault = judgeEntryName(file, length);
      if (fault !== undefined && fault !== 'name-not-nfc') context.report({ fault: term(fault) }, place);
      if (startsWithUuid(file)) return;
      context.report({ fault: term('no-uuid') }, place);
    };
    return {
      format({ primaerdokument }, object) {
        const file = primaerdokument?.dateiname;
        if (file !== undefined) judge(file, object);
        const signatures = primaerdokument?.signaturSiegel?.signaturSiegelDatei;
        if (signatures !== undefined) for (const signature of signatures) judge(signature, object);
      },
    };
  },
};
