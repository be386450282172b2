import { isRathausError } from '@rathaus/client-core';
import type { Report, Term } from '@rathaus/client-core/findings';
import { expect, it } from 'vitest';
import { catalogue, errorTable } from '../../src/texts/index.ts';

/** One attack of the lists of the facts, and what the public API says of it. */
export interface Attack {
  /** What the attacker does. */
  readonly attack: string;
  /** `code`, or `code: reason`. */
  readonly says: string;
  /** Why another attack says the same: an operator would do nothing else. */
  readonly shared?: string | undefined;
  /** Carries it out. */
  readonly made: () => Promise<unknown>;
}

/** What was said: an error with its reason, the errors of a report, or a text as it is. */
function saidOf(answer: unknown): readonly string[] {
  if (typeof answer === 'string') return [answer];
  if (isRathausError(answer)) {
    const { reason, rule, member, part, cause } = answer.details;
    const why = reason ?? rule ?? member ?? part ?? cause;
    return [why === undefined ? answer.code : `${answer.code}: ${String(why)}`];
  }
  // No answer of ours: the test itself went wrong.
  if (answer instanceof Error) throw answer;
  const errors = (answer as Report).findings.filter(({ severity }) => severity === 'error');
  return errors.map(({ rule, values }) => {
    const { fault } = values as { fault?: Term };
    return fault === undefined ? rule : `${rule}: ${fault.term}`;
  });
}

/** Runs a table: each attack is named as it says, and no two say the same without a reason. */
export function itNames(attacks: readonly Attack[]): void {
  it.each(attacks.map((one) => [one.attack, one] as const))('%s', async (_, { made, says }) => {
    const answer = await made().catch((error: unknown) => error);
    expect(saidOf(answer)).toContain(says);
  });

  it('has a code of its own for each attack, or says why not', () => {
    const named = new Map<string, string[]>();
    for (const { says, attack, shared } of attacks)
      if (shared === undefined) named.set(says, [...(named.get(says) ?? []), attack]);
    expect([...named.values()].filter((list) => list.length > 1)).toEqual([]);
    for (const { says, shared } of attacks)
      if (shared !== undefined) expect([...named.keys()]).toContain(says);
  });

  it('has words for the operator', () => {
    for (const { says } of attacks) {
      const [code = ''] = says.split(': ');
      if (!code.startsWith('exchange.')) continue;
      expect(code in errorTable || code in catalogue.rules, code).toBe(true);
    }
  });
}
