import { basename } from 'node:path';
import { createMask, type Mask } from '@rathaus/client-core/texts';
import {
  allowHashMismatch,
  type HashEvent,
  type UnpackedContainer,
  unpackContainer,
} from '@rathaus/eakte-client/package';
import { catalogue } from '@rathaus/eakte-client/texts';
import type { Context } from '../../program/area.ts';
import { exitCodes } from '../../program/exit-codes.ts';
import { reported } from '../../program/failures.ts';
import { progressOn } from '../../program/progress.ts';
import { openTarget, type Target } from '../../program/target.ts';
import { UsageFault } from '../../program/usage-fault.ts';
import { onFile } from './failure-rules.ts';
import { officeDocumentText } from './office-document.ts';
import { hashLine } from './print-conversion.ts';

export interface UnpackOptions {
  output: string;
  checksums?: boolean;
  json?: boolean;
  mask?: boolean;
  allowHashMismatch?: boolean;
}

/** Hashes that are not true or not verified, as far as they are shown. */
const hashesShown = 20;

/** `rathaus eakte unpack FILE`: into a new folder that appears whole or not at all. */
export async function unpack(file: string, options: UnpackOptions, context: Context): Promise<void> {
  const open: HashEvent[] = [];
  const mask = createMask(catalogue, { mask: options.mask });
  const work = async () => {
    const document = await officeDocumentText(file, context.terminal.signal);
    if (document) throw new UsageFault(document.de, document.en);
    const { output, json } = options;
    const target = openTarget({ output, option: '-o', json }, context);
    try {
      await unpackInto(target, file, { options, mask, open }, context);
    } finally {
      await target.close();
    }
  };
  await reported(context, work, onFile(options.mask ? mask.fileName(basename(file)) : file, 'unpack'));
  // An error names neither the file nor the record.
  for (const event of open) context.warn(`  - ${hashLine(event, mask, context)}`);
}

async function unpackInto(
  target: Target,
  file: string,
  {
    options,
    mask,
    open,
  }: { readonly options: UnpackOptions; readonly mask: Mask; readonly open: HashEvent[] },
  context: Context,
): Promise<void> {
  const { terminal, text } = context;
  const name = basename(file).replace(/\.(zip|xdomea)$/i, '') || 'container';
  const folder = await target.newFolder(name === basename(file) ? `${name}.d` : name);
  const progress = progressOn(terminal, options.json !== true);
  const result = await unpackContainer(file, folder, {
    signal: terminal.signal,
    checksums: options.checksums ? (list) => target.beside(folder, list, '-o') : undefined,
    observer(event) {
      if (event.outcome !== 'verified' && open.length < hashesShown) open.push(event);
    },
    onProgress: (step) => progress.show(text({ de: 'Wird entpackt', en: 'Unpacking' }), step),
    [allowHashMismatch]: options.allowHashMismatch ? true : undefined,
  }).finally(() => progress.end());
  const { verified, unverified, differing } = result.hashes;
  const shown = (path: string) => (options.mask ? mask.fileName(basename(path)) : path);
  if (options.json) context.json(options.mask ? maskedJson(result, mask) : result);
  else {
    const count = result.files.length;
    target.say(
      `${text(
        count === 1
          ? { de: '1 Datei entpackt nach', en: '1 file unpacked to' }
          : { de: `${count} Dateien entpackt nach`, en: `${count} files unpacked to` },
      )}: ${shown(result.folder)}`,
    );
    if (verified + unverified + differing > 0)
      target.say(
        text({
          de: `Prüfsummen: ${verified} mit den Dateien verglichen und gleich, ${unverified} nicht geprüft, ${differing} falsch`,
          en: `Hashes: ${verified} compared with the files and equal, ${unverified} not verified, ${differing} wrong`,
        }),
      );
    if (result.checksums !== undefined)
      target.say(`${text({ de: 'Liste der Prüfsummen', en: 'List of hashes' })}: ${shown(result.checksums)}`);
  }
  if (!result.messageRead)
    context.warn(
      text({
        de: 'Die Nachricht ist nicht bis zum Ende lesbar: weitere Prüfsummen sind nicht verglichen. rathaus eakte check sagt, was fehlt.',
        en: 'The message cannot be read to its end: further hashes are not compared. rathaus eakte check says what is missing.',
      }),
    );
  if (differing > 0) context.exit(exitCodes.findings);
  else if (unverified > 0 || !result.messageRead) context.exit(exitCodes.notJudged);
}

/** What was unpacked, without a name or a place. */
const maskedJson = (result: UnpackedContainer, mask: Mask) => ({
  ...result,
  folder: undefined,
  checksums: undefined,
  files: result.files.map((file) => ({ ...file, name: mask.fileName(file.name) })),
});
