/**
 * Reads the kit aloud with Orca and writes docs/nachweise/orca.md; ends with 1 when something that must be heard was not
 * spoken. By hand, since it takes longer than a minute and needs packages that no other test does:
 *
 *     apt-get install --no-install-recommends orca at-spi2-core dbus-daemon xvfb xdotool firefox-esr
 *     node --conditions=@rathaus/source packages/ui-kit/test/orca/run.ts
 */
import { existsSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { hasSession, inOwnSession, NEEDED } from './orca.ts';
import { readAloud } from './read-aloud.ts';
import { SCENES } from './scenes.ts';
import { transcript } from './transcript.ts';

const target = fileURLToPath(new URL('../../../../docs/nachweise/orca.md', import.meta.url));

const missing = Object.entries(NEEDED).flatMap(([name, path]) => (existsSync(path) ? [] : [name]));
if (missing.length) {
  console.error(
    `Not installed: ${missing.join(' ')}. apt-get install --no-install-recommends ${missing.join(' ')}`,
  );
  process.exitCode = 2;
} else if (!hasSession())
  process.exitCode = await inOwnSession(fileURLToPath(import.meta.url), process.argv.slice(2));
else {
  const only = process.argv[2];
  const reading = await readAloud(SCENES.filter(({ title }) => !only || title.startsWith(only)));
  const text = transcript(reading, new Date().toISOString().slice(0, 10));
  if (only) console.log(text);
  else writeFileSync(target, text);
  const missed = reading.scenes.flatMap(({ title, steps }) =>
    steps.flatMap(({ does, missed, repeated }) => [
      ...missed.map((words) => `not heard: ${title}, ${does}: ${words}`),
      ...repeated.map((words) => `said more than once: ${title}, ${does}: ${words}`),
    ]),
  );
  for (const line of missed) console.error(line);
  process.exitCode = missed.length ? 1 : 0;
  console.log(`${reading.scenes.length} scenes read, ${missed.length} expectations not met`);
}
