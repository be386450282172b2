import { type Term, term } from '@rathaus/client-core/findings';
import { fileNamesOf, type HashReading, hashesOf, primaryFilesOf } from '../read/stated-hashes.ts';
import { digestLengths, readHash, weakAlgorithms } from '../tables/hash-algorithms.ts';
import { entryNamed } from './entry-lookup.ts';
import type { Rule, RuleObject } from './rule.ts';

/** Values of R18. */
export type R18Values =
  | { readonly fault: Term<'two-algorithms' | 'no-algorithm' | 'unknown-algorithm'> }
  | { readonly fault: Term<'weak' | 'differs'>; readonly algorithm: Term }
  | { readonly fault: Term<'no-hash'>; readonly algorithm: Term; readonly digits: number };

/** The digest of a file is complete and true. */
export const r18: Rule<R18Values> = {
  id: 'R18',
  severity: 'error',
  who: 'vendor',
  versions: ['4.0.0'],

  visit(context) {
    /** Hashes of which it is unknown whether they are true. */
    let open = 0;
    const judge = ({ hash, part }: HashReading, file: string | undefined, object: RuleObject | undefined) => {
      const place = { object, part, file };
      const algorithmPlace = { ...place, field: hash.algorithmus ? 'algorithmus' : 'sonstigerAlgorithmus' };
      const named = hash.algorithmus !== undefined;
      const other = hash.sonstigerAlgorithmus !== undefined && hash.sonstigerAlgorithmus.trim() !== '';
      if (named === other) context.report({ fault: term(named ? 'two-algorithms' : 'no-algorithm') }, place);
      const { algorithm, digests, fault } = readHash(hash);
      if (fault === 'unknown-algorithm')
        context.report({ fault: term(fault) }, { ...algorithmPlace, severity: 'info' });
      else if (algorithm !== undefined && weakAlgorithms.has(algorithm)) {
        context.report(
          { fault: term('weak'), algorithm: term(algorithm) },
          { ...algorithmPlace, severity: 'warning' },
        );
      }
      if (fault === 'no-hash' && algorithm !== undefined) {
        context.report(
          { fault: term('no-hash'), algorithm: term(algorithm), digits: digestLengths[algorithm]! },
          { ...place, field: 'wert' },
        );
      }
      const actual = file === undefined ? undefined : entryNamed(context, file)?.hashes;
      const compared = [...digests].filter(([name]) => actual?.[name] !== undefined);
      if (compared.some(([name, digest]) => actual?.[name]?.toLowerCase() === digest)) return;
      if (algorithm === undefined || compared.length === 0) open += 1;
      else
        context.report({ fault: term('differs'), algorithm: term(algorithm) }, { ...place, field: 'wert' });
    };
    return {
      format(format, object) {
        for (const primaerdokument of primaryFilesOf(format)) {
          if (primaerdokument.hash === undefined) continue;
          const names = [...fileNamesOf(primaerdokument)];
          for (const reading of hashesOf(primaerdokument))
            for (const file of names.length > 0 ? names : [undefined]) judge(reading, file, object);
        }
      },
      end() {
        // Without any files the check says that they were not there.
        if (open > 0 && context.container?.entries) context.skip('eakte.unchecked.hashes', { hashes: open });
      },
    };
  },
};
