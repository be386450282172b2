import { type Term, term } from '@rathaus/client-core/findings';
import { isUuid } from '@rathaus/client-core/text';
import { parseContainerName } from '../../package/container-name.ts';
import { excerpt } from './excerpt.ts';
import type { Rule } from './rule.ts';
import { sameId } from './uuid.ts';

/** Values of R02. */
export type R02Values =
  | { readonly fault: Term<'no-uuid'> }
  | { readonly fault: Term<'file-name'>; readonly named: string; readonly prozessId: string };

/** The process id of the header is in the file names. */
export const r02: Rule<R02Values> = {
  id: 'R02',
  severity: 'error',
  who: 'vendor',
  visit(context) {
    return {
      kopf({ prozessId }) {
        if (prozessId === undefined) return;
        const place = { field: 'prozessId' };
        if (!isUuid(prozessId)) {
          context.report({ fault: term('no-uuid') }, place);
        }
        for (const file of [context.container?.fileName, context.container?.messageFileName]) {
          const named = file === undefined ? undefined : parseContainerName(file)?.prozessId;
          if (file === undefined || named === undefined || sameId(named, prozessId)) continue;
          context.report(
            { fault: term('file-name'), named, prozessId: excerpt(prozessId) },
            { ...place, file },
          );
        }
      },
    };
  },
};
