import { isRathausError, type RathausError } from '@rathaus/client-core';
import { type ExchangeErrorCode, exchangeError } from '../errors.ts';
import { classOf, type FailureClass } from '../work/failure.ts';
import { fitConnectProblems, meaningOf, type ProblemMeaning, type ProblemMeanings } from './problem-types.ts';

const byMeaning: Readonly<Record<ProblemMeaning, FailureClass>> = {
  refused: 'refusal',
  forbidden: 'local',
  gone: 'transient',
  'key-rolled': 'transient',
  incomplete: 'transient',
  later: 'transient',
};

/** Codes that say more than their origin does. */
const byCode: Readonly<Partial<Record<ExchangeErrorCode, FailureClass>>> = {
  'exchange.inbox.not-taken': 'handler',
  'exchange.outbox.metadata-version': 'refusal',
  'exchange.outbox.destination-unknown': 'refusal',
  'exchange.outbox.case-unknown': 'refusal',
  // Not of FIT-Connect: the responder of the PKI is away, and that must not make anybody leave the delivery service alone.
  'exchange.revocation.unknown': 'local',
  // About one key or one content: the operator here can do something, the service cannot.
  'exchange.key.refused': 'local',
  'exchange.jwe.too-large': 'local',
  // About one destination or one submission: the service has answered, and all other work with it goes on.
  'exchange.outbox.destination-not-active': 'local',
  'exchange.outbox.outcome-unknown': 'local',
  'exchange.event.refused': 'local',
  'exchange.key.unknown': 'local',
  // Signed by the service or by the destination: this cannot become another answer.
  'exchange.outbox.tags-differ': 'refusal',
  'exchange.outbox.receipt-differs': 'refusal',
};

/** OAuth errors (RFC 6749, section 5.2) that say something about this client, not about the moment. */
const aboutClient = new Set(['invalid_client', 'unauthorized_client', 'invalid_scope', 'invalid_grant']);

function classOfToken({ code, details }: RathausError): FailureClass {
  if (code === 'core.auth.secret') return 'local';
  const named = typeof details.error === 'string' && aboutClient.has(details.error);
  // A refusal without the word of the standard may be any proxy's.
  return code === 'core.auth.invalid-client' || named ? 'credential' : 'transient';
}

/**
 * Class of what a call to FIT-Connect failed with. Only problem documents of types that are known to be final are
 * refusals: a maintenance page, the 403 of a firewall, the 404 of a proxy, a 401 after a new token and an answer that
 * cannot be used are transient, however often they come. Only the token endpoint can refuse credentials. What fails beside
 * FIT-Connect (an OCSP responder, a key service), and what is wrong with one destination or one submission, is local: it
 * must not count for the breaker of the delivery service, behind which the work for everybody else would wait.
 *
 * @example
 * const failureClass = failureClassOf(error); // 'transient' for the 403 page of a firewall
 */
export function failureClassOf(error: unknown, meanings: ProblemMeanings = fitConnectProblems): FailureClass {
  if (!isRathausError(error)) return 'local';
  if (error.code.startsWith('core.auth.')) return classOfToken(error);
  const meaning = meaningOf(error, meanings);
  if (meaning) return byMeaning[meaning];
  // What nobody sends any more, refused by the destination itself.
  if (error.code === 'exchange.outbox.destination-not-active' && error.details.status === 'decommissioned')
    return 'refusal';
  if (exchangeError.is(error)) return byCode[error.code] ?? classOf(error);
  // What neither the calls nor this package report comes from a function of the application: a key service, an HSM.
  return error.code.startsWith('core.') ? classOf(error) : 'local';
}
