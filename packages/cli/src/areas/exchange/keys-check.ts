import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Verdict, verdictOfAll } from '@rathaus/client-core/findings';
import { joinCatalogues, type LocalText, reportJson, reportText, text } from '@rathaus/client-core/texts';
import {
  allowInsecurePublicKey,
  certificateDays,
  checkPublicJwk,
  type KeyUse,
  keyThumbprint,
  type PublicJwk,
} from '@rathaus/exchange';
import { catalogue as packageCatalogue } from '@rathaus/exchange/texts';
import type { Context } from '../../program/area.ts';
import { paintOn } from '../../program/colours.ts';
import { exitCodeOf, exitCodes } from '../../program/exit-codes.ts';
import { UsageFault } from '../../program/usage-fault.ts';

export interface KeysCheckOptions {
  root?: string[];
  use?: string;
  withoutCertificate?: boolean;
  json?: boolean;
}

/** What is open, in the words of this command. */
const catalogue = joinCatalogues(packageCatalogue, {
  rules: {},
  reports: {},
  unchecked: {
    'exchange.unchecked.certificate': {
      title: text(
        'Wem der Schlüssel gehört, wurde nicht geprüft (--without-certificate).',
        'Whose key it is was not checked (--without-certificate).',
      ),
      remedy: text(
        'Mit --root das Wurzelzertifikat der Verwaltungs-PKI nennen.',
        'Name the root certificate of the PKI of the administration with --root.',
      ),
    },
    'exchange.unchecked.revocation': {
      title: text('Ob ein Zertifikat gesperrt ist, wurde nicht gefragt.', 'Nobody was asked for revocation.'),
      remedy: text(
        'rathaus exchange check fragt danach, wenn die Konfiguration "revocation" nennt.',
        'rathaus exchange check asks for it when the configuration names "revocation".',
      ),
    },
  },
});

/** Days before the end of a certificate at which somebody has to begin with the next one. */
const soon = 60;

/** `rathaus exchange keys check`: public keys against the profile, with the days that their certificates hold. */
export async function keysCheck(
  files: readonly string[],
  options: KeysCheckOptions,
  context: Context,
): Promise<void> {
  const { terminal, json, language, say } = context;
  const { root = [], withoutCertificate } = options;
  if (root.length === 0 && !withoutCertificate)
    throw new UsageFault(
      '--root nennt das Wurzelzertifikat; ohne Zertifikat, nur das Profil: --without-certificate.',
      '--root names the root certificate; without certificate, the profile only: --without-certificate.',
    );
  const trust = {
    roots: await Promise.all(root.map((path) => readFile(path, 'utf8'))),
    [allowInsecurePublicKey]: withoutCertificate ? (true as const) : undefined,
  };
  const { signal, clock } = terminal;
  const verdicts: Verdict[] = [];
  let isSecret = false;
  for (const file of files)
    for (const given of await keysOf(file)) {
      const isPrivate = privateMembers.some((member) => member in given);
      const jwk = isPrivate ? publicPartOf(given) : given;
      const use = useOf(jwk, options.use);
      const report = {
        ...(await checkPublicJwk(jwk, use, { trust, clock, signal })),
        name: nameOf(file, jwk),
      };
      verdicts.push(report.verdict);
      const days = certificateDays(jwk, clock);
      const thumbprint = thumbprintOf(jwk);
      if (isPrivate) {
        isSecret = true;
        context.warn(context.text(secretText(file)));
      }
      if (options.json) {
        const known = { file, use, thumbprint, certificateDays: days, isPrivate };
        json({ type: 'key', ...known, ...reportJson(report, catalogue) });
        continue;
      }
      terminal.out(reportText(report, catalogue, { language, colour: paintOn(terminal) }));
      if (thumbprint !== undefined)
        say(`${context.text({ de: 'Fingerabdruck', en: 'Thumbprint' })}: ${thumbprint}`);
      if (days !== undefined) say(daysText(days, context), days < soon ? 'open' : undefined);
      say('');
    }
  // A script that publishes what was checked must not go on with a private key.
  context.exit(isSecret ? exitCodes.usage : exitCodeOf(verdictOfAll(verdicts)));
}

