import { isRathausError } from '@rathaus/client-core';
import { throwIfAborted, unlessAborted } from '@rathaus/client-core/abort';
import type { Report } from '@rathaus/client-core/findings';
import {
  type CandidateFile,
  type FileCheckOptions,
  type Recogniser,
  recognise,
} from '@rathaus/client-core/recognise';
import type { Catalogue, LocalText } from '@rathaus/client-core/texts';
import type { BatchPlanner } from '../../program/area.ts';
import { candidateOf } from './candidate.ts';
import { isZippedDocument } from './foreign-files.ts';
import { type Judged, notChecked } from './not-checked.ts';

/** Who checks what. */
export interface Judges {
  readonly recognisers: readonly Recogniser[];
  /** By area, who judges files together. */
  readonly planners?: readonly { readonly area: string; readonly planner: BatchPlanner }[];
  /** What they check, for people. */
  readonly checks: LocalText;
  /** Checks named files that no recogniser checks: a person has said what they are meant to be. */
  readonly otherwise?: {
    readonly recogniser: Recogniser;
    /** What an Office document is not: "keine E-Akte". Left out, it is checked as well. */
    readonly instead?: LocalText | undefined;
    check(file: CandidateFile, options: FileCheckOptions): Promise<Report>;
  };
}

/**
 * Finds out what a file is and has it checked. Throws what the file system throws, and `core.aborted` at once.
 * `named`: a person named the file itself, not only a folder around it.
 */
export interface Judge {
  (path: string, named: boolean, options: FileCheckOptions): Promise<Judged>;
  /** Says which area would check a file; undefined when none would, or the file cannot be read. */
  areaOf(path: string, named: boolean, signal: AbortSignal): Promise<string | undefined>;
  /** A report of an area that was made elsewhere, with its texts. */
  of(report: Report, area: string): Promise<Judged>;
}

/** Node names the call that the file system refused. */
const isOfFileSystem = (error: unknown): boolean =>
  typeof (Object(error) as NodeJS.ErrnoException).syscall === 'string';

/** Makes the judge of one run; it loads the texts of each area once. */
export function createJudge({ recognisers, checks, otherwise }: Judges): Judge {
  const catalogues = new Map<Recogniser, Promise<Catalogue>>();
  const catalogueOf = (recogniser: Recogniser) => {
    const known = catalogues.get(recogniser) ?? recogniser.catalogue();
    catalogues.set(recogniser, known);
    return known;
  };
  const done = async (report: Report, name: string | undefined, recogniser: Recogniser): Promise<Judged> => ({
    report: { ...report, name: report.name ?? name },
    catalogue: await catalogueOf(recogniser),
    area: recogniser.area,
  });
  const judge = async (path: string, named: boolean, options: FileCheckOptions): Promise<Judged> => {
    const file = await candidateOf(path);
    const { recognition, recogniser, rivals } = await recognise(file, recognisers, options);
    if (rivals.length > 0) return notChecked(file.name, { why: 'rivals', rivals }, checks);
    if (recognition && !recognition.check && otherwise?.instead && named && isZippedDocument(recognition)) {
      const { title } = recognition;
      return notChecked(file.name, { why: 'foreign', title, instead: otherwise.instead }, checks);
    }
    if (!recognition?.check && otherwise && named)
      return done(await otherwise.check(file, options), file.name, otherwise.recogniser);
    if (!recognition || !recogniser) return notChecked(file.name, { why: 'unknown' }, checks);
    if (!recognition.check)
      return notChecked(file.name, { why: 'foreign', title: recognition.title }, checks);
    return done(await recognition.check(options), file.name, recogniser);
  };
  const areaOf = async (path: string, named: boolean, signal: AbortSignal) => {
    try {
      const file = await candidateOf(path);
      const { recognition, recogniser, rivals } = await recognise(file, recognisers, { signal });
      if (rivals.length > 0) return undefined;
      if (recognition?.check) return recogniser?.area;
      return otherwise && named ? otherwise.recogniser.area : undefined;
    } catch (error) {
      throwIfAborted(signal, 'Checking a file');
      // Its check says why. Whatever else is wrong is a fault of the program.
      if (isRathausError(error) || isOfFileSystem(error)) return undefined;
      throw error;
    }
  };
  return Object.assign(
    (path: string, named: boolean, options: FileCheckOptions) =>
      unlessAborted(judge(path, named, options), options.signal, 'Checking a file'),
    {
      areaOf: (path: string, named: boolean, signal: AbortSignal) =>
        unlessAborted(areaOf(path, named, signal), signal, 'Checking a file'),
      of: (report: Report, area: string) =>
        done(report, undefined, recognisers.find((one) => one.area === area)!),
    },
  );
}
