import type { PathPlace } from '@rathaus/client-core/findings';
import type { Hash, Primaerdokument } from '../model/index.ts';
import { allValues } from '../model/repeats.ts';
import { hashesOf } from '../read/stated-hashes.ts';
import { isObject, type ModelObject } from '../write/plan.ts';
import { named } from './fit-fields.ts';
import { type At, below, pathOf, recordOf } from './journal.ts';

/** The hash that a message states of one of its files (4.0). Name and record are personal data: show, never log. */
export interface StatedHash {
  /** Of the file, as in the message. */
  readonly fileName: string;
  readonly hash: Hash;
  /** In the message: path of fields as in `ConversionEvent`, or of elements, and the record around it. */
  readonly place: PathPlace;
}

/**
 * All hashes below a value of the model, wherever they are. Looks at the source and not at what is made of it, so that
 * a part that is left out does not take its hashes along unseen.
 */
export function* statedHashes(
  value: unknown,
  at: At,
  lineOf: (record: object) => number | undefined,
): Generator<{ at: At; stated: StatedHash }> {
  if (!isObject(value)) return;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      if (isObject(item)) yield* statedHashes(item, below(at, [index]), lineOf);
    }
    return;
  }
  const { kind } = value;
  const here =
    kind === 'Akte' || kind === 'Vorgang' || kind === 'Dokument' ? recordAt(at, kind, value, lineOf) : at;
  for (const primaerdokument of allValues(value, 'primaerdokument')) {
    if (!isObject(primaerdokument)) continue;
    const { line, record } = recordOf(here) ?? {};
    const hashAt = below(here, ['primaerdokument', 'hash']);
    const place: PathPlace = { kind: 'path', path: pathOf(hashAt), line, record };
    for (const { fileName, hash } of hashesOfFile(primaerdokument))
      yield { at: hashAt, stated: { fileName, hash, place } };
  }
  for (const [field, inner] of Object.entries(value)) {
    if (isObject(inner) && field !== 'primaerdokument')
      yield* statedHashes(inner, below(here, [field]), lineOf);
  }
}

/** Every hash that a part of the model states, with every name it gives the file; in a valid message one. */
function* hashesOfFile(primaerdokument: ModelObject): Generator<Pick<StatedHash, 'fileName' | 'hash'>> {
  const names = [...allValues(primaerdokument, 'dateiname')].map((name) =>
    typeof name === 'string' ? name : '',
  );
  const { hash: stated } = primaerdokument;
  if (!isObject(stated)) return;
  for (const { hash } of hashesOf(primaerdokument as unknown as Primaerdokument))
    for (const fileName of names.length > 0 ? names : ['']) yield { fileName, hash };
}

function recordAt(
  at: At,
  kind: 'Akte' | 'Vorgang' | 'Dokument',
  value: ModelObject,
  lineOf: (record: object) => number | undefined,
): At {
  return { ...named(at, kind, kind, value), line: lineOf(value) };
}
