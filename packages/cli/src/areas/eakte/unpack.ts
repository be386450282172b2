import { basename } from 'node:path';
import { unpackContainer } from '@rathaus/eakte-client/package';
import type { Context } from '../../program/area.ts';
import { reported } from '../../program/failures.ts';
import { progressOn } from '../../program/progress.ts';
import { onFile } from './failure-rules.ts';

export interface UnpackOptions {
  output?: string;
  json?: boolean;
}

/** `rathaus eakte unpack FILE`: into a new folder that appears whole or not at all. */
export function unpack(file: string, options: UnpackOptions, context: Context): Promise<void> {
  const { terminal, text } = context;
  const work = async () => {
    const folder = options.output ?? (basename(file).replace(/\.(zip|xdomea)$/i, '') || 'container');
    const progress = progressOn(terminal, options.json !== true);
    const result = await unpackContainer(file, folder === basename(file) ? `${folder}.d` : folder, {
      signal: terminal.signal,
      onProgress: (step) => progress.show(text({ de: 'Wird entpackt', en: 'Unpacking' }), step),
    }).finally(() => progress.end());
    if (options.json) {
      context.json(result);
      return;
    }
    const count = result.files.length;
    context.say(
      `${text({ de: `${count} Dateien entpackt nach`, en: `${count} files unpacked to` })}: ${result.folder}`,
    );
  };
  return reported(context, work, onFile(file));
}