/** Members of RFC 7518 that are secret. */
const privateMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'] as const;

const publicOperations: Readonly<Record<string, string>> = {
  unwrapKey: 'wrapKey',
  decrypt: 'encrypt',
  sign: 'verify',
};

/** What of a private key would be published. */
function publicPartOf(jwk: PublicJwk): PublicJwk {
  const { key_ops: operations, ...rest } = jwk;
  for (const member of privateMembers) delete (rest as PublicJwk)[member];
  if (!Array.isArray(operations)) return operations === undefined ? rest : { ...rest, key_ops: operations };
  return { ...rest, key_ops: operations.map((one) => publicOperations[String(one)] ?? one) };
}

const secretText = (file: string): LocalText =>
  text(
    `${file} ist ein privater Schlüssel. Geprüft wird hier nur sein öffentlicher Teil; geben Sie dessen Datei an (bei keys new: ….oeffentlich.jwk.json), und nur sie weiter. Hat diese Datei den Rechner schon verlassen, ist der Schlüssel zu ersetzen.`,
    `${file} is a private key. Only its public part is checked here; name that file (keys new: ….oeffentlich.jwk.json), and hand on nothing else. If this file has left the machine already, the key has to be replaced.`,
  );

function daysText(days: number, { text }: Context): string {
  if (days < 0) return text({ de: 'Das Zertifikat ist abgelaufen.', en: 'The certificate has expired.' });
  const left = text({
    de: `Das Zertifikat gilt noch ${days === 1 ? 'einen Tag' : `${days} Tage`}.`,
    en: `The certificate holds for ${days === 1 ? 'one more day' : `${days} more days`}.`,
  });
  return days < soon
    ? `${left} ${text({ de: 'Jetzt das nächste beantragen.', en: 'Apply for the next one now.' })}`
    : left;
}

const nameOf = (file: string, { kid }: PublicJwk): string =>
  typeof kid === 'string' ? `${basename(file)} (${kid.slice(0, 64)})` : basename(file);

/** A JWK, or a set of them. */
async function keysOf(file: string): Promise<PublicJwk[]> {
  const content = await readFile(file, 'utf8');
  if (/-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/.test(content))
    throw new UsageFault(
      `${file} ist ein privater Schlüssel (PEM). Geben Sie die Datei mit dem öffentlichen Teil an, ein JWK (bei keys new: ….oeffentlich.jwk.json).`,
      `${file} is a private key (PEM). Name the file with the public part, a JWK (keys new: ….oeffentlich.jwk.json).`,
    );
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch {
    throw noKey(file);
  }
  const { keys } = Object(value) as { keys?: unknown };
  const all = Array.isArray(keys) ? keys : [value];
  if (all.length === 0 || all.some((one) => typeof one !== 'object' || one === null)) throw noKey(file);
  return all as PublicJwk[];
}

const noKey = (file: string) =>
  new UsageFault(
    `${file} ist kein öffentlicher Schlüssel: erwartet wird ein JWK oder eine Liste davon (JSON).`,
    `${file} is no public key: a JWK or a set of them (JSON) is expected.`,
  );

function useOf({ key_ops: operations, alg }: PublicJwk, given: string | undefined): KeyUse {
  if (given === 'encryption' || given === 'signature') return given;
  if (given !== undefined)
    throw new UsageFault('--use kennt encryption und signature.', '--use knows encryption and signature.');
  const isSignature = Array.isArray(operations) ? operations.includes('verify') : alg === 'PS512';
  return isSignature ? 'signature' : 'encryption';
}

function thumbprintOf({ kty, n, e }: PublicJwk): string | undefined {
  if (typeof kty !== 'string' || typeof n !== 'string' || typeof e !== 'string') return undefined;
  return keyThumbprint({ kty, n, e } as Parameters<typeof keyThumbprint>[0]);
}
