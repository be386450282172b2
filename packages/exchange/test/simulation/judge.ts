import type { DatabaseSync } from 'node:sqlite';
import type { MemoryContent } from '../memory-content.ts';
import type { Application } from './application.ts';
import type { SimulatedService } from './service.ts';

/** What must hold when all is over, whatever has happened: nothing lost, nothing twice, nobody had to act. */
export function judge(
  database: DatabaseSync,
  { wanted, effects, violations }: Application,
  service: SimulatedService,
  content: MemoryContent,
): string[] {
  const found = [...violations];
  const rows = database.prepare('select key, state, proof from delivery').all() as {
    key: string;
    state: string;
    proof: string | null;
  }[];
  for (const row of database
    .prepare(`select kind, id, error_code from work_item where state = 'stopped'`)
    .all())
    found.push(`stopped: ${JSON.stringify(row)}`);
  for (const key of wanted.keys()) {
    const own = rows.filter((row) => row.key === key);
    if (own.length !== 1) found.push(`${key}: ${own.length} deliveries`);
    for (const { state, proof } of own) {
      if (state !== 'accepted') found.push(`${key}: ${state}`);
      else if (proof === null) found.push(`${key}: accepted without a proof`);
    }
    const made = effects.get(key)?.size ?? 0;
    if (made !== 1) found.push(`${key}: ${made} effects`);
  }
  const count = (state: string) =>
    [...service.submissions.values()].filter((one) => one.state === state).length;
  if (count('accepted') !== wanted.size) found.push(`${count('accepted')} accepted submissions`);
  if (count('submitted') > 0) found.push(`${count('submitted')} submissions that nobody has answered`);
  if (count('rejected') > 0) found.push(`${count('rejected')} rejected submissions`);
  if (service.reusedKeys() > 0) found.push(`${service.reusedKeys()} content keys were used again`);
  const orphans = [...content.objects.keys()];
  if (orphans.length > 0) found.push(`${orphans.length} orphans: ${orphans.slice(0, 3).join(' ')}`);
  return found;
}
