import type { DatabaseSync } from 'node:sqlite';
import type { MemoryContent } from '../memory-content.ts';
import type { Application } from './application.ts';
import type { SimulatedService } from './service.ts';

/** What is wrong, by what it would mean for a town. */
export interface Verdict {
  readonly lost: readonly string[];
  readonly twice: readonly string[];
  /** Waits for a person, although no age is to blame. */
  readonly dead: readonly string[];
  readonly wrong: readonly string[];
}

interface Row {
  readonly key: string;
  readonly state: string;
  readonly proof: string | null;
  readonly remote_id: string | null;
}

/** Work that waits for a person. */
export const deadOf = (database: DatabaseSync): string[] =>
  database
    .prepare(`select kind, error_code from work_item where state = 'stopped'`)
    .all()
    .map((row) => `stopped: ${JSON.stringify(row)}`);

/** What must hold when all is over, whatever has happened: nothing lost, nothing twice, nobody had to act. */
export function judge(
  database: DatabaseSync,
  { wanted, effects, violations }: Application,
  service: SimulatedService,
  content: MemoryContent,
  hostile: number,
): Verdict {
  const lost: string[] = [];
  const twice: string[] = [];
  const wrong = [...violations];
  const rows = database
    .prepare('select key, state, proof, remote_id from delivery')
    .all() as unknown as Row[];
  const dead = deadOf(database);
  const failing = database
    .prepare(
      `select kind, error_code from work_item where state = 'ready' and kind in ('delivery', 'received') and error_code is not null`,
    )
    .all()
    .map((row) => ` (${row.kind} fails: ${row.error_code})`)
    .join('');
  for (const key of wanted.keys()) {
    const own = rows.filter((row) => row.key === key);
    if (own.length === 0) lost.push(`${key}: no delivery`);
    if (own.length > 1) twice.push(`${key}: ${own.length} deliveries`);
    for (const row of own) {
      if (row.state !== 'accepted') lost.push(`${key}: ${row.state}${failing}`);
      else wrong.push(...wrongProof(row, service));
    }
    const made = effects.get(key)?.size ?? 0;
    if (made === 0) lost.push(`${key}: no effect`);
    if (made > 1) twice.push(`${key}: ${made} effects`);
  }
  // Nothing was restored: whatever is answered was here before.
  for (const { id, code } of database
    .prepare(`select distinct id, code from work_event where code = 'exchange.inbox.answered-before'`)
    .all())
    wrong.push(`${id}: is said to be a gap: ${code}`);
  for (const { remote_id: id, found } of database
    .prepare('select remote_id, count(*) as found from received group by remote_id having count(*) > 1')
    .all())
    twice.push(`${id}: ${found} rows in the inbox`);
  const count = (state: string) =>
    [...service.submissions.values()].filter((one) => one.state === state).length;
  if (count('accepted') > wanted.size) twice.push(`${count('accepted')} accepted submissions`);
  if (count('accepted') < wanted.size) lost.push(`${count('accepted')} accepted submissions`);
  if (count('submitted') > 0)
    lost.push(`${count('submitted')} submissions that nobody has answered${failing}`);
  if (count('rejected') > hostile) lost.push(`${count('rejected') - hostile} rejected submissions too many`);
  if (count('rejected') < hostile)
    wrong.push(`${hostile - count('rejected')} hostile submissions not rejected`);
  if (service.reusedKeys() > 0) wrong.push(`${service.reusedKeys()} content keys were used again`);
  const orphans = [...content.objects.keys()];
  if (orphans.length > 0) wrong.push(`${orphans.length} orphans: ${orphans.slice(0, 3).join(', ')}`);
  return { lost, twice, dead, wrong };
}

function wrongProof({ key, proof, remote_id: remoteId }: Row, service: SimulatedService): string[] {
  if (proof === null) return [`${key}: accepted without a proof`];
  const { opening } = JSON.parse(proof) as { opening?: unknown };
  const isLate = service.submissions.get(remoteId ?? '')?.hasLateUpload === true;
  return opening === undefined && !isLate ? [`${key}: its proof does not bind what was sent`] : [];
}
