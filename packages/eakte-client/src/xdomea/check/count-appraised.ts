import { appraisalOf } from '../retention/inherited-appraisal.ts';
import { chainOf } from '../rules/chain-of.ts';
import type { RuleObject } from '../rules/rule.ts';

/**
 * Counts the records of a transfer (0503) that show themselves that the archive takes them: Aussonderungsart A of their
 * own or of a record above. Documents share the appraisal of what they are in; what is sent for context only has none.
 */
export class AppraisalCounter {
  /** Records that are handed over. */
  records = 0;
  /** Those without A. */
  without = 0;

  enter({ level, data, element, parent }: RuleObject): void {
    if (data.kind === 'Dokument') {
      // A letter to the archive is not transferred.
      if (level === 1 && element !== 'Anschreiben') this.#count(false);
      return;
    }
    if (data.kontextobjekt === true) return;
    this.#count(appraisalOf(data, chainOf(parent))?.code === 'A');
  }

  #count(holds: boolean): void {
    this.records += 1;
    if (!holds) this.without += 1;
  }
}
