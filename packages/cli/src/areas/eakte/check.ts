import { writeFileAtomically } from '@rathaus/eakte-client/package';
import { checkFile, maskReport, nextStep, renderReport } from '@rathaus/eakte-client/report';
import type { Context } from '../../program/area.ts';
import { exitCodes } from '../../program/exit-codes.ts';
import { reported } from './failures.ts';
import { printReport } from './print-report.ts';
import { progressOn } from './progress.ts';

export interface CheckOptions {
  json?: boolean;
  report?: string;
  mask?: boolean;
  /** False with `--allow-test`. */
  allowTest?: boolean;
}

/** `rathaus eakte check FILE`: 0 ready to hand over, 1 not. */
export function check(file: string, options: CheckOptions, context: Context): Promise<void> {
  const { terminal, text } = context;
  return reported(context, file, async () => {
    const progress = progressOn(terminal, options.json !== true);
    const checkedAt = terminal.now();
    const labels = {
      files: text({ de: 'Dateien werden geprüft', en: 'Checking files' }),
      message: text({ de: 'Nachricht wird geprüft', en: 'Checking the message' }),
    };
    const report = await checkFile(file, {
      now: checkedAt,
      signal: terminal.signal,
      production: options.allowTest !== true,
      onProgress: ({ step, bytes, total }) =>
        progress.show(labels[step], total > 0 ? bytes / total : undefined),
    }).finally(() => progress.end());
    const shown = options.mask ? maskReport(report) : report;
    if (options.report !== undefined) {
      const { mask = false } = options;
      const pages = encoded(renderReport(report, { language: context.language, mask, checkedAt }));
      await writeFileAtomically(options.report, pages);
    }
    if (options.json) terminal.out(`${JSON.stringify({ ...shown, nextStep: nextStep(report) })}\n`);
    else {
      printReport(shown, context);
      if (options.report !== undefined)
        terminal.out(`${text({ de: 'Bericht', en: 'Report' })}: ${options.report}\n`);
    }
    context.exit(report.acceptable ? exitCodes.clean : exitCodes.findings);
  });
}

async function* encoded(pieces: Iterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for (const piece of pieces) yield encoder.encode(piece);
}
