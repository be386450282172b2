import { type Severity, term, type Who } from '@rathaus/client-core/findings';
import { IdMap } from '../xdomea/messages/id-map.ts';
import type { Kopf } from '../xdomea/model/index.ts';
import { excerpt } from '../xdomea/rules/excerpt.ts';
import { KnownAppraisals, KnownRecords, severityWithoutResult } from '../xdomea/rules/known-records.ts';
import type { R24Values } from '../xdomea/rules/r24-appraisal-complete.ts';
import type { R33Values } from '../xdomea/rules/r33-import-results.ts';
import type { MessageVisitor, RuleVisitor } from '../xdomea/rules/rule.ts';

/** What shows only when all parts of the messages of a type were read. */
export type PartsFault =
  | {
      readonly rule: 'R24';
      readonly severity?: undefined;
      readonly who?: Who | undefined;
      readonly values: Extract<R24Values, { id: string }>;
    }
  | {
      readonly rule: 'R33';
      readonly severity: Severity;
      readonly who?: Who | undefined;
      readonly values: Extract<R33Values, { id: string }>;
    };

/**
 * What the messages of a procedure say of their records, kept for the messages behind them: tens of bytes for each Akte
 * and Vorgang, nothing of documents.
 */
export class ProcedureLedger {
  readonly offered = new KnownRecords();
  readonly appraised = new KnownAppraisals();
  readonly transferred = new KnownRecords();
  /** Records with a result in a 0506; noted only where it came in parts. */
  readonly #confirmed = new IdMap();
  /** What the 0503 asked for. */
  rueckmeldungArchivkennung: boolean | undefined;

  /** Notes what a message says, in the pass of its check; undefined for types of which nobody needs it. */
  visitorOf(messageType: string | undefined, isPart: boolean): MessageVisitor | undefined {
    switch (messageType) {
      case '0501':
        return { visit: () => recordsInto(this.offered) };
      case '0502':
        return { visit: () => this.#noteAppraisal() };
      case '0503':
        return {
          visit: () => ({
            ...recordsInto(this.transferred),
            kopf: (kopf: Kopf) => {
              this.rueckmeldungArchivkennung = kopf.rueckmeldungArchivkennung;
            },
          }),
        };
      case '0506':
        return isPart ? { visit: () => this.#noteResults() } : undefined;
      default:
        return undefined;
    }
  }

  #noteAppraisal(): RuleVisitor {
    return {
      body: (element, value) => {
        if (!element.startsWith('Bewertetes')) return;
        const { id, aussonderungsart } = value as { id?: string; aussonderungsart?: { code?: string } };
        if (id !== undefined) this.appraised.add(id, excerpt(aussonderungsart?.code ?? ''));
      },
    };
  }

  #noteResults(): RuleVisitor {
    return {
      body: (element, value) => {
        if (element !== 'AusgesondertesSGO') return;
        const { id } = value as { id?: string };
        if (id !== undefined) this.#confirmed.set(id, 0);
      },
    };
  }

  /** What all parts of the messages of a type lack together. Each part alone may lack it, because another one has it. */
  *missingOf(messageType: string, knows: (messageType: string) => boolean): Generator<PartsFault> {
    if (messageType === '0502' && knows('0501')) {
      for (const { id, kontextobjekt } of this.offered)
        if (kontextobjekt !== true && this.appraised.get(id) === undefined)
          yield { rule: 'R24', values: { fault: term('not-appraised'), id } };
    }
    if (messageType === '0503' && knows('0502')) {
      for (const { id, aussonderungsart } of this.appraised)
        if (aussonderungsart === 'A' && (!this.transferred.has(id) || this.transferred.isContext(id)))
          yield { rule: 'R24', who: 'authority', values: { fault: term('not-transferred'), id } };
    }
    if (messageType === '0506' && knows('0503')) {
      for (const record of this.transferred) {
        const { id } = record;
        const severity = this.#confirmed.has(id) ? undefined : severityWithoutResult(record);
        if (severity) yield { rule: 'R33', severity, values: { fault: term('no-result'), id } };
      }
    }
  }
}

const recordsInto = (records: KnownRecords): RuleVisitor => ({
  enter({ id, data, parent }) {
    if (id === undefined || data.kind === 'Dokument') return;
    const above = parent?.data;
    const inside = above !== undefined && above.kind !== 'Dokument' && above.kontextobjekt !== true;
    records.add({ id, kontextobjekt: data.kontextobjekt === true, inside });
  },
});
