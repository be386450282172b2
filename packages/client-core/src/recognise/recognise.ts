import type { Abortable } from '../abort/abort.ts';
import { throwIfAborted } from '../abort/aborted.ts';
import type { Report } from '../findings/report.ts';
import type { Clock } from '../observe/clock.ts';
import type { OnProgress } from '../observe/observe.ts';
import type { Catalogue } from '../texts/catalogue.ts';
import type { LocalText } from '../texts/language.ts';

/** A file as a recogniser sees it: its first bytes, and a way to read on. */
export interface CandidateFile {
  /** Name without folders. */
  readonly name: string;
  /** Where it lies, for checks that need random access; absent for what comes from a stream. */
  readonly path?: string | undefined;
  /** Bytes. */
  readonly size: number;
  /** The first bytes, at most 4,096. */
  readonly head: Uint8Array;
  /** All bytes from the beginning; may be called again. */
  open(): AsyncIterable<Uint8Array>;
}

/** How sure a recogniser is. `guess`: only the name or the lack of anything better speaks for it. */
export type Certainty = 'certain' | 'likely' | 'guess';

/** What all checks of files understand. */
export interface FileCheckOptions extends Abortable {
  onProgress?: OnProgress | undefined;
  /** Default `Date.now`. */
  clock?: Clock | undefined;
  /** Accept what is marked as a test. Default false. */
  allowTest?: boolean | undefined;
}

/** What a file is, and how it is checked. */
export interface Recognition {
  /** `eakte.container`, `opendata.table`. */
  readonly kind: string;
  /** For people: "eine xdomea-Nachricht". */
  readonly title: LocalText;
  readonly certainty: Certainty;
  /** Checks the file; absent for what is recognised but not checked by the SDK. */
  check?(options?: FileCheckOptions): Promise<Report>;
}

/** An area's eye for its own files. */
export interface Recogniser {
  /** `eakte`, `opendata`. */
  readonly area: string;
  /** What the file is, or `undefined` when it is none of the area's. Reads no more than it needs; does not throw for content. */
  recognise(
    file: CandidateFile,
    options: Abortable,
  ): Recognition | undefined | Promise<Recognition | undefined>;
  /** The texts of the area's reports, loaded when they are shown. */
  catalogue(): Promise<Catalogue>;
}

/** What the recognisers say of a file together. */
export interface Recognised {
  /** The best answer; absent when none knows the file or when two are equally sure. */
  readonly recognition: Recognition | undefined;
  readonly recogniser: Recogniser | undefined;
  /** The answers that were equally sure: then a person must say which one is meant. */
  readonly rivals: readonly Recognition[];
}

const order: readonly Certainty[] = ['certain', 'likely', 'guess'];

/**
 * Asks all areas what a file is. The surest answer wins; two that are equally sure and can both be checked are rivals,
 * and nothing is guessed.
 *
 * @example
 * const { recognition, rivals } = await recognise(file, [eakteRecogniser, opendataRecogniser], { signal });
 * const report = await recognition?.check?.({ signal });
 */
export async function recognise(
  file: CandidateFile,
  recognisers: Iterable<Recogniser>,
  { signal }: Abortable = {},
): Promise<Recognised> {
  const answers: { recogniser: Recogniser; recognition: Recognition }[] = [];
  for (const recogniser of recognisers) {
    throwIfAborted(signal, 'Recognising a file');
    const recognition = await recogniser.recognise(file, { signal });
    if (recognition) answers.push({ recogniser, recognition });
  }
  for (const certainty of order) {
    const equal = answers.filter(({ recognition }) => recognition.certainty === certainty);
    const checkable = equal.filter(({ recognition }) => recognition.check);
    const best = checkable.length > 0 ? checkable : equal;
    if (best.length === 1) return { ...best[0]!, rivals: [] };
    if (best.length > 1) {
      return {
        recognition: undefined,
        recogniser: undefined,
        rivals: best.map(({ recognition }) => recognition),
      };
    }
  }
  return { recognition: undefined, recogniser: undefined, rivals: [] };
}
