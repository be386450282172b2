import { unlessAborted } from '@rathaus/client-core/abort';
import type { Report } from '@rathaus/client-core/findings';
import {
  type CandidateFile,
  type FileCheckOptions,
  type Recogniser,
  recognise,
} from '@rathaus/client-core/recognise';
import type { Catalogue, LocalText } from '@rathaus/client-core/texts';
import { candidateOf } from './candidate.ts';
import { type Judged, notChecked } from './not-checked.ts';

/** Who checks what. */
export interface Judges {
  readonly recognisers: readonly Recogniser[];
  /** What they check, for people. */
  readonly checks: LocalText;
  /** Checks named files that nobody else checks, because a person has said what they are meant to be. */
  readonly otherwise?: {
    readonly recogniser: Recogniser;
    check(file: CandidateFile, options: FileCheckOptions): Promise<Report>;
  };
}

/**
 * Finds out what a file is and has it checked. Throws what the file system throws, and `core.aborted` at once.
 * `named`: a person named the file itself, not only a folder around it.
 */
export type Judge = (path: string, named: boolean, options: FileCheckOptions) => Promise<Judged>;

/** Makes the judge of one run; it loads the texts of each area once. */
export function createJudge({ recognisers, checks, otherwise }: Judges): Judge {
  const catalogues = new Map<Recogniser, Promise<Catalogue>>();
  const catalogueOf = (recogniser: Recogniser) => {
    const known = catalogues.get(recogniser) ?? recogniser.catalogue();
    catalogues.set(recogniser, known);
    return known;
  };
  const done = async (report: Report, name: string, recogniser: Recogniser): Promise<Judged> => ({
    report: { ...report, name: report.name ?? name },
    catalogue: await catalogueOf(recogniser),
    area: recogniser.area,
  });
  const judge: Judge = async (path, named, options) => {
    const file = await candidateOf(path);
    const { recognition, recogniser, rivals } = await recognise(file, recognisers, options);
    if (rivals.length > 0) return notChecked(file.name, { why: 'rivals', rivals }, checks);
    if (!recognition?.check && otherwise && named)
      return done(await otherwise.check(file, options), file.name, otherwise.recogniser);
    if (!recognition || !recogniser) return notChecked(file.name, { why: 'unknown' }, checks);
    if (!recognition.check)
      return notChecked(file.name, { why: 'foreign', title: recognition.title }, checks);
    return done(await recognition.check(options), file.name, recogniser);
  };
  return (path, named, options) =>
    unlessAborted(judge(path, named, options), options.signal, 'Checking a file');
}
