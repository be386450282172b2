import { basename } from 'node:path';
import { unpackContainer } from '@rathaus/eakte-client/package';
import type { Context } from '../../program/area.ts';
import { reported } from './failures.ts';
import { progressOn } from './progress.ts';

export interface UnpackOptions {
  output?: string;
  json?: boolean;
}

/** `rathaus eakte unpack FILE`: into a new folder that appears whole or not at all. */
export function unpack(file: string, options: UnpackOptions, context: Context): Promise<void> {
  const { terminal, text } = context;
  return reported(context, file, async () => {
    const folder = options.output ?? (basename(file).replace(/\.(zip|xdomea)$/i, '') || 'container');
    const progress = progressOn(terminal, options.json !== true);
    const result = await unpackContainer(file, folder === basename(file) ? `${folder}.d` : folder, {
      signal: terminal.signal,
      onProgress: ({ bytes, total }) =>
        progress.show(text({ de: 'Wird entpackt', en: 'Unpacking' }), total > 0 ? bytes / total : 1),
    }).finally(() => progress.end());
    if (options.json) {
      terminal.out(`${JSON.stringify(result)}\n`);
      return;
    }
    const count = result.files.length;
    terminal.out(
      `${text({ de: `${count} Dateien entpackt nach`, en: `${count} files unpacked to` })}: ${result.folder}\n`,
    );
  });
}
