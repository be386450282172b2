import { type Ask, hostOf } from './ask.ts';
import { RevocationFault, type Statement } from './fault.ts';
import type { Lists } from './lists.ts';
import { createQuestion, questionUrl } from './ocsp-request.ts';
import { readAnswer } from './ocsp-response.ts';
import { distributionPoints, responderUrls, type Subject, subjectOf } from './subject.ts';
import type { CrlSource, FailedQuestion, OcspSource, RevocationSource } from './types.ts';

/** An answer of a responder has a few kilobytes, its certificates included. */
const maxAnswerBytes = 128 * 1024;
/** A certificate may name many addresses; so many of each source are asked. */
const maxUrls = 2;

/** A verified statement with its source. */
export type Answered = Statement & { readonly source: RevocationSource['kind'] };

/** Asks the sources in their order until one has made a statement that `accept` takes. */
export interface Questions {
  ask(
    subject: Subject,
    accept: (answer: Answered) => void,
  ): Promise<{ answer?: Answered; failed: readonly FailedQuestion[] }>;
}

export function createQuestions(options: {
  sources: readonly RevocationSource[];
  ask: Ask;
  lists: Lists;
  clock: () => number;
  maxAge: number;
}): Questions {
  const { sources, ask, lists, clock, maxAge } = options;

  async function askList(source: CrlSource, url: string, subject: Subject): Promise<Statement> {
    const points = distributionPoints(subject.profile);
    // A list of the operator's address may be for the point that the address names, too.
    const own = source.url === undefined ? [] : [{ names: [uriName(source.url)], urls: [source.url] }];
    return lists.judge(url, subject, [...points, ...own]);
  }

  async function askResponder(source: OcspSource, url: string, subject: Subject): Promise<Statement> {
    const { method = 'post' } = source;
    const nonce = method === 'get' ? 'off' : (source.nonce ?? 'offer');
    const question = await createQuestion(subject, nonce !== 'off');
    const byGet = method === 'get' ? questionUrl(url, question) : undefined;
    const der = await ask(byGet ?? url, {
      ...(byGet === undefined && { body: question.der }),
      accept: 'application/ocsp-response',
      maxBytes: maxAnswerBytes,
    });
    const { signer, ...statement } = readAnswer(der, subject, question, { now: clock(), nonce, maxAge });
    if (signer.unchecked) await checkDelegate(signer.certificate, subject);
    return statement;
  }

  /** A delegate without `id-pkix-ocsp-nocheck` is asked for in the lists that it names (RFC 6960, section 4.2.2.2.1). */
  async function checkDelegate(certificate: Subject['certificate'], { issuer }: Subject): Promise<void> {
    const delegate = subjectOf(certificate, issuer);
    const points = distributionPoints(delegate.profile);
    for (const url of points.flatMap(({ urls }) => urls).slice(0, maxUrls)) {
      let statement: Statement;
      try {
        statement = await lists.judge(url, delegate, points);
      } catch (error) {
        if (!(error instanceof RevocationFault)) throw error;
        continue;
      }
      if (statement.revoked) throw new RevocationFault('delegate-revoked');
      return;
    }
    throw new RevocationFault('delegate-unchecked');
  }

  return {
    async ask(subject, accept) {
      const failed: FailedQuestion[] = [];
      for (const source of sources) {
        for (const url of urlsOf(source, subject, failed)) {
          try {
            const statement =
              source.kind === 'ocsp'
                ? await askResponder(source, url, subject)
                : await askList(source, url, subject);
            const answer = { ...statement, source: source.kind };
            accept(answer);
            return { answer, failed };
          } catch (error) {
            if (!(error instanceof RevocationFault)) throw error;
            failed.push({ source: source.kind, host: hostOf(url), why: error.why });
          }
        }
      }
      return { failed };
    },
  };
}

/** `GeneralName` of an address, as DER. */
const uriName = (url: string): Uint8Array => {
  const text = Buffer.from(url, 'latin1');
  const length = text.length < 0x80 ? [text.length] : [0x82, text.length >> 8, text.length & 0xff];
  return Buffer.from([0x86, ...length, ...text]);
};

function urlsOf(source: RevocationSource, { profile }: Subject, failed: FailedQuestion[]): readonly string[] {
  if (source.url !== undefined) return [source.url];
  try {
    const named =
      source.kind === 'ocsp'
        ? responderUrls(profile)
        : distributionPoints(profile).flatMap(({ urls }) => urls);
    // Directories (ldap:) stand beside the web addresses in many certificates.
    const urls = named.filter((url) => /^https?:/i.test(url)).slice(0, maxUrls);
    if (urls.length === 0) failed.push({ source: source.kind, why: 'no-source' });
    return urls;
  } catch (error) {
    if (!(error instanceof RevocationFault)) throw error;
    failed.push({ source: source.kind, why: error.why });
    return [];
  }
}
