import { basename } from 'node:path';
import { checkGroup, planBatch } from '@rathaus/eakte-client/report';
import type { Batch, BatchItem, BatchPlanner, RecogniserOptions } from '../../program/area.ts';
import { readDirection } from './read-direction.ts';
import { readProfile } from './read-profile.ts';

/** Finds the parts of split transfers and the messages of procedures among e-files, and judges them together. */
export async function plannerWith({
  profile: named,
  direction: way,
}: RecogniserOptions = {}): Promise<BatchPlanner> {
  const direction = readDirection(way);
  const profile = await readProfile(named);
  return {
    async plan(paths, { signal, onLook }) {
      const byName = Map.groupBy(paths, (path) => basename(path));
      const { groups } = await planBatch(
        paths.map((source) => ({
          source,
          label: byName.get(basename(source))!.length > 1 ? source : undefined,
        })),
        { signal, onProgress: onLook && (({ done }) => onLook(done)) },
      );
      return groups.map((group): Batch => {
        const indexOf = ({ number }: { readonly number: number }) => number - 1;
        return {
          indexes: group.files.map(indexOf),
          async *check({ signal, clock, allowTest, onProgress, onFile }): AsyncGenerator<BatchItem> {
            // The records of many files are not shown.
            const options = {
              profile,
              direction,
              signal,
              clock,
              allowTest,
              onProgress,
              outline: false,
              body: false,
            } as const;
            const items = checkGroup(group, {
              ...options,
              onFile: onFile && ((file) => onFile(indexOf(file))),
            });
            for await (const item of items) {
              if (item.type === 'group') yield { together: item.report };
              else if (item.type === 'fault') yield { index: indexOf(item.file), error: item.error };
              else yield { index: indexOf(item.file), report: item.report };
            }
          },
        };
      });
    },
  };
}
