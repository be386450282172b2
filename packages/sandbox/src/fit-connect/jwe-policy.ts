import { createHash } from 'node:crypto';
import type { PublicJwk } from './destinations.ts';
import { checkJweHeader, createJweChecker, type JweFacts, JweSyntaxError } from './jwe-syntax.ts';
import { Problem } from './problem.ts';

/** What a JWE of this delivery may look like: it depends on the version of the API that announced it. */
export interface JwePolicy {
  /** v1 senders deflate; v2 forbids `zip`. */
  readonly deflate: boolean;
  /** Allowed values of `kid`; undefined where the service cannot know the key, as for replies. */
  readonly kids: () => readonly string[] | undefined;
}

/** RFC 7638: v1 senders name the key by its thumbprint. */
export function thumbprint({ e, n }: Pick<PublicJwk, 'e' | 'n'>): string {
  return createHash('sha256').update(`{"e":"${e}","kty":"RSA","n":"${n}"}`).digest('base64url');
}

/** Checks header and key of a JWE whose syntax is right; throws a problem of the contract. */
export function checkPolicy(
  facts: JweFacts,
  kind: 'metadata' | 'data' | 'attachment',
  policy: JwePolicy,
): void {
  try {
    checkJweHeader(facts, kind, policy.deflate);
  } catch (error) {
    throw jweProblem(error);
  }
  const kids = policy.kids();
  if (kids && !kids.includes(String(facts.header.kid))) {
    throw new Problem(
      422,
      'unknown-key',
      'Unknown key',
      "'kid' is not the encryption key of the destination",
    );
  }
}

/** Checks a JWE that came as text. */
export function checkedText(jwe: string, kind: 'metadata' | 'data', policy: JwePolicy): JweFacts {
  let facts: JweFacts;
  try {
    const checker = createJweChecker();
    checker.push(Buffer.from(jwe, 'utf8'));
    facts = checker.finish();
  } catch (error) {
    throw jweProblem(error);
  }
  checkPolicy(facts, kind, policy);
  return facts;
}

/** The contract's problem for a fault of a JWE; other errors stay what they are. */
export function jweProblem(error: unknown): unknown {
  if (!(error instanceof JweSyntaxError)) return error;
  const [name, title] =
    error.kind === 'header'
      ? (['invalid-jwe-header', 'Invalid JWE header'] as const)
      : (['invalid-jwe', 'Invalid JWE'] as const);
  return new Problem(422, name, title, error.message);
}
