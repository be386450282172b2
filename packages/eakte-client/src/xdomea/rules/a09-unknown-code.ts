import { type Term, term } from '@rathaus/client-core/findings';
import { openLists } from '../tables/open-lists.ts';
import { excerpt } from './excerpt.ts';
import type { Rule } from './rule.ts';

/** Values of A09. */
export type A09Values = {
  /** Element with the code. */
  readonly element: Term;
  readonly code: string;
  /** List and version: `erreichbarkeit 3`. */
  readonly list: Term;
};

const own = 'urn:xoev-de:xdomea:codeliste:';

/** A code is one of the list that it names. Lists whose values are not public and other versions are not judged. */
export const a09: Rule<A09Values> = {
  id: 'A09',
  severity: 'error',
  who: 'vendor',
  visit: (context) => ({
    code(found, object) {
      const { element, code, listUri, listVersion } = found;
      const versions = listUri === undefined ? undefined : openLists.get(listUri);
      if (versions === undefined || listUri === undefined || listVersion === undefined) return;
      const values = versions.get(listVersion);
      if (values === undefined || values.has(code)) return;
      context.report(
        {
          element: term(element),
          code: excerpt(code),
          list: term(`${listUri.slice(listUri.lastIndexOf(':') + 1)} ${listVersion}`),
        },
        // Lists of others are about addresses: a record can be kept without.
        { object, mark: found.mark(), severity: listUri.startsWith(own) ? undefined : 'warning' },
      );
    },
  }),
};
