import type { RathausError } from '@rathaus/client-core';

/**
 * What a problem document of the delivery service means for the work:
 * - `refused`: understood and refused for good; the same request will be refused again.
 * - `forbidden`: this client may not, whoever it is about: an operator has to act.
 * - `gone`: there is no such submission any more, or it takes nothing more.
 * - `key-rolled`: the content is encrypted for another key than the destination uses now.
 * - `incomplete`: the service misses something that was sent.
 * - `later`: try again.
 */
export type ProblemMeaning = 'refused' | 'forbidden' | 'gone' | 'key-rolled' | 'incomplete' | 'later';

/** Problem types by URI. */
export type ProblemMeanings = Readonly<Record<string, ProblemMeaning>>;

const prefix = 'https://schema.fitko.de/fit-connect/submission-api/problems/';

/**
 * The types that are known. The URIs were not published in a form we could read (`x-unverified` in
 * `openapi/fit-connect-submission.v2.yaml`), therefore the table can be extended by configuration, and what is not in it
 * is never final. `invalid-jwe` is not final either: a line that cuts an upload short looks the same; nor is `invalid-set`:
 * what is refused there was signed here, by a clock or with a key that an operator can put right.
 */
export const fitConnectProblems: ProblemMeanings = Object.fromEntries(
  Object.entries({
    'invalid-request': 'refused',
    unauthorized: 'later',
    forbidden: 'later',
    'missing-user-agent': 'forbidden',
    'not-found': 'gone',
    'submission-state-conflict': 'gone',
    'payload-too-large': 'refused',
    'too-many-attachments': 'refused',
    'unsupported-media-type': 'refused',
    'destination-not-active': 'later',
    'service-not-offered': 'refused',
    'invalid-announcement': 'refused',
    'attachment-not-announced': 'refused',
    'attachments-missing': 'incomplete',
    'invalid-jwe': 'later',
    'invalid-jwe-header': 'refused',
    'unknown-key': 'key-rolled',
    'invalid-set': 'forbidden',
    'unsupported-set-schema': 'refused',
    'authentication-tags-mismatch': 'refused',
    'too-many-requests': 'later',
    'internal-error': 'later',
    unavailable: 'later',
  } satisfies Record<string, ProblemMeaning>).map(([name, meaning]) => [prefix + name, meaning]),
);

/** Meaning of an error, when it is an answer with a problem document of a known type; else undefined. */
export function meaningOf(
  error: RathausError,
  meanings: ProblemMeanings = fitConnectProblems,
): ProblemMeaning | undefined {
  const type = error.code === 'core.http.problem' ? error.problem?.type : undefined;
  // The type comes from outside: what every object has is no type.
  return type !== undefined && Object.hasOwn(meanings, type) ? meanings[type] : undefined;
}
