import type { Report } from '@rathaus/client-core/findings';
import { problemTypes, type SubmissionProblem } from '../set/events.ts';

/** Problems of one rejection: the other side reads them, a long list helps nobody. */
const mostProblems = 20;
/** Most characters of a place: data nest as deep as their sender likes, and no reader takes more than 4,000 of a text. */
const mostPlace = 1000;

/**
 * The errors of a report as reasons for a rejection, for `return { reject: schemaProblems(report) }` in `onReceive`. Each
 * names rule and place, in words of the schema and without anything the data say; titles and details are German, because
 * they reach the other authority. Empty when nothing failed: data that were not judged are no reason to reject them.
 */
export function schemaProblems(report: Report): SubmissionProblem[] {
  return report.findings
    .filter(({ severity }) => severity === 'error')
    .slice(0, mostProblems)
    .map(({ rule, place }) => {
      const at =
        place.kind === 'pointer' && place.pointer !== ''
          ? `„${place.pointer.slice(0, mostPlace).toWellFormed()}“`
          : 'der obersten Ebene';
      return {
        type: problemTypes.schemaViolation,
        title: 'Schema-Fehler',
        detail: `Die Fachdaten verletzen ihr Schema bei ${at} (${rule}).`,
        instance: 'data',
      };
    });
}
