import { basename } from 'node:path';
import { isRathausError } from '@rathaus/client-core';
import { type LocalText, text } from '@rathaus/client-core/texts';
import { createServicekonto, type KeyWarning, type ServicekontoConfig } from '@rathaus/servicekonto-client';
import { certificateTime, readCertificate } from '@rathaus/servicekonto-client/metadata';
import { certificateFault } from '../../configuration/login/certificate-faults.ts';
import { unwatched } from '../../configuration/login/judge-login.ts';
import type { Context } from '../../program/area.ts';
import type { Tone } from '../../program/colours.ts';
import { exitCodes } from '../../program/exit-codes.ts';
import { UsageFault } from '../../program/usage-fault.ts';
import { type ConfigOptions, loadConfig } from './load-config.ts';
import { readTextFile } from './read-text-file.ts';
import { connectionOf, samlProviderOf } from './saml-connection.ts';
import { samlProviderIds } from './saml-providers.ts';

export interface KeysCheckOptions extends ConfigOptions {
  json?: boolean;
}

/** Days before the end of a certificate at which it counts as a finding: a change takes two loading days and an overlap. */
const soon = 30;

/** What is known of one certificate. `fault`: why it cannot be used. */
interface Line {
  readonly of: string;
  /** The same for people; default `of`. */
  readonly label?: LocalText | undefined;
  readonly subject?: string | undefined;
  readonly fingerprint?: string | undefined;
  readonly bits?: number | undefined;
  readonly until?: string | undefined;
  readonly days?: number | undefined;
  readonly fault?: string | undefined;
  /** Code of the error for which the certificates of a provider were not seen. */
  readonly unjudged?: string | undefined;
}

/** `rathaus servicekonto keys check`: how long certificates hold. One that ends within 30 days is a finding: 1; else a provider that could not be asked: 4. */
export async function keysCheck(
  files: readonly string[],
  options: KeysCheckOptions,
  context: Context,
): Promise<void> {
  if (files.length > 0 && options.config !== undefined)
    throw new UsageFault('Entweder Dateien oder --config.', 'Either files or --config.');
  const lines = files.length > 0 ? await ofFiles(files, context) : await ofConfig(options, context);
  if (options.json) for (const { label: _, ...line } of lines) context.json({ type: 'certificate', ...line });
  else for (const line of lines) print(line, context);
  if (lines.length === 0 && !options.json)
    context.say(
      context.text({
        de: 'Kein Zertifikat der Konfiguration oder ihrer Anmeldedienste endet in den nächsten 90 Tagen.',
        en: 'No certificate of the configuration or its providers ends within the next 90 days.',
      }),
      'good',
    );
  const isFound = lines.some(({ fault, days }) => fault !== undefined || (days ?? soon) < soon);
  const isOpen = lines.some(({ unjudged }) => unjudged !== undefined);
  context.exit(isFound ? exitCodes.findings : isOpen ? exitCodes.notJudged : exitCodes.clean);
}

async function ofFiles(files: readonly string[], { terminal }: Context): Promise<Line[]> {
  const lines: Line[] = [];
  for (const file of files) {
    const texts = certificatesIn(await readTextFile(file, terminal.signal));
    if (texts.length === 0)
      throw new UsageFault(
        `In ${file} ist kein Zertifikat: erwartet werden PEM oder Metadaten (XML).`,
        `There is no certificate in ${file}: PEM or metadata (XML) are expected.`,
      );
    for (const [index, one] of texts.entries()) {
      const of = texts.length === 1 ? basename(file) : `${basename(file)} (${index + 1})`;
      lines.push(lineOf(of, one, terminal.clock()));
    }
  }
  return lines;
}

/** Certificates of a PEM file or of metadata, each as it stands there. Private keys beside them are not looked at. */
function certificatesIn(content: string): readonly string[] {
  const pem = content.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g);
  if (pem) return pem;
  return [...content.matchAll(/<(?:[\w.-]+:)?X509Certificate(?:\s[^<>]*)?>([^<]*)</g)].map(([, one]) => one!);
}

function lineOf(of: string, given: string, now: number): Line {
  try {
    const certificate = readCertificate(given);
    const { subject, fingerprint, bits } = certificate;
    const { days, at } = certificateTime(certificate, now);
    return { of, subject: subject.replaceAll('\n', ', '), fingerprint, bits, until: at, days };
  } catch (error) {
    if (!isRathausError(error)) throw error;
    return { of, fault: String(error.details?.reason) };
  }
}

