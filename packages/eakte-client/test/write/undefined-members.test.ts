import { isRathausError } from '@rathaus/client-core';
import { expect, it } from 'vitest';
import { type Nachricht, writeMessageText, type XdomeaVersion } from '../../src/xdomea/index.ts';
import { lenient, runConversion } from '../convert/run-conversion.ts';
import { messageTypesOf, randomMessage } from '../random/random-message.ts';

/** Names of all members in a value. */
function namesIn(value: unknown, names: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    if (!Array.isArray(value)) names.add(name);
    namesIn(inner, names);
  }
}

/** A copy in which every object has all of the names, those it lacks as undefined. */
function filled(value: unknown, names: ReadonlySet<string>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => filled(item, names));
  const copy: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(value)) copy[name] = filled(inner, names);
  for (const name of names) copy[name] ??= undefined;
  return copy;
}

it.each<[XdomeaVersion, XdomeaVersion]>([
  ['2.4.0', '4.0.0'],
  ['3.1.0', '2.3.0'],
  ['4.0.0', '3.0.0'],
])('what is undefined is absent: written as %s, converted to %s', async (from, to) => {
  const messages = messageTypesOf(from).flatMap((type, index) =>
    [0, 1].map((turn) => randomMessage(index * 7 + turn, from, type, 60)),
  );
  const names = new Set<string>();
  for (const message of messages) namesIn(message, names);
  expect(names.size).toBeGreaterThan(100);
  const converted = (message: Nachricht) =>
    runConversion(message, { from, to, ...lenient }).then(
      ({ text, events }) => [text.replace(/<[^>]*Erstellungszeitpunkt>.*?</i, ''), events],
      (error: unknown) => (isRathausError(error) ? [error.code, error.details] : Promise.reject(error)),
    );
  let done = 0;
  for (const message of messages) {
    const hollow = filled(message, names) as Nachricht;
    expect(await writeMessageText(hollow, { version: from })).toBe(
      await writeMessageText(message, { version: from }),
    );
    const [text, rest] = await converted(message);
    expect(await converted(hollow)).toEqual([text, rest]);
    done += Number(String(text).startsWith('<'));
  }
  expect(done).toBeGreaterThan(5);
});
