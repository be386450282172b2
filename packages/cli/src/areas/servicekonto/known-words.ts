import { UsageFault } from '../../program/usage-fault.ts';

/** One of the words that an option knows. */
export function oneOfWords<const Word extends string>(
  option: string,
  given: string,
  words: readonly Word[],
): Word {
  const found = words.find((word) => word === given);
  if (found !== undefined) return found;
  const list = (and: string) =>
    words.length === 1 ? words[0] : `${words.slice(0, -1).join(', ')} ${and} ${words.at(-1)}`;
  throw new UsageFault(`${option} kennt ${list('und')}.`, `${option} knows ${list('and')}.`);
}
