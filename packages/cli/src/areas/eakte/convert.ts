import { basename, resolve } from 'node:path';
import { isRathausError } from '@rathaus/client-core';
import { createMask } from '@rathaus/client-core/texts';
import { convertFile, type HashEvent } from '@rathaus/eakte-client/package';
import { catalogue } from '@rathaus/eakte-client/texts';
import { allowWeakerProtection } from '@rathaus/eakte-client/xdomea';
import type { Context } from '../../program/area.ts';
import { exitCodes } from '../../program/exit-codes.ts';
import { reported } from '../../program/failures.ts';
import { progressOn } from '../../program/progress.ts';
import { openTarget, type Target } from '../../program/target.ts';
import { UsageFault } from '../../program/usage-fault.ts';
import { onFile } from './failure-rules.ts';
import { type LossFile, openLossFile } from './loss-file.ts';
import { missingFiles } from './missing-files.ts';
import { versionOf } from './new.ts';
import { printConversion } from './print-conversion.ts';
import { printRefusal } from './print-refusal.ts';

export interface ConvertCommandOptions {
  to: string;
  output: string;
  force?: boolean;
  dryRun?: boolean;
  json?: boolean;
  mask?: boolean;
  lossReport?: string;
  checksums?: string;
  addHashes?: boolean;
  listUnverifiedHashes?: boolean;
  wrapDocuments?: boolean;
  keepContext?: boolean;
  ownProcess?: boolean;
  allowWeakerProtection?: boolean;
}

/** Hashes that are not verified, as far as they are shown. */
const hashesKept = 20;

/** `rathaus eakte convert FILE --to 4.0`: another version, and a list of what that version cannot take. */
export function convert(file: string, options: ConvertCommandOptions, context: Context): Promise<void> {
  const { terminal, text } = context;
  const { json, mask = false, dryRun = false } = options;
  const run = async () => {
    const to = versionOf(options.to);
    const { signal } = terminal;
    const { target, list, lossTarget, say, claim, close } = openTargets(file, options, context);
    let path = '';
    let losses: LossFile | undefined;
    const progress = progressOn(terminal, json !== true);
    const label = text({ de: 'Wird umgewandelt', en: 'Converting' });
    const open: HashEvent[] = [];
    const placed = async (name: string) => {
      path = dryRun ? name : claim(await target.file(name));
      return path;
    };
    try {
      if (lossTarget && !dryRun)
        losses = await openLossFile(lossTarget, `${withoutEnding(file)}.verluste.jsonl`, { signal, mask });
      if (losses?.path !== undefined) claim(losses.path);
      const converted = await convertFile(file, placed, {
        to,
        signal,
        dryRun,
        maxPlaces: 5,
        observer(event) {
          if (event.type === 'field.changed') losses?.add(event);
          else if (event.outcome !== 'verified' && open.length < hashesKept) open.push(event);
        },
        onProgress: (step) => progress.show(label, step),
        checksums: async (name) =>
          claim(await (list ? list.file(name) : target.beside(path, name, '--checksums'))),
        addHashes: options.addHashes,
        unverifiedHashes: options.listUnverifiedHashes ? 'list' : 'refuse',
        documents: options.wrapDocuments ? 'wrap' : undefined,
        contextObjects: options.keepContext ? 'keep' : undefined,
        splitTransfers: options.ownProcess ? 'own-process' : undefined,
        [allowWeakerProtection]: options.allowWeakerProtection ? true : undefined,
      }).finally(() => progress.end());
      if (converted.path !== undefined) await target.deliver(converted.path);
      if (converted.checksums !== undefined) await list?.deliver(converted.checksums);
      await losses?.finish();
      // An offer (0501) names files and brings none.
      const bringsFiles = converted.kind === 'container' && converted.report.messageType !== '0501';
      const missing = bringsFiles ? await missingFiles(file, signal) : [];
      // What went to standard output has no place to be named.
      const checksums = list?.isStandard ? undefined : converted.checksums;
      printConversion(
        { ...converted, checksums },
        {
          json: json === true,
          mask,
          lossFile: losses?.path,
          source: file,
          missing,
          target: { ...target, say },
          unverified: open,
        },
        context,
      );
      context.exit(converted.report.lossless && missing.length === 0 ? exitCodes.clean : exitCodes.findings);
    } catch (error) {
      if (!isRathausError(error) || error.code !== 'eakte.xdomea.not-convertible') throw error;
      printRefusal(file, error, { json: json === true, mask, hashes: open }, context);
      context.exit(exitCodes.refused);
    } finally {
      await losses?.close();
      await close();
    }
  };
  const about = mask ? createMask(catalogue, { mask }).fileName(file.replace(/^.*[/\\]/, '')) : file;
  return reported(context, run, { ...onFile(about, 'convert'), refused: exitCodes.refused });
}

const withoutEnding = (file: string) => basename(file).replace(/\.(zip|xdomea|xml)$/i, '');

/** Where the result, the list of hashes and the single losses go. One of them at most has standard output, without words. */
function openTargets(
  file: string,
  { output, checksums, lossReport, force, json }: ConvertCommandOptions,
  context: Context,
) {
  const open = (place: string, option: string): Target =>
    openTarget({ output: place, option, inputs: [file], force, json }, context);
  const target = open(output, '-o');
  const list = checksums === undefined ? undefined : open(checksums, '--checksums');
  const lossTarget = lossReport === undefined ? undefined : open(lossReport, '--loss-report');
  const targets = [target, ...(list ? [list] : []), ...(lossTarget ? [lossTarget] : [])];
  const [standard, second] = targets.filter(({ isStandard }) => isStandard);
  if (second)
    throw new UsageFault(
      'Auf die Standardausgabe geht nur eines: das Ergebnis, die Prüfsummen oder die einzelnen Verluste.',
      'Only one goes to standard output: the result, the checksums or the single losses.',
    );
  const claimed = new Set<string>();
  return {
    target,
    list,
    lossTarget,
    /** None of them replaces another one. */
    claim(path: string): string {
      if (claimed.has(resolve(path)))
        throw new UsageFault(
          `Zwei Ergebnisse können nicht beide ${path} heißen.`,
          `Two results cannot both be called ${path}.`,
        );
      claimed.add(resolve(path));
      return path;
    },
    say: (standard ?? target).say,
    async close() {
      for (const one of targets) await one.close();
    },
  };
}
