import { ImportResults } from '../messages/import-results.ts';
import type { Outcome } from '../messages/outcome.ts';
import { messageKind } from '../messages/roles.ts';
import type { Kopf } from '../model/index.ts';
import type { XdomeaVersion } from '../version.ts';

/** Takes the elements of a body as they stream by, and says what they report. */
export interface OutcomeReader {
  body(element: string, value: unknown): void;
  /**
   * `isSound`: the message was read to its end, and its body has no fault of structure. Of another one nobody knows that all
   * went well: what says otherwise may be cut off or have a wrong name.
   */
  outcome(kopf: Kopf | undefined, isSound: boolean): Outcome | undefined;
}

const noElements = () => {};

/** A reader for the messages of a type; it keeps counts and a bounded number of texts. */
export function outcomeReader(version: XdomeaVersion, messageType: string): OutcomeReader {
  const kind = messageKind(messageType);
  switch (kind?.role) {
    case 'reply': {
      const results = new ImportResults({ version, messageType });
      return {
        body: (element, value) => void results.add(element, value),
        outcome(_kopf, isSound) {
          const { outcome } = results;
          return isSound || outcome.result === 'failed' ? outcome : { ...outcome, result: 'unclear' };
        },
      };
    }
    case 'decision':
      return decisionReader();
    case 'request': {
      let objects = 0;
      return { body: () => void objects++, outcome: () => ({ kind: 'request', objects }) };
    }
    case 'receipt':
      return {
        body: noElements,
        outcome: (kopf) => ({
          kind: 'receipt',
          confirms: kind.answers,
          original: kopf?.uuidUrsprungsnachricht,
        }),
      };
    default:
      return messageType === '0203' ? routeReader() : { body: noElements, outcome: () => undefined };
  }
}

function decisionReader(): OutcomeReader {
  const counts = { keep: 0, destroy: 0, open: 0, other: 0 };
  const byCode: Readonly<Record<string, keyof typeof counts>> = { A: 'keep', V: 'destroy', B: 'open' };
  return {
    body(element, value) {
      if (!element.startsWith('Bewertete') || typeof value !== 'object' || value === null) return;
      const { aussonderungsart } = value as { aussonderungsart?: { code?: string } };
      const code = aussonderungsart?.code ?? '';
      counts[(Object.hasOwn(byCode, code) && byCode[code]) || 'other'] += 1;
    },
    outcome: () => ({ kind: 'decision', ...counts }),
  };
}

function routeReader(): OutcomeReader {
  let added = 0;
  let skipped = 0;
  return {
    body(element, value) {
      if (element !== 'GeaenderterBeteiligungsschritt' || typeof value !== 'object' || value === null) return;
      const { aenderungsart } = value as { aenderungsart?: { neu?: boolean; uebersprungen?: boolean } };
      if (aenderungsart?.neu) added += 1;
      if (aenderungsart?.uebersprungen) skipped += 1;
    },
    outcome: () => ({ kind: 'route', added, skipped }),
  };
}
