import type { Gesamtergebnis, Objektergebnis } from '../xdomea/model/index.ts';
import type { XdomeaVersion } from '../xdomea/version.ts';
import type { PlannedObject, SampleRecords } from './sample-records.ts';

/** What a reply says of the import: all taken over, some, none. */
export type SampleOutcome = 'success' | 'partial' | 'failure';

const reasons = [
  'Eine Datei des Vorgangs ist beschädigt und konnte nicht gelesen werden.',
  'Der Vorgang ist im Zielsystem schon vorhanden.',
] as const;
const wholeReason = 'Der Speicher des Zielsystems ist voll; es wurde nichts übernommen.';

/** What is asked of the results. */
export interface ResultPlan {
  version: XdomeaVersion;
  outcome: SampleOutcome;
  objects: Iterable<PlannedObject>;
  /** Records that were taken over get the archive's own reference. */
  archivkennung: boolean;
}

/** Every fourth Vorgang of a partial import fails, beginning with the first; Akten themselves are taken over. */
function reasonOf({ vorgang }: PlannedObject, outcome: SampleOutcome): string | undefined {
  if (outcome === 'success') return undefined;
  if (outcome === 'failure') return wholeReason;
  return vorgang === undefined || vorgang % 4 !== 0
    ? undefined
    : reasons[Math.floor(vorgang / 4) % reasons.length];
}

/** The archive's own reference of a record. */
export const archivkennungOf = ({ akte, vorgang }: PlannedObject): string =>
  vorgang === undefined ? `KrA-B/Bestand 14/${akte + 1}` : `KrA-B/Bestand 14/${akte + 1}/${vorgang + 1}`;

/** The result of each record (from 3.0 on), one at a time. */
export function resultsOf({ outcome, objects, archivkennung }: ResultPlan): Iterable<Objektergebnis> {
  function* results(): Generator<Objektergebnis> {
    for (const object of objects) {
      const reason = reasonOf(object, outcome);
      const { id } = object;
      if (reason !== undefined) yield { id, erfolgreich: false, fehlermeldung: [reason] };
      else if (archivkennung) yield { id, erfolgreich: true, archivkennung: archivkennungOf(object) };
      else yield { id, erfolgreich: true };
    }
  }
  return { [Symbol.iterator]: results };
}

/** The results of the units of a file plan (0514). */
export function unitResults(plan: SampleRecords, units: number, outcome: SampleOutcome): Objektergebnis[] {
  const fails = (index: number) => outcome === 'failure' || (outcome === 'partial' && index % 4 === 0);
  return Array.from({ length: units }, (_, index) =>
    fails(index)
      ? {
          id: plan.otherId(index),
          erfolgreich: false,
          fehlermeldung: ['Die Einheit ist im Aktenplan des Zielsystems nicht vorhanden.'],
        }
      : { id: plan.otherId(index), erfolgreich: true },
  );
}

/** The result of the whole: all that 2.x says, and the sum that 4.0 puts before the single results. */
export function overallOf({ version, outcome, objects, archivkennung }: ResultPlan): Gesamtergebnis {
  const erfolgreich = outcome === 'success';
  if (!version.startsWith('2.')) return { erfolgreich, fehlermeldung: sumOf(outcome) };
  // One text for everything; references only for what was taken over, and none beside a failure.
  let all = 0;
  let failed = 0;
  const rueckgabeparameter: { id: string; archivkennung: string }[] = [];
  for (const object of objects) {
    all += 1;
    if (reasonOf(object, outcome) !== undefined) failed += 1;
    rueckgabeparameter.push({ id: object.id, archivkennung: archivkennungOf(object) });
  }
  if (erfolgreich) return { erfolgreich, rueckgabeparameter: archivkennung ? rueckgabeparameter : undefined };
  return {
    erfolgreich,
    fehlermeldung: [
      outcome === 'failure' ? wholeReason : `${failed} von ${all} Objekten nicht übernommen: ${reasons[0]}`,
    ],
  };
}

function sumOf(outcome: SampleOutcome): string[] | undefined {
  if (outcome === 'success') return undefined;
  return [outcome === 'failure' ? wholeReason : 'Nicht alle Objekte konnten übernommen werden.'];
}
