import { basename } from 'node:path';
import { writeFileAtomically } from '@rathaus/client-core/node';
import { type RenderedAkte, renderAkte } from '@rathaus/eakte-client/viewer';
import type { Context } from '../../program/area.ts';
import { exitCodes } from '../../program/exit-codes.ts';
import { progressOn } from '../../program/progress.ts';
import { openTarget } from '../../program/target.ts';

/** How the page of an e-file is written. */
export interface ShowPageOptions {
  /** File, folder or `-`, as `-o` of the other verbs. */
  readonly html: string;
  readonly force?: boolean | undefined;
  readonly json?: boolean | undefined;
  readonly mask?: boolean | undefined;
  /** Records at most. */
  readonly max?: string | undefined;
}

/** `rathaus eakte show FILE --html TARGET`: the e-file as one page that appears whole or not at all. */
export async function showAsPage(file: string, options: ShowPageOptions, context: Context): Promise<void> {
  const { terminal, text, language } = context;
  const { html: output, force, json, mask } = options;
  const target = openTarget({ output, option: '--html', inputs: [file], force, json }, context);
  const progress = progressOn(terminal, json !== true);
  let shown: RenderedAkte | undefined;
  async function* bytes(): AsyncGenerator<Uint8Array> {
    const encoder = new TextEncoder();
    const pieces = renderAkte(file, {
      language,
      mask,
      clock: terminal.clock,
      signal: terminal.signal,
      maxRecords: Math.max(1, Number.parseInt(options.max ?? '', 10) || 1000),
      onProgress: (step) => progress.show(text({ de: 'Wird gelesen', en: 'Reading' }), step),
    });
    for (let next = await pieces.next(); ; next = await pieces.next()) {
      if (next.done) {
        shown = next.value;
        return;
      }
      yield encoder.encode(next.value);
    }
  }
  try {
    const path = await target.file(`${basename(file).replace(/\.(zip|xdomea|xml)$/i, '')}.html`);
    await writeFileAtomically(path, bytes(), { signal: terminal.signal }).finally(() => progress.end());
    await target.deliver(path);
    if (json) context.json({ page: path, ...shown });
    else if (!target.isStandard)
      target.say(`${text({ de: 'Seite geschrieben', en: 'Page written' })}: ${path}`);
  } finally {
    await target.close();
  }
  if (shown?.rootName === undefined) context.exit(exitCodes.findings);
}
