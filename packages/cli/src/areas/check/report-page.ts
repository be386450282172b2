import { writeFileAtomically } from '@rathaus/client-core/node';
import { renderReportPage } from '@rathaus/client-core/report';
import type { Context } from '../../program/area.ts';
import type { Judged } from './not-checked.ts';
import type { CheckOptions } from './options.ts';

/** Writes the report as a page to print, whole or not at all, and says where it is. */
export async function writeReportPage(
  path: string,
  { report, catalogue, area }: Judged,
  { mask, json }: CheckOptions,
  { terminal, areas, language, text, say }: Context,
): Promise<void> {
  const { signal, clock } = terminal;
  const sectionsOf = await areas.find(({ name }) => name === area)?.sections?.();
  const page = renderReportPage(report, catalogue, {
    language,
    mask,
    checkedAt: new Date(clock()),
    sections: sectionsOf?.(report),
  });
  await writeFileAtomically(path, encoded(page), { signal });
  if (!json) say(`${text({ de: 'Bericht', en: 'Report' })}: ${path}`);
}

function* encoded(pieces: Iterable<string>): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  for (const piece of pieces) yield encoder.encode(piece);
}
