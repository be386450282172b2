import { isRathausError } from '@rathaus/client-core';
import { addTransferPart, missingParts, type TransferState } from '@rathaus/eakte-client/package';
import type { Context } from '../../program/area.ts';
import { type ExitCode, exitCodes } from '../../program/exit-codes.ts';
import { type CheckOptions, check } from './check.ts';
import { reported, UsageFault } from './failures.ts';

/** Checks each file, then whether the parts of a split transfer belong together and which are missing. */
export async function checkAll(paths: string[], options: CheckOptions, context: Context): Promise<void> {
  if (paths.length === 1) return check(paths[0]!, options, context);
  const { terminal, text } = context;
  if (options.report !== undefined) {
    return reported(context, '', async () => {
      throw new UsageFault(
        '--report geht nur mit einer einzelnen Datei.',
        '--report works with a single file only.',
      );
    });
  }
  let worst: ExitCode = exitCodes.clean;
  const noting: Context = {
    ...context,
    exit(code) {
      if (code > worst) worst = code;
    },
  };
  for (const [index, path] of paths.entries()) {
    if (!options.json && index > 0) terminal.out('\n');
    await check(path, options, noting);
  }
  const { state, strangers } = await assemble(paths, terminal.signal);
  const missing = state ? missingParts(state) : [];
  const complete = state !== undefined && missing.length === 0 && strangers.length === 0;
  if (!complete && worst === exitCodes.clean) worst = exitCodes.findings;
  if (options.json) {
    terminal.out(`${JSON.stringify({ transfer: state ?? null, missing, complete, strangers })}\n`);
  } else {
    terminal.out('\n');
    for (const { path, code } of strangers) {
      terminal.out(`${path}: ${strangerText(code, context)} [${code}]\n`);
    }
    if (state) {
      const { total, parts } = state;
      terminal.out(
        `${text({ de: `Teile der Abgabe: ${parts.length} von ${total}`, en: `Parts of the transfer: ${parts.length} of ${total}` })}\n`,
      );
      if (missing.length > 0) {
        const list = `${missing.slice(0, 50).join(', ')}${missing.length > 50 ? ' …' : ''}`;
        terminal.out(`${text({ de: `Es fehlen die Teile: ${list}`, en: `Missing parts: ${list}` })}\n`);
      }
    }
    const answer = worst === exitCodes.clean ? text({ de: 'ja', en: 'yes' }) : text({ de: 'nein', en: 'no' });
    terminal.out(
      `${text({ de: 'Abgabefähig (alle Teile)', en: 'Ready to hand over (all parts)' })}: ${answer}\n`,
    );
  }
  context.exit(worst);
}

interface Stranger {
  path: string;
  code: string;
}

/** Parts that fit together; what does not fit is named, the rest still counts. */
async function assemble(paths: string[], signal: AbortSignal) {
  let state: TransferState | undefined;
  const strangers: Stranger[] = [];
  for (const path of paths) {
    try {
      ({ state } = await addTransferPart(path, state, { signal }));
    } catch (error) {
      if (!isRathausError(error)) throw error;
      strangers.push({ path, code: error.code });
    }
  }
  return { state, strangers };
}

function strangerText(code: string, { text }: Context): string {
  switch (code) {
    case 'eakte.package.part-foreign':
      return text({
        de: 'gehört zu einem anderen Vorgang oder Nachrichtentyp',
        en: 'belongs to another process or message type',
      });
    case 'eakte.package.part-total':
      return text({ de: 'nennt eine andere Gesamtanzahl von Teilen', en: 'names another number of parts' });
    case 'eakte.package.part-conflict':
      return text({ de: 'kommt doppelt mit anderem Inhalt', en: 'comes twice with other content' });
    default:
      return text({ de: 'lässt sich keiner Abgabe zuordnen', en: 'cannot be assigned to a transfer' });
  }
}
