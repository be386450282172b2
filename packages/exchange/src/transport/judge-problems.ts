import { isStorable } from '../metadata/stored-text.ts';
import type { CallFaults } from '../report/call-faults.ts';
import { mostProblemChars, mostProblems } from './read-problems.ts';
import type { DeliveryProblem } from './transport.ts';

const members = ['type', 'title', 'detail', 'instance'] as const;

/**
 * Judges the problems of a rejection, of which there must be one at least: each has four texts that a database keeps and
 * that no reader cuts off. A rejection is final, so nothing else may reach the sender.
 */
export function judgeProblems(place: string, problems: unknown, faults: CallFaults): void {
  if (!Array.isArray(problems) || problems.length === 0 || problems.length > mostProblems) {
    faults.add(place, `must be a list of 1 to ${mostProblems} problems`);
    return;
  }
  for (const [index, problem] of (problems as readonly unknown[]).entries()) {
    const at = `${place}.${index}`;
    if (!faults.object(at, problem)) continue;
    for (const member of members) {
      const text = problem[member];
      if (typeof text !== 'string' || text.trim() === '' || text.length > mostProblemChars)
        faults.add(`${at}.${member}`, `must be text of 1 to ${mostProblemChars} characters, not only space`);
      else if (!isStorable(text))
        faults.add(`${at}.${member}`, 'has U+0000 or half of a character, which no database keeps');
    }
  }
}

/** The four texts of each problem that was judged, and nothing else that an object may carry. */
export const writtenProblems = (problems: readonly DeliveryProblem[]): string =>
  JSON.stringify(
    problems.map(({ type, title, detail, instance }): DeliveryProblem => ({ type, title, detail, instance })),
  );
