import { generateKeyPair, type KeyObject } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { syncFolder } from '@rathaus/client-core/node';
import { keyThumbprint } from '@rathaus/exchange';
import type { Context } from '../../program/area.ts';
import { UsageFault } from '../../program/usage-fault.ts';
import { createdFileFault } from './created-file.ts';

export interface KeysNewOptions {
  pem?: boolean;
  content?: boolean;
  json?: boolean;
}

const uses = [
  { name: 'verschluesselung', alg: 'RSA-OAEP-256', publicUse: 'wrapKey', privateUse: 'unwrapKey' },
  { name: 'signatur', alg: 'PS512', publicUse: 'verify', privateUse: 'sign' },
] as const;

const useLabels = {
  verschluesselung: { de: 'Verschlüsseln', en: 'Encryption' },
  signatur: { de: 'Signieren', en: 'Signature' },
} as const;

interface Made {
  readonly use: (typeof uses)[number]['name'];
  readonly kid: string;
  readonly privateFile: string;
  readonly publicFile: string;
}

/**
 * `rathaus exchange keys new`: a pair for encryption and one for signatures, as FIT-Connect wants them (RSA of 4096 bits,
 * one use each); with `--content` a key that seals stored content. Replaces no file.
 */
export async function keysNew(place: string, options: KeysNewOptions, context: Context): Promise<void> {
  if (options.content) return contentKey(place, options, context);
  await mkdir(place, { recursive: true, mode: 0o700 });
  const made: Made[] = [];
  for (const use of uses) {
    if (!options.json)
      context.warn(context.text({ de: 'Erzeuge ein Schlüsselpaar …', en: 'Making a pair of keys …' }));
    made.push(await makePair(place, use, options.pem === true, context));
  }
  if (options.json) return context.json({ type: 'keys', keys: made });
  print(made, context);
}

async function makePair(
  folder: string,
  { name, alg, publicUse, privateUse }: (typeof uses)[number],
  asPem: boolean,
  { terminal }: Context,
): Promise<Made> {
  const { privateKey, publicKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 4096 });
  if (terminal.signal.aborted) throw terminal.signal.reason;
  const { kty, n, e } = publicKey.export({ format: 'jwk' }) as { kty: string; n: string; e: string };
  const kid = keyThumbprint({ kty, n, e } as Parameters<typeof keyThumbprint>[0]);
  const stem = join(folder, `${name}-${kid.slice(0, 8)}`);
  const privateFile = `${stem}.privat.${asPem ? 'pem' : 'jwk.json'}`;
  const publicFile = `${stem}.oeffentlich.jwk.json`;
  const publicJwk = { kty, kid, alg, key_ops: [publicUse], n, e };
  await createFile(privateFile, privateText(privateKey, asPem, { kid, alg, key_ops: [privateUse] }), 0o600);
  try {
    await createFile(publicFile, `${JSON.stringify(publicJwk, null, 2)}\n`, 0o644);
  } catch (error) {
    await rm(privateFile, { force: true });
    throw error;
  }
  return { use: name, kid, privateFile, publicFile };
}

const privateText = (key: KeyObject, asPem: boolean, head: object): string =>
  asPem
    ? String(key.export({ format: 'pem', type: 'pkcs8' }))
    : `${JSON.stringify({ ...head, ...key.export({ format: 'jwk' }) }, null, 2)}\n`;

/** Never replaces a file: it may be the only copy of a key. */
async function createFile(path: string, content: string, mode: number): Promise<void> {
  try {
    const file = await open(path, 'wx', mode);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await syncFolder(dirname(path));
  } catch (error) {
    throw createdFileFault(path, error);
  }
}

async function contentKey(
  path: string,
  options: KeysNewOptions,
  { json, say, text }: Context,
): Promise<void> {
  if (options.pem)
    throw new UsageFault(
      '--content und --pem schließen sich aus.',
      '--content and --pem exclude each other.',
    );
  const { createContentKeyFile } = await import('@rathaus/exchange/node');
  try {
    await createContentKeyFile(path);
  } catch (error) {
    throw createdFileFault(path, error);
  }
  if (options.json) return json({ type: 'content-key', file: path });
  say(
    text({ de: `Schlüssel für gespeicherte Inhalte: ${path}`, en: `Key for stored content: ${path}` }),
    'strong',
  );
  say(
    text({
      de: 'Weiter: an einem zweiten Ort sichern (ohne ihn sind die Inhalte verloren) und in der Konfiguration nennen: "store": { "contentKey": { "id": "inhalt-2026", "file": "…" } }',
      en: 'Next: back it up at a second place (without it the content is lost) and name it in the configuration: "store": { "contentKey": { "id": "inhalt-2026", "file": "…" } }',
    }),
  );
}

function print(made: readonly Made[], { say, text }: Context): void {
  for (const { use, kid, privateFile, publicFile } of made) {
    say(`${text(useLabels[use])}  ${kid}`, 'strong');
    say(`  ${text({ de: 'geheim', en: 'secret' }).padEnd(10)} ${privateFile}`);
    say(`  ${text({ de: 'öffentlich', en: 'public' }).padEnd(10)} ${publicFile}`);
  }
  say(
    text({
      de: 'Weiter: die öffentlichen Teile von der Verwaltungs-PKI zertifizieren lassen (die Zertifikate kommen als "x5c" hinein), am Zustellpunkt hinterlegen und mit rathaus exchange keys check prüfen. Die geheimen Dateien verlassen diesen Rechner nicht.',
      en: 'Next: have the public parts certified by the PKI of the administration (the certificates become "x5c"), publish them at the destination and check them with rathaus exchange keys check. The secret files do not leave this machine.',
    }),
  );
}
