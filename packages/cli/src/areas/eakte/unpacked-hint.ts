import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Report } from '@rathaus/client-core/findings';
import { type LocalText, text } from '@rathaus/client-core/texts';
import { readStatedFiles } from '@rathaus/eakte-client/package';
import type { HintOptions } from '../../program/area.ts';

/**
 * A message that was checked without its files although they lie beside it: packed again it can be judged. Undefined where
 * none of the files that it names is there.
 */
export async function unpackedHint(
  report: Report,
  path: string,
  { signal, mask = false }: HintOptions,
): Promise<LocalText | undefined> {
  if (
    report.kind !== 'eakte.message' ||
    report.unchecked.every(({ what }) => what !== 'eakte.unchecked.files')
  )
    return undefined;
  const folder = dirname(path);
  const beside = new Set((await readdir(folder)).map((name) => name.normalize('NFC')));
  let found = 0;
  let named = 0;
  const visit = ({ fileName }: { readonly fileName: string }) => {
    named += 1;
    if (beside.has(fileName.normalize('NFC'))) found += 1;
  };
  await readStatedFiles(createReadStream(path), visit, { signal });
  if (found === 0) return undefined;
  const all = found === named;
  const [de, en] = mask ? ['ORDNER', 'FOLDER'] : [folder, folder];
  return text(
    `${all ? 'Die Dateien' : `${found} von ${named} Dateien`} der Nachricht liegen daneben. Wieder packen und prüfen: rathaus eakte pack ${de} -o ZIEL/`,
    `${all ? 'The files' : `${found} of ${named} files`} of the message lie beside it. Pack them again and check: rathaus eakte pack ${en} -o TARGET/`,
  );
}
