import type { SimulatedDatabase } from './database.ts';
import type { SimulatedService } from './service.ts';

interface Progress {
  readonly sealed?: Readonly<Record<string, readonly { content: string }[]>>;
  readonly submission?: { readonly submissionId: string };
  readonly submittedAt?: string;
  readonly answer?: { readonly as: string; readonly token: string };
}

const isAnswered = (state: string): boolean => state === 'accepted' || state === 'rejected';

const ranks = ['queued', 'sending', 'sent', 'collected', 'accepted', 'rejected'];
/**
 * From `found` to an answer leads no way here: only a restored database finds one in the log that it does not know of, and
 * no simulation restores one. An answer whose save was lost was signed and stored before, at `accepting` or `rejecting`.
 */
const steps: Readonly<Record<string, readonly string[]>> = {
  found: ['found', 'stored', 'rejecting'],
  stored: ['stored', 'found', 'waiting', 'accepting', 'rejecting'],
  waiting: ['waiting', 'accepting', 'rejecting'],
  accepting: ['accepting', 'accepted', 'rejected'],
  rejecting: ['rejecting', 'accepted', 'rejected'],
  accepted: ['accepted'],
  rejected: ['rejected'],
};

/** What is written now is what the next one writes over: few texts are read twice. */
const lately = new Map<string, Progress>();
const mostRemembered = 100;

function read(text: string | null): Progress {
  if (text === null) return {};
  const known = lately.get(text);
  if (known) return known;
  const progress = JSON.parse(text) as Progress;
  if (lately.size >= mostRemembered) lately.clear();
  lately.set(text, progress);
  return progress;
}

const issuedAt = ({ token }: { readonly token: string }): number =>
  (JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { iat: number }).iat;

/** Ciphertexts that are not remembered any more. */
const forgotten = (before: Progress, after: Progress): boolean =>
  Object.entries(before.sealed ?? {}).some(([part, list]) =>
    list.some(({ content }) => !after.sealed?.[part]?.some((one) => one.content === content)),
  );

/**
 * Watches every change of a row at the moment it is written, also by whom nobody expected to write any more: what is known
 * stays known, and nobody takes what another one holds.
 */
export function watchRows(
  { database }: SimulatedDatabase,
  service: SimulatedService,
  now: () => number,
  violations: string[],
): void {
  const say = (what: string) => {
    if (!violations.includes(what)) violations.push(what);
  };
  const answeredAs = (remoteId: string | null, state: string) => {
    const there = service.submissions.get(remoteId ?? '')?.state;
    if (there !== state) say(`it is ${state} here, and ${there ?? 'unknown'} at the service`);
  };

  database.function('saw_delivery', { varargs: true, useBigIntArguments: false }, (...row) => {
    const [before, after, progressBefore, progressAfter, remoteId, removedAt] = row as string[];
    // With the content goes what was remembered, and nothing goes before the answer.
    if (removedAt !== null && !isAnswered(after!)) say(`content of what is ${after} was removed`);
    const old = removedAt === null ? read(progressBefore!) : {};
    const next = read(progressAfter!);
    // Back goes only what is begun anew, because the service has forgotten it.
    const isAnew = old.submission !== undefined && next.submission === undefined;
    if (ranks.indexOf(after!) < ranks.indexOf(before!) && !(isAnew && after === 'sending'))
      say(`a delivery went from ${before} to ${after}`);
    if (forgotten(old, next)) say('a ciphertext was forgotten that may have been sent');
    if (old.submittedAt !== undefined && old.submission?.submissionId !== next.submission?.submissionId)
      say('a delivery that was submitted has begun anew');
    if (after !== before && isAnswered(after!)) answeredAs(remoteId!, after!);
    // No application of a simulation refuses what it is handed over.
    if (after !== before && after === 'rejected') say('a delivery was rejected');
    return 0;
  });
  database.function('saw_received', { varargs: true, useBigIntArguments: false }, (...row) => {
    const [before, after, progressBefore, progressAfter, remoteId, removedAt] = row as string[];
    if (!steps[before!]?.includes(after!)) say(`what was received went from ${before} to ${after}`);
    if (removedAt !== null && !isAnswered(after!)) say(`content of what is ${after} was removed`);
    const old = removedAt === null ? read(progressBefore!).answer : undefined;
    const next = read(progressAfter!).answer;
    // A clock that was fast may have signed the first, which then nobody can post: only an earlier instant replaces it.
    if (old && next && old.as === next.as && old.token !== next.token && issuedAt(next) >= issuedAt(old))
      say('another answer was signed');
    if (old && !next) say('a signed answer was forgotten');
    if (after !== before && isAnswered(after!)) answeredAs(remoteId!, after!);
    return 0;
  });
  database.function('saw_claim', { varargs: true, useBigIntArguments: false }, (...row) => {
    const [epochBefore, epochAfter, leaseBefore, stateBefore] = row as (number | string | null)[];
    if (Number(epochAfter) < Number(epochBefore)) say('an epoch went back');
    if (epochAfter === epochBefore) return 0;
    if (leaseBefore !== null && Number(leaseBefore) > now()) say('an item was taken that another one holds');
    if (stateBefore !== 'ready') say(`an item was taken that is ${stateBefore}`);
    return 0;
  });
  database.exec(`
    create table seen (n integer);
    create trigger delivery_seen after update on delivery begin
      insert into seen select 0 where saw_delivery(old.state, new.state, old.progress, new.progress, new.remote_id, new.removed_at) = 1;
    end;
    create trigger received_seen after update on received begin
      insert into seen select 0 where saw_received(old.step, new.step, old.progress, new.progress, new.remote_id, new.removed_at) = 1;
    end;
    create trigger work_seen after update of epoch on work_item begin
      insert into seen select 0 where saw_claim(old.epoch, new.epoch, old.lease_until, old.state) = 1;
    end;`);
}
