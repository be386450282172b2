import { type KeyObject, X509Certificate } from 'node:crypto';
import type { PostfachSender } from '../seed/postfach-senders.ts';
import { Refusal } from './refusal.ts';

/** A registered certificate, ready to verify with. */
export interface RegisteredSender {
  readonly commonName: string;
  readonly publicKey: KeyObject;
  readonly certificate: X509Certificate;
}

/** The senders that may write, by the common name of their certificate. */
export function registerSenders(
  senders: readonly Pick<PostfachSender, 'certificate'>[],
): ReadonlyMap<string, RegisteredSender> {
  return new Map(
    senders.map(({ certificate: pem }) => {
      const certificate = new X509Certificate(pem);
      const { CN } = certificate.toLegacyObject().subject as { CN?: string | string[] };
      const commonName = String(CN);
      return [commonName, { commonName, certificate, publicKey: certificate.publicKey }];
    }),
  );
}

/** Refuses a certificate outside its time; `now` in milliseconds. */
export function requireValidAt({ certificate }: RegisteredSender, now: number): void {
  if (now < Date.parse(certificate.validFrom)) throw new Refusal(403, 'the certificate is not valid yet');
  if (now > Date.parse(certificate.validTo)) throw new Refusal(403, 'the certificate has expired');
}
