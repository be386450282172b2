import { pointer, type Term, term } from '@rathaus/client-core/findings';
import { codeOf, suggestCode, type Vocabulary } from '../../vocabulary/index.ts';
import { excerpt, type Hit, type Steps } from '../rule.ts';

/** Values of a finding about something that is not in its vocabulary. */
export type WrittenCode = {
  readonly written: string;
  /** The code that was probably meant: `MONTHLY` for "monatlich". */
  readonly suggestion?: Term;
};

/** A hit when a value is neither a code nor an IRI of the vocabulary. */
export function* outside(
  vocabulary: Vocabulary,
  written: string | undefined,
  ...steps: Steps
): Generator<Hit<WrittenCode>> {
  if (written === undefined || codeOf(vocabulary, written) !== undefined) return;
  const suggestion = suggestCode(vocabulary, written);
  const place = pointer(...steps);
  if (suggestion === undefined) yield { place, values: { written: excerpt(written) } };
  else yield { place, values: { written: excerpt(written), suggestion: term(suggestion) } };
}
