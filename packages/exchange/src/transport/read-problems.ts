import type { DeliveryProblem } from './transport.ts';

/** Most problems of a rejection that are read. */
export const mostProblems = 100;
/** Most characters of each text of a problem that are read. */
export const mostProblemChars = 4000;

/** The problems of a signed rejection. The receiver wrote them: each member is made a text of bounded length. */
export function readProblems({ problems }: Readonly<Record<string, unknown>>): DeliveryProblem[] {
  if (!Array.isArray(problems)) return [];
  return problems.slice(0, mostProblems).flatMap((problem: unknown) => {
    if (typeof problem !== 'object' || problem === null) return [];
    const text = (member: string): string => {
      const value: unknown = Object.hasOwn(problem, member)
        ? (problem as Record<string, unknown>)[member]
        : undefined;
      return typeof value === 'string' ? value.slice(0, mostProblemChars) : '';
    };
    return [{ type: text('type'), title: text('title'), detail: text('detail'), instance: text('instance') }];
  });
}
