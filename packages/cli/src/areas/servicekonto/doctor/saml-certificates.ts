import { isRathausError } from '@rathaus/client-core';
import { type LocalText, text } from '@rathaus/client-core/texts';
import {
  type Certificate,
  certificateTime,
  type IdentityProviderFacts,
  readCertificate,
} from '@rathaus/servicekonto-client/metadata';
import type { Look } from './doctor-report.ts';

/** One certificate, as far as a person has to know it. */
interface Dated {
  /** Beginning of its SHA-256, as `keys check` shows it whole. */
  readonly fingerprint: string;
  readonly days: number;
  readonly until: string;
  readonly within: 90 | 30 | 7 | undefined;
}

/** Our certificates of one use: the first one counts, the others are those of a change. */
export function lookAtOwnCertificates(keys: readonly { readonly certificate: string }[], now: number): Look {
  const [first, ...others] = keys.map(({ certificate }) => datedOf(readCertificate(certificate), now));
  const code = first && stageOf(first);
  if (code !== undefined)
    return {
      state: code === 'expired' ? 'failed' : 'weak',
      code: `own-certificate-${code}`,
      ...said([first!]),
    };
  const over = others.filter(({ days }) => days < 0);
  if (over.length > 0) return { state: 'weak', code: 'own-certificate-left', ...said(over) };
  return { state: 'passed', detail: listOf([first!, ...others]) };
}

/**
 * What a provider signs with. One that ends is no trouble while another one lasts longer. `pasted` are those of the
 * configuration, `facts` is what its metadata say; none of them may have a key of `own`.
 */
export function lookAtProviderCertificates(
  pasted: readonly string[] | undefined,
  facts: IdentityProviderFacts | undefined,
  now: number,
  own: readonly { readonly certificate: string }[] = [],
): Look {
  const all = [...(pasted ?? []).flatMap(readable), ...(facts?.certificates ?? [])];
  const distinct = [...new Map(all.map((one) => [one.fingerprint, one])).values()];
  const ownKeys = own.flatMap(({ certificate }) => readable(certificate));
  const ours = distinct.filter(({ publicKey }) => ownKeys.some((one) => one.publicKey.equals(publicKey)));
  if (ours.length > 0)
    return {
      state: 'failed',
      code: 'provider-certificates-own',
      ...said(ours.map((one) => datedOf(one, now))),
    };
  const dated = distinct
    .toSorted((one, other) => other.notAfter - one.notAfter)
    .map((one) => datedOf(one, now));
  const [longest] = dated;
  if (!longest) return { state: 'failed', code: 'provider-certificates-none' };
  const code = stageOf(longest);
  if (code === undefined) return { state: 'passed', detail: listOf(dated) };
  return code === 'expired'
    ? { state: 'failed', code: 'provider-certificates-expired', ...said(dated) }
    : { state: 'weak', code: 'provider-certificates-end', ...said([longest]) };
}

const stageOf = ({ days, within }: Dated): 'expired' | 7 | 30 | 90 | undefined =>
  days < 0 ? 'expired' : within;

function readable(given: string): Certificate[] {
  try {
    return [readCertificate(given)];
  } catch (error) {
    if (!isRathausError(error)) throw error;
    return [];
  }
}

function datedOf(certificate: Certificate, now: number): Dated {
  const { days, within, at } = certificateTime(certificate, now);
  return { fingerprint: shortOf(certificate.fingerprint), days, within, until: at.slice(0, 10) };
}

/** Eight bytes tell certificates apart. */
export const shortOf = (fingerprint: string): string => `${fingerprint.slice(0, 23)}…`;

function sentenceOf({ fingerprint, days, until }: Dated): LocalText {
  const [de, en] =
    days < 0
      ? [`abgelaufen am ${until}`, `expired on ${until}`]
      : [
          `noch ${days === 1 ? 'ein Tag' : `${days} Tage`}, bis ${until}`,
          `${days === 1 ? 'one day' : `${days} days`} left, until ${until}`,
        ];
  return text(`${de} (SHA-256 ${fingerprint})`, `${en} (SHA-256 ${fingerprint})`);
}

function listOf(all: readonly Dated[]): LocalText {
  const sentences = all.map(sentenceOf);
  return text(sentences.map(({ de }) => de).join('; '), sentences.map(({ en }) => en).join('; '));
}

/** The facts of a case, which have no words of a language. */
const said = (all: readonly Dated[]): { readonly said: string } => ({
  said: all.map(({ fingerprint, until }) => `${until}, SHA-256 ${fingerprint}`).join('; '),
});
