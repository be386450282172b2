import type { X509Certificate } from 'node:crypto';
import { type Abortable, throwIfAborted, unlessAborted } from '@rathaus/client-core/abort';
import { isolate, type LogEntry } from '@rathaus/client-core/observe';
import { exchangeError } from '../errors.ts';
import { createAsk } from './ask.ts';
import { clockSkew, RevocationFault } from './fault.ts';
import { createHeldAnswers, type Held } from './held.ts';
import { createLists } from './lists.ts';
import { type RevocationOptions, withDefaults } from './options.ts';
import { type Answered, createQuestions } from './questions.ts';
import { type Subject, subjectKey, subjectOf } from './subject.ts';
import type {
  CertificateStatus,
  FailedQuestion,
  Revocation,
  RevocationReason,
  UnknownReason,
} from './types.ts';

/** What is known of one certificate, before it has a place in a chain. */
interface Known {
  readonly held?: Held | undefined;
  readonly failed: readonly FailedQuestion[];
  readonly cached: boolean;
}

/** So many failures are remembered; the oldest goes first. */
const maxFailures = 10_000;

/**
 * Asks whether certificates were revoked, by OCSP (RFC 6960) and revocation lists (RFC 5280), with a stated policy for
 * the case that nobody answers. Only what is signed by the issuer, or by its delegate, counts; an error page, a hanging
 * responder or an answer for another certificate is `unknown` and asked for again.
 * Errors: `exchange.config.invalid`; those of the calls are `exchange.revocation.unknown` and `core.aborted`.
 *
 * @example
 * const revocation = createRevocation({
 *   tenant: 'musterstadt',
 *   cache: createMemoryStateStore(),
 *   policy: { allowUnknownFor: 4 * 3_600_000 },
 *   allowHosts: ['ocsp.pki.example', 'crl.pki.example'],
 * });
 * const exchange = createExchange({ ...config, trust: { roots: [pem], isRevoked: revocation.isRevoked } });
 */
export function createRevocation(options: RevocationOptions): Revocation {
  const settings = withDefaults(options);
  const { clock, maxAge, retryAfter, grace, logger } = settings;
  const log = isolate<LogEntry>(logger, { name: 'logger of revocation' });
  const answers = createHeldAnswers({ ...settings, store: settings.cache, remember: grace, log });
  const ask = createAsk(settings);
  const lists = createLists({ ...settings, ask });
  const questions = createQuestions({ ...settings, ask, lists });
  const failures = new Map<string, { until: number; failed: readonly FailedQuestion[] }>();
  const underway = new Map<string, Promise<Known>>();

  async function find(key: string, subject: Subject): Promise<Known> {
    const held = await answers.read(key);
    if (held && clock() < held.refresh) return { held, failed: [], cached: true };
    const failure = failures.get(key);
    if (failure && clock() < failure.until) return { held, failed: failure.failed, cached: true };
    const { answer, failed } = await questions.ask(subject, (given) => refuseOlder(given, held));
    if (!answer) {
      remember(key, failed);
      return { held, failed, cached: true };
    }
    failures.delete(key);
    const now = clock();
    const until = answer.nextUpdate ?? answer.thisUpdate + maxAge;
    const { revoked, source, thisUpdate } = answer;
    const fresh = {
      revoked,
      source,
      thisUpdate,
      until,
      refresh: Math.min(until, now + maxAge),
      checkedAt: now,
    };
    await answers.write(key, fresh, now);
    return { held: fresh, failed, cached: false };
  }

  function remember(key: string, failed: readonly FailedQuestion[]): void {
    failures.delete(key);
    failures.set(key, { until: clock() + retryAfter, failed });
    const [oldest] = failures.keys();
    if (failures.size > maxFailures && oldest !== undefined) failures.delete(oldest);
  }

  /** One question for all who ask at the same time; nobody's abort takes it from the others. */
  function share(subject: Subject): Promise<Known> {
    const key = subjectKey(subject);
    const running = underway.get(key);
    if (running) return running;
    const started = find(key, subject).finally(() => underway.delete(key));
    underway.set(key, started);
    return started;
  }

  async function statusOf(index: number, certificate: X509Certificate, issuer: X509Certificate | undefined) {
    try {
      if (!issuer) throw new RevocationFault('no-issuer');
      const subject = subjectOf(certificate, issuer);
      const known = toStatus(index, await share(subject), clock());
      // Issuers forget expired certificates (RFC 5280, section 5): that they name none is then no good answer.
      if (known.status === 'good' && !(clock() <= subject.profile.notAfter))
        throw new RevocationFault('certificate-expired');
      return known;
    } catch (error) {
      if (!(error instanceof RevocationFault)) throw error;
      return { status: 'unknown', index, why: error.why, failed: [] } satisfies CertificateStatus;
    }
  }

  async function status(chain: readonly X509Certificate[], { signal }: Abortable = {}) {
    throwIfAborted(signal, 'Asking for revocation');
    const asked = chain.length > 1 && isRoot(chain.at(-1)!) ? chain.slice(0, -1) : chain;
    const all = Promise.all(asked.map((one, index) => statusOf(index, one, chain[index + 1])));
    return unlessAborted<readonly CertificateStatus[]>(all, signal, 'Asking for revocation');
  }

  function isAllowed(one: CertificateStatus & { status: 'unknown' }): boolean {
    const age = one.goodUntil === undefined ? Number.POSITIVE_INFINITY : clock() - Date.parse(one.goodUntil);
    if (!(age <= grace)) return false;
    log({
      level: 'warn',
      code: 'exchange.revocation.allowed',
      message: 'nobody answers for a certificate; the policy takes it for now',
      details: { index: one.index, why: one.why, age },
    });
    return true;
  }

  return {
    status,
    async isRevoked(chain, { at, ...abortable } = {}) {
      const all = await status(chain, abortable);
      if (all.some((one) => isRevokedAt(one, at))) return true;
      const open = all.find((one) => one.status === 'unknown' && !isAllowed(one));
      if (all.length > 0 && !open) return false;
      const why: UnknownReason = open?.status === 'unknown' ? open.why : 'no-issuer';
      throw exchangeError('exchange.revocation.unknown', {
        message: `certificate ${open?.index ?? 0} of the chain: ${why}`,
        details: { index: open?.index ?? 0, why },
      });
    },
  };
}

