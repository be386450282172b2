import { eakteError } from '../../errors.ts';
import type {
  Abgabeimport,
  Aussonderungsimport,
  Bewertungskatalog,
  Code,
  Gesamtergebnis,
  Objektergebnis,
  Uuid,
  Zwischenarchivimport,
} from '../model/index.ts';
import { type AnsweredMessage, type AnswerOptions, answerHead, answerType } from './answer-head.ts';

/** What became of one record of the original (in 0514: of one unit of the file plan). */
export type RecordOutcome =
  | {
      readonly id: Uuid;
      readonly erfolgreich: true;
      /** Id in the archive, for 0506 where the 0503 asked for it (`rueckmeldungArchivkennung`). */
      readonly archivkennung?: string | undefined;
    }
  | {
      readonly id: Uuid;
      readonly erfolgreich: false;
      /** Why, for the people of the other side. At least one. */
      readonly fehlermeldung: readonly [string, ...string[]];
      readonly fehlermeldungCode?: readonly Code[] | undefined;
    };

/** The confirmation of an import: 0402, 0506, 0514, 0703 or 0723. */
export type Reply = Abgabeimport | Aussonderungsimport | Bewertungskatalog | Zwischenarchivimport;

const replyTypes = [
  '0402',
  '0506',
  '0514',
  '0703',
  '0723',
] as const satisfies readonly Reply['messageType'][];

/**
 * Makes the confirmation of an import: 0402 for 0401, 0506 for 0503, 0514 for 0513, 0703 for 0701, 0723 for 0722.
 * Sender and receiver change places; in 4.0 it names the original and its part. What became of each record is said as
 * the version can: 2.x has one result for all, with the failed records in its text and the ids of the archive beside
 * it; 3.x one for each; 4.0 both. Records that were sent for context only have no outcome. Throws
 * `eakte.xdomea.no-reply` for other messages, `eakte.xdomea.invalid-model` without outcomes, and in 4.0 without
 * `options.system`.
 *
 * @example
 * const reply = createReply(message, [
 *   { id: akte.identifikation.id, erfolgreich: true },
 *   { id: vorgang.identifikation.id, erfolgreich: false, fehlermeldung: ['Die Datei fehlt.'] },
 * ], { version, system: { produktname: 'E-Akte', produkthersteller: 'Stadt Musterstadt' } });
 */
export function createReply(
  original: AnsweredMessage,
  outcomes: readonly RecordOutcome[],
  options: AnswerOptions,
): Reply {
  const messageType = answerType(replyTypes, original, options);
  if (outcomes.length === 0)
    throw eakteError('eakte.xdomea.invalid-model', {
      message: 'an import is confirmed by at least one outcome',
      details: { messageType },
    });
  const kopf = answerHead(original, options);
  const erfolgOderMisserfolg = overallOf(messageType, outcomes, options);
  const results = options.version.startsWith('2.') ? undefined : outcomes.map(resultOf);
  switch (messageType) {
    case '0402':
      return { messageType, kopf, erfolgOderMisserfolg, abgegebenesSgo: results };
    case '0506':
      return { messageType, kopf, erfolgOderMisserfolg, ausgesondertesSgo: results };
    case '0514':
      return { messageType, kopf, erfolgOderMisserfolg, bewerteteAktenplaneinheit: results };
    case '0703':
      return { messageType, kopf, erfolgOderMisserfolg, ausgelagertesSgo: results };
    case '0723':
      return { messageType, kopf, erfolgOderMisserfolg, rueckuebertragenesSgo: results };
  }
}

function resultOf(outcome: RecordOutcome): Objektergebnis {
  if (outcome.erfolgreich) {
    const { id, erfolgreich, archivkennung } = outcome;
    return { id, erfolgreich, archivkennung };
  }
  const { id, erfolgreich, fehlermeldung, fehlermeldungCode } = outcome;
  return {
    id,
    erfolgreich,
    fehlermeldung: [...fehlermeldung],
    fehlermeldungCode: fehlermeldungCode && [...fehlermeldungCode],
  };
}

/** The result for all records; 3.x has none. */
function overallOf(
  messageType: string,
  outcomes: readonly RecordOutcome[],
  { version }: AnswerOptions,
): Gesamtergebnis | undefined {
  if (version.startsWith('3.')) return undefined;
  const erfolgreich = outcomes.every((outcome) => outcome.erfolgreich);
  if (version === '4.0.0') return { erfolgreich };
  const failed = outcomes.flatMap((outcome) =>
    outcome.erfolgreich ? [] : [`${outcome.id}: ${outcome.fehlermeldung.join(', ')}`],
  );
  const references = outcomes.flatMap((outcome) =>
    outcome.erfolgreich && outcome.archivkennung !== undefined
      ? [{ id: outcome.id, archivkennung: outcome.archivkennung }]
      : [],
  );
  return {
    erfolgreich,
    fehlermeldung: failed.length > 0 ? [failed.join('; ')] : undefined,
    rueckgabeparameter: messageType === '0506' && references.length > 0 ? references : undefined,
  };
}
