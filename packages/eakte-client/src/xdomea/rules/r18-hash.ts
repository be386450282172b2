import { type Term, term } from '@rathaus/client-core/findings';
import type { Hash } from '../model/index.ts';
import { entryNamed } from './entry-lookup.ts';
import type { Rule } from './rule.ts';

const lengths: Readonly<Record<string, number>> = {
  MD5: 32,
  'SHA-1': 40,
  'SHA-224': 56,
  'SHA-256': 64,
  'SHA-384': 96,
  'SHA-512': 128,
  'SHA3-224': 56,
  'SHA3-256': 64,
  'SHA3-384': 96,
  'SHA3-512': 128,
};

const weak = new Set(['MD5', 'SHA-1']);

/** `http://www.w3.org/2001/04/xmlenc#sha256`, `sha256`, `SHA-256` → `SHA-256`. Undefined for others. */
function algorithmOf({ algorithmus, sonstigerAlgorithmus }: Hash): string | undefined {
  for (const text of [algorithmus?.code, algorithmus?.name, sonstigerAlgorithmus]) {
    if (text === undefined) continue;
    const plain = text
      .trim()
      .replace(/^.*[#/]/, '')
      .toUpperCase()
      .replace(/[\s_]/g, '');
    const parts = /^(?:(MD5)|SHA-?3-?(\d{3})|SHA-?(1|224|256|384|512))$/.exec(
      plain.replace(/^SHA-?2-/, 'SHA-'),
    );
    if (!parts) continue;
    const name = parts[1] ?? (parts[2] === undefined ? `SHA-${parts[3]}` : `SHA3-${parts[2]}`);
    if (name in lengths) return name;
  }
  return undefined;
}

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
    return {
      format({ primaerdokument }, object) {
        const hash = primaerdokument?.hash;
        if (hash === undefined) return;
        const file = primaerdokument.dateiname;
        const place = { object, file };
        const named = hash.algorithmus !== undefined;
        const other = hash.sonstigerAlgorithmus !== undefined && hash.sonstigerAlgorithmus.trim() !== '';
        if (named === other) {
          context.report({ fault: term(named ? 'two-algorithms' : 'no-algorithm') }, place);
          if (!named) return;
        }
        const algorithm = algorithmOf(hash);
        if (algorithm === undefined) {
          context.report({ fault: term('unknown-algorithm') }, { ...place, severity: 'info' });
          return;
        }
        if (weak.has(algorithm)) {
          context.report(
            { fault: term('weak'), algorithm: term(algorithm) },
            { ...place, severity: 'warning' },
          );
        }
        const value = (hash.wert ?? '').trim().toLowerCase();
        if (!/^[0-9a-f]*$/.test(value) || value.length !== lengths[algorithm]) {
          context.report(
            { fault: term('no-hash'), algorithm: term(algorithm), digits: lengths[algorithm]! },
            place,
          );
          return;
        }
        const actual = file === undefined ? undefined : entryNamed(context, file)?.hashes?.[algorithm];
        if (actual === undefined || actual.toLowerCase() === value) return;
        context.report({ fault: term('differs'), algorithm: term(algorithm) }, place);
      },
    };
  },
};
