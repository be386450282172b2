import type { Batch, Context } from '../../program/area.ts';
import type { ProgressLine } from '../../program/progress.ts';
import type { Judge, Judges } from './judge.ts';
import { type Found, walk } from './walk.ts';

/** A file that is judged with others. */
export interface InBatch {
  readonly batch: Batch;
  readonly area: string;
  /** All files the batch was planned with. */
  readonly files: readonly Visited[];
}

/** Something that was found and is not left out. */
export type Visited = Exclude<Found, { kind: 'skipped' }>;

/** What there is to do. */
export interface Survey {
  readonly found: readonly Visited[];
  readonly skipped: readonly Extract<Found, { kind: 'skipped' }>['why'][];
  /** By what was found. */
  readonly batches: ReadonlyMap<Visited, InBatch>;
}

/**
 * Finds all files and which of them belong together, before any of them is checked. Keeps the names, and of each file what
 * tells where it belongs.
 */
export async function survey(
  {
    paths,
    planners = [],
  }: { readonly planners: Judges['planners'] | undefined; readonly paths: readonly string[] },
  judge: Judge,
  progress: ProgressLine,
  { terminal, text }: Context,
): Promise<Survey> {
  const { signal } = terminal;
  const found: Visited[] = [];
  const skipped: Survey['skipped'][number][] = [];
  for await (const one of walk(paths, { signal })) {
    if (one.kind === 'skipped') skipped.push(one.why);
    else found.push(one);
  }
  const batches = new Map<Visited, InBatch>();
  const looked = (done: number) =>
    progress.show(text({ de: 'Dateien werden gesichtet', en: 'Looking at the files' }), {
      done,
      total: found.length * 2,
    });
  const byArea = new Map<string, Visited[]>(planners.map(({ area }) => [area, []]));
  let done = 0;
  for (const one of planners.length > 0 ? found : []) {
    looked(done++);
    if (one.kind !== 'file') continue;
    const area = await judge.areaOf(one.path, one.named, signal);
    byArea.get(area ?? '')?.push(one);
  }
  for (const { area, planner } of planners) {
    const files = byArea.get(area)!;
    const planned = await planner.plan(
      files.map(({ path }) => path),
      { signal, onLook: (more) => looked(done + more) },
    );
    for (const batch of planned)
      for (const index of batch.indexes) batches.set(files[index]!, { batch, area, files });
  }
  progress.end();
  return { found, skipped, batches };
}
