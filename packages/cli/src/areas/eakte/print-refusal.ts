import type { RathausError } from '@rathaus/client-core';
import { createMask } from '@rathaus/client-core/texts';
import type { HashEvent } from '@rathaus/eakte-client/package';
import { catalogue, refusalText } from '@rathaus/eakte-client/texts';
import type { Context } from '../../program/area.ts';
import { hashJson } from './conversion-json.ts';
import { hashLine } from './print-conversion.ts';

/** The option that allows what was refused. */
const waysOut: Readonly<Record<string, string>> = {
  'document-place': '--wrap-documents',
  'context-object': '--keep-context',
  'split-transfer': '--own-process',
  'hash-unverified': '--list-unverified-hashes',
  protection: '--allow-weaker-protection',
};

/** How a refusal is written, and what belongs to it. */
export interface RefusalStyle {
  readonly json: boolean;
  readonly mask: boolean;
  /** Hashes that differ or could not be verified, the first of them. */
  readonly hashes: readonly HashEvent[];
}

/** Why a conversion was refused, where, and what may be done. With `json` also as one line on standard output. */
export function printRefusal(
  file: string,
  error: RathausError,
  { json, mask: masked, hashes }: RefusalStyle,
  context: Context,
): void {
  const { language, text, warn } = context;
  const mask = createMask(catalogue, { mask: masked });
  const { reason, path } = error.details as { reason: string; path?: string };
  const about = masked ? mask.fileName(file.replace(/^.*[/\\]/, '')) : file;
  const why = refusalText(reason);
  const isDifferent = reason === 'hash-differs';
  const named = hashes.filter(({ outcome }) => !isDifferent || outcome === 'differs');
  if (json) {
    const { code, details } = error;
    context.json({
      refused: true,
      code,
      reason,
      text: why,
      details,
      hashes: named.map((event) => hashJson(event, mask)),
    });
  }
  const where = path === undefined || path === '' ? '' : ` (${path})`;
  warn(
    `${text({ de: 'Fehler', en: 'Error' })}: ${about}: ${why?.[language] ?? error.message}${where} [${error.code}]`,
  );
  for (const event of named) warn(`  - ${hashLine(event, mask, context)}`);
  const { differing, unverified } = error.details as { differing?: number; unverified?: number };
  const rest = ((isDifferent ? differing : unverified) ?? 0) - named.length;
  if (named.length > 0 && rest > 0)
    warn(`  - ${text({ de: `und ${rest} weitere`, en: `and ${rest} more` })}`);
  const option = waysOut[reason];
  const next = text({ de: 'Nächster Schritt', en: 'Next step' });
  if (isDifferent)
    warn(
      `${next}: ${text({ de: 'Den Absender um einen neuen Export bitten. Es wurde nichts geschrieben.', en: 'Ask the sender for a new export. Nothing was written.' })}`,
    );
  else if (reason === 'hash-unverified' && path !== undefined)
    warn(
      `${next}: ${text({ de: 'Nachricht und Dateien packen (rathaus eakte pack) und den Container umwandeln, damit die Prüfsummen verglichen werden. Ungeprüft aufgelistet werden sie mit', en: 'Pack message and files (rathaus eakte pack) and convert the container, so that the hashes are compared. They are listed as not verified with' })} ${option}.`,
    );
  else if (option !== undefined)
    warn(
      `${next}: ${text({ de: 'Wenn das so sein soll, den Befehl wiederholen mit', en: 'if that is wanted, repeat the command with' })} ${option}.`,
    );
}
