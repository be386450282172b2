import { writeFileAtomically } from '@rathaus/client-core/node';
import { type LocalText, reportJson, reportText } from '@rathaus/client-core/texts';
import {
  allowSandbox,
  type DeliveryProofReport,
  type DeliveryProofTrust,
  keyThumbprint,
  verifyDeliveryProof,
} from '@rathaus/exchange';
import { catalogue, renderDeliveryProof } from '@rathaus/exchange/texts';
import type { Context } from '../../program/area.ts';
import { paintOn } from '../../program/colours.ts';
import { exitCodeOf } from '../../program/exit-codes.ts';
import { openTarget } from '../../program/target.ts';
import { UsageFault } from '../../program/usage-fault.ts';
import { version } from '../../program/version.ts';
import { SandboxOff } from './configuration/sandbox-off.ts';
import { containedProof, isContainer, readBounded } from './contained-proof.ts';
import { areMailboxReceipt, tellReceipt } from './mailbox-receipt.ts';
import { commandFor, sandboxOf } from './options.ts';
import { openContainer } from './proof-container.ts';
import { type ListsSilence, listsSilenceOf, readTrust } from './trust-file.ts';

export interface VerifyOptions {
  trust?: string;
  sandbox?: boolean;
  sandboxAt?: string;
  page?: string;
  asice?: string;
  seal?: string;
  metadata?: boolean;
  sender?: string;
  recipient?: string;
  subject?: string;
  mask?: boolean;
  force?: boolean;
  json?: boolean;
}

const emulated: LocalText = {
  de: 'Nachweis der Sandbox: kein echter Dienst, kein Beleg',
  en: 'Proof of the sandbox: not a real service, no evidence',
};

const withoutSandbox: LocalText = {
  de: '. Ohne sie: --trust DATEI, darin "allowSandbox": true.',
  en: '. Without it: --trust FILE, in it "allowSandbox": true.',
};

/** Far more than any proof has; a file of another kind must not fill the memory. */
const maxBytes = 50_000_000;

/** `rathaus exchange verify`: checks a proof offline, and writes the page for the Akte and the sealed container. */
export async function verify(file: string, options: VerifyOptions, context: Context): Promise<void> {
  const { terminal, language } = context;
  const { signal } = terminal;
  const sandbox = sandboxOf(options);
  // Once, for it may be a pipe.
  const bytes = await readBounded(file, maxBytes, signal);
  if (areMailboxReceipt(bytes)) return tellReceipt(options.json, context);
  if ((options.trust === undefined) === (sandbox === undefined))
    throw new UsageFault(
      'Womit wird verglichen? --trust DATEI nennt Wurzelzertifikate, Zustelldienst und Empfänger; nichts davon kommt aus dem Nachweis. Für die Sandbox: --sandbox.',
      'What is it compared with? --trust FILE names root certificates, delivery service and recipient; none of it comes from the proof. For the sandbox: --sandbox.',
    );
  if (options.asice === undefined && (options.seal !== undefined || options.metadata))
    throw new UsageFault(
      '--seal und --metadata gehören zu --asice ZIEL.',
      '--seal and --metadata go with --asice TARGET.',
    );
  if (options.page === '-' && options.asice === '-')
    throw new UsageFault(
      '--page - und --asice - wollen beide auf die Standardausgabe.',
      '--page - and --asice - both want standard output.',
    );
  const page = options.page === undefined ? undefined : await openPage(options.page, file, options, context);
  let container: Awaited<ReturnType<typeof openContainer>> | undefined;
  try {
    container =
      options.asice === undefined ? undefined : await openContainer(options.asice, file, options, context);
    const trust =
      options.trust === undefined ? await sandboxTrust(sandbox!, signal) : await readTrust(options.trust);
    const proof = isContainer(bytes) ? await containedProof(file, context) : bytes;
    const report = await verified(proof, trust, context);
    context.exit(exitCodeOf(report.verdict));
    if (options.json) context.json(reportJson(report, catalogue, { mask: options.mask }));
    else {
      const write = page?.isStandard || container?.isStandard ? terminal.err : terminal.out;
      write(reportText(report, catalogue, { language, colour: paintOn(terminal), mask: options.mask }));
    }
    if (report.reservation === 'sandbox') context.warn(context.text(emulated));
    await page?.write(report);
    await container?.write(proof, report, pageOf(report, options, context));
  } finally {
    await page?.close();
    await container?.close();
  }
}

