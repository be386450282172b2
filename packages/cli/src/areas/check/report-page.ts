import { writeFileAtomically } from '@rathaus/client-core/node';
import { renderReportPage } from '@rathaus/client-core/report';
import type { Context } from '../../program/area.ts';
import { openTarget } from '../../program/target.ts';
import { version } from '../../program/version.ts';
import type { CheckRun } from './check-paths.ts';
import type { Judged } from './not-checked.ts';

/** Where the report of a file goes as a page. */
export interface ReportPage {
  /** Whether it goes to standard output: the report in words then goes to standard error. */
  readonly isStandard: boolean;
  /** Writes it, whole or not at all, and says where it is. */
  write(judged: Judged): Promise<void>;
  close(): Promise<void>;
}

/** Finds the place of `--report` before anything is checked. Replaces no file unless the user says so. */
export async function openReportPage(
  output: string,
  { paths, options }: Pick<CheckRun, 'paths' | 'options'>,
  context: Context,
): Promise<ReportPage> {
  const { mask, json, force } = options;
  const { terminal, areas, language, text } = context;
  const { signal, clock } = terminal;
  const target = openTarget({ output, option: '--report', inputs: paths, force, json }, context);
  // Not after the file: its name may be that of a person.
  const path = await target.file(text({ de: 'bericht.html', en: 'report.html' }));
  return {
    isStandard: target.isStandard,
    async write({ report, catalogue, area }) {
      const sectionsOf = await areas.find(({ name }) => name === area)?.sections?.();
      const page = renderReportPage(report, catalogue, {
        language,
        mask,
        checkedAt: new Date(clock()),
        tool: { name: 'rathaus', version },
        again: againOf(options, text({ de: 'DATEI', en: 'FILE' })),
        sections: sectionsOf?.(report),
      });
      await writeFileAtomically(path, encoded(page), { signal });
      await target.deliver(path);
      if (!json && !target.isStandard) target.say(`${text({ de: 'Bericht', en: 'Report' })}: ${path}`);
    },
    close: () => target.close(),
  };
}

/** The command that checks in the same way, without the name of the file, which may be that of a person. */
function againOf({ allowTest, profile }: { allowTest?: boolean; profile?: string }, file: string): string {
  const named = profile !== undefined && /^[a-z][a-z0-9-]{0,40}$/.test(profile);
  return [
    `rathaus check ${file}`,
    ...(allowTest ? ['--allow-test'] : []),
    ...(named ? [`--profile ${profile}`] : []),
  ].join(' ');
}

function* encoded(pieces: Iterable<string>): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  for (const piece of pieces) yield encoder.encode(piece);
}