/** Reasons for which the key did its duty until then. */
const fromThenOn: ReadonlySet<RevocationReason> = new Set([
  'superseded',
  'cessationOfOperation',
  'affiliationChanged',
  'privilegeWithdrawn',
]);

function isRevokedAt(one: CertificateStatus, at: Date | undefined): boolean {
  if (one.status !== 'revoked') return false;
  return !(at && fromThenOn.has(one.reason) && at.getTime() < Date.parse(one.at));
}

/** A root is trusted because it is configured; nobody above it could revoke it. */
const isRoot = (certificate: X509Certificate): boolean =>
  certificate.checkIssued(certificate) && certificate.verify(certificate.publicKey);

/**
 * Answers go forwards. An older one from the same source is a replay, and no older `good` takes a revocation back,
 * wherever it comes from.
 */
function refuseOlder({ thisUpdate, revoked, source }: Answered, held: Held | undefined): void {
  if (!held || revoked) return;
  const takesBack = held.revoked !== undefined && thisUpdate <= held.thisUpdate;
  const replayed = source === held.source && thisUpdate < held.thisUpdate;
  if (takesBack || replayed) throw new RevocationFault('older-than-known');
}

const instant = (milliseconds: number): string => new Date(milliseconds).toISOString();

function toStatus(index: number, { held, failed, cached }: Known, now: number): CertificateStatus {
  if (held && now <= held.until + clockSkew) {
    const answer = {
      index,
      source: held.source,
      thisUpdate: instant(held.thisUpdate),
      until: instant(held.until),
      checkedAt: instant(held.checkedAt),
      cached,
      failed,
    };
    if (!held.revoked) return { ...answer, status: 'good' };
    return { ...answer, status: 'revoked', at: instant(held.revoked.at), reason: held.revoked.reason };
  }
  const why = failed[0]?.why ?? 'no-source';
  const goodUntil = held && !held.revoked ? instant(held.until) : undefined;
  return { status: 'unknown', index, why, failed, goodUntil };
}