/** Warnings of the providers of a configuration, their metadata included. */
async function ofConfig(options: KeysCheckOptions, context: Context): Promise<Line[]> {
  const { konto, file, store } = await loadConfig(options, context);
  try {
    // Names all faults of the configuration before anything of it is used.
    createServicekonto(unwatched(konto));
    const ids = samlProviderIds(konto);
    if (ids.length === 0)
      throw new UsageFault(
        `${file} hat keinen Anmeldedienst mit SAML; nur solche haben Zertifikate.`,
        `${file} has no provider with SAML; only those have certificates.`,
      );
    const found = await Promise.all(ids.map((id) => warningsOf(konto, id, context)));
    return found.flat();
  } finally {
    await store?.close();
  }
}

async function warningsOf(konto: ServicekontoConfig, id: string, { terminal }: Context): Promise<Line[]> {
  const connection = connectionOf(konto, id, terminal.clock);
  try {
    const warnings = await connection.keyWarnings({ signal: terminal.signal });
    return warnings.map((warning) => ofWarning(id, warning));
  } catch (error) {
    if (!isRathausError(error) || !error.code.startsWith('servicekonto.provider.')) throw error;
    return withoutProvider(konto, id, error.code, terminal.clock());
  }
}

/** All our own certificates, and that those of the provider could not be seen. */
function withoutProvider(konto: ServicekontoConfig, id: string, code: string, now: number): Line[] {
  const { keys, identityProvider } = samlProviderOf(konto, id)!.options;
  const own = (['signing', 'encryption'] as const).flatMap((use) =>
    keys[use].map(({ certificate }): Line => {
      const label = text(`${id}: ${ours[use].de}`, `${id}: ${ours[use].en}`);
      return { ...lineOf(`${id}: our ${use} certificate`, certificate, now), label };
    }),
  );
  return [...own, { of: `${id}: ${identityProvider.entityId}`, unjudged: code }];
}

const open = text(
  'Offen: Der Anmeldedienst war nicht zu erreichen oder seine Metadaten sind nicht brauchbar; seine Zertifikate wurden nicht geprüft. Weiter: rathaus servicekonto doctor.',
  'Open: The provider could not be reached, or its metadata cannot be used; its certificates were not looked at. Next: rathaus servicekonto doctor.',
);

const ours = {
  signing: text('eigenes Zertifikat für Signaturen', 'our certificate for signatures'),
  encryption: text('eigenes Zertifikat für die Verschlüsselung', 'our certificate for encryption'),
} as const;

function ofWarning(id: string, { of, use, code, at, days, fingerprint }: KeyWarning): Line {
  const label = use && text(`${id}: ${ours[use].de}`, `${id}: ${ours[use].en}`);
  const base = { of: `${id}: ${of}`, label };
  return code === 'unreadable' ? { ...base, fault: 'unreadable' } : { ...base, fingerprint, until: at, days };
}

function print(
  { of, label, subject, fingerprint, bits, until, days, fault, unjudged }: Line,
  context: Context,
): void {
  const { say, text: local } = context;
  say(label ? local(label) : of, 'strong');
  if (fault !== undefined) {
    say(`  ${local(certificateFault(fault))}`, 'bad');
    return;
  }
  if (unjudged !== undefined) {
    say(`  ${local(open)} [${unjudged}]`, 'open');
    return;
  }
  if (subject !== undefined) say(`  ${subject} (RSA ${bits} bit)`);
  if (fingerprint !== undefined) say(`  SHA-256 ${fingerprint}`);
  say(`  ${local(daysText(days!, until!.slice(0, 10)))}`, toneOf(days!));
}

function daysText(days: number, until: string): LocalText {
  const day = until.split('-').reverse().join('.');
  if (days < 0) return text(`Abgelaufen am ${day}.`, `Expired on ${until}.`);
  const left = text(
    `Gilt noch ${days === 1 ? 'einen Tag' : `${days} Tage`}, bis zum ${day}.`,
    `Holds for ${days === 1 ? 'one more day' : `${days} more days`}, until ${until}.`,
  );
  if (days >= 90) return left;
  return text(
    `${left.de} Weiter: rathaus servicekonto keys plan.`,
    `${left.en} Next: rathaus servicekonto keys plan.`,
  );
}

function toneOf(days: number): Tone {
  if (days < soon) return 'bad';
  return days < 90 ? 'open' : 'good';
}
