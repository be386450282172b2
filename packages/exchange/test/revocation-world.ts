import type { RevocationOptions } from '../src/revocation/index.ts';
import type { AnswerFacts } from './pki.ts';
import { ecAuthority, leafOf, now, responder, responderUrl, revocationOver, type Stub } from './responder.ts';

export const ec = ecAuthority();
export const leaf = leafOf(ec);
export const chain = [leaf, ec.certificate];
export const hour = 3_600_000;
/** What is thrown while nobody says whether a certificate was revoked. */
export const unknown = { code: 'exchange.revocation.unknown', retryable: true };

/** A responder whose answers follow the clock, with a switch. */
export function createRevocationWorld(options: Partial<RevocationOptions> = {}, facts: AnswerFacts = {}) {
  const state: { down: boolean; facts: AnswerFacts } = { down: false, facts };
  let shift = 0;
  const stub: Stub = (body) => {
    if (state.down) return 503;
    return responder(ec, leaf, {
      thisUpdate: now + shift,
      nextUpdate: now + shift + 2 * hour,
      ...state.facts,
    })(body);
  };
  const revocation = revocationOver({ [responderUrl]: stub }, { sources: [{ kind: 'ocsp' }], ...options });
  const pass = (milliseconds: number) => {
    shift += milliseconds;
    revocation.pass(milliseconds);
  };
  return { ...revocation, state, pass };
}