/** Kept lists that do not answer leave revocation open; they are no reason to give no report. */
async function verified(
  proof: Uint8Array,
  trust: DeliveryProofTrust,
  { terminal, warn, text }: Context,
): Promise<DeliveryProofReport> {
  const { clock, signal } = terminal;
  try {
    return await verifyDeliveryProof(proof, { trust, clock, signal });
  } catch (error) {
    const silence = listsSilenceOf(error);
    if (!silence) throw error;
    warn(text(silenceText(silence)));
    return verifyDeliveryProof(proof, { trust: { ...trust, isRevoked: undefined }, clock, signal });
  }
}

function silenceText(silence: ListsSilence): LocalText {
  const day = (instant: Date) => instant.toISOString().slice(0, 10);
  switch (silence.type) {
    case 'too-old':
      return {
        de: `Die Sperrlisten beantworten nicht, ob ein Zertifikat gesperrt war: Sie sind vom ${day(silence.asOf)}, angenommen wurde am ${day(silence.accepted)} ("revocation").`,
        en: `The revocation lists do not answer whether a certificate was revoked: they are of ${day(silence.asOf)}, the acceptance is of ${day(silence.accepted)} ("revocation").`,
      };
    case 'no-answer':
      return {
        de: 'Die Sperrlisten beantworten nicht, ob ein Zertifikat gesperrt war: falsche Aussteller oder abgelaufen ("revocation").',
        en: 'The revocation lists do not answer whether a certificate was revoked: other issuers or outdated ("revocation").',
      };
  }
}

function pageOf(
  report: DeliveryProofReport,
  options: VerifyOptions,
  { language, text, terminal }: Context,
): string {
  const { mask, sender, recipient, subject } = options;
  return renderDeliveryProof(report, language, {
    checkedAt: new Date(terminal.clock()),
    tool: { name: 'rathaus', version },
    mask,
    again:
      sandboxOf(options) &&
      commandFor(`verify ${text({ de: 'NACHWEIS', en: 'PROOF' })}`, {
        sandbox: options.sandbox,
        sandboxAt: options.sandboxAt,
      }),
    names: { sender, recipient, subject },
  });
}

async function openPage(output: string, file: string, options: VerifyOptions, context: Context) {
  const { text, terminal } = context;
  const { json, force } = options;
  const target = openTarget({ output, option: '--page', inputs: [file], force, json }, context);
  const path = await target.file(text({ de: 'zustellnachweis.html', en: 'proof-of-delivery.html' }));
  return {
    isStandard: target.isStandard,
    async write(report: DeliveryProofReport) {
      const html = pageOf(report, options, context);
      await writeFileAtomically(path, [Buffer.from(html)], { signal: terminal.signal });
      await target.deliver(path);
      if (!json && !target.isStandard) target.say(`${text({ de: 'Seite', en: 'Page' })}: ${path}`);
    },
    close: () => target.close(),
  };
}

/** What is known of the sandbox: its keys are public, so its proofs are worth nothing elsewhere. */
async function sandboxTrust(origin: string, signal: AbortSignal): Promise<DeliveryProofTrust> {
  const { sandboxSettings } = await import('./configuration/sandbox-settings.ts');
  const { tenants, send } = await sandboxSettings(origin, signal).catch((error: unknown) => {
    throw error instanceof SandboxOff ? new SandboxOff(origin, withoutSandbox) : error;
  });
  const receiver = tenants.get('beispielhausen')?.fitConnect;
  const [mailbox] = receiver?.destinations ?? [];
  const { serviceIssuers = [], submissionApi = '' } = receiver?.endpoints ?? {};
  const keys = (await (
    await fetch(`${submissionApi}/.well-known/jwks.json`, { signal, redirect: 'error' })
  ).json()) as { keys: Parameters<typeof keyThumbprint>[0][] };
  return {
    serviceIssuers,
    serviceKeys: keys.keys.map(keyThumbprint),
    destination: send?.to,
    destinationKeys: mailbox?.thumbprints,
    [allowSandbox]: true,
  };
}
