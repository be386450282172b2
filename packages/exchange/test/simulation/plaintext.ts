import type { MemoryContent } from '../memory-content.ts';
import type { SimulatedDatabase } from './database.ts';

/**
 * The store, with an eye on what exists nowhere else: what was enqueued is there when its row comes, and stays until its
 * delivery is over, whoever removes and for whatever reason.
 */
export function watchPlaintext(
  { database }: SimulatedDatabase,
  content: MemoryContent,
  violations: string[],
): MemoryContent {
  const say = (what: string) => {
    if (!violations.includes(what)) violations.push(what);
  };
  database.function('saw_part', (name) => {
    if (!content.objects.has(String(name))) say('a delivery was stored, and its content is not here');
    return 0;
  });
  database.exec(`
    create trigger part_seen after insert on delivery_part begin
      insert into seen select 0 where saw_part(new.content) = 1;
    end;`);
  const needed = database.prepare(
    `select content from delivery_part join delivery on delivery.id = delivery_id where state not in ('accepted', 'rejected')`,
  );
  return {
    ...content,
    async remove(name) {
      const ofIt = (one: string) => (name.endsWith('/') ? one.startsWith(name) : one === name);
      const goes = needed.all().filter((row) => ofIt(String(row.content)));
      if (goes.some((row) => content.objects.has(String(row.content))))
        say('content of a delivery was removed that is not over');
      await content.remove(name);
    },
  };
}
