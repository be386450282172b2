import { type Term, term } from '@rathaus/client-core/findings';
import type { Format, Primaerdokument } from '../model/index.ts';
import { earlierValues } from '../model/repeats.ts';
import { fileNamesOf, primaryFilesOf } from '../read/stated-hashes.ts';
import { findEntry, repeatedNames } from './entry-lookup.ts';
import type { PlacedAt, Rule, RuleObject } from './rule.ts';

/** Whether a message names the primary file of a format again, so that it is open which name is meant. */
const isRepeated = (format: Format): boolean =>
  earlierValues(format, 'primaerdokument').length > 0 ||
  (format.primaerdokument !== undefined && earlierValues(format.primaerdokument, 'dateiname').length > 0);

/** Names of all files a format refers to: the primary file and its signatures. */
export function filesOf(format: Format): string[] {
  if (isRepeated(format))
    return [...primaryFilesOf(format)].flatMap((one) => [...fileNamesOf(one), ...signaturesOf(one)]);
  const { primaerdokument } = format;
  if (primaerdokument === undefined) return [];
  const { dateiname } = primaerdokument;
  const own = dateiname === undefined ? [] : [dateiname];
  const signatures = signaturesOf(primaerdokument);
  return signatures.length === 0 ? own : [...own, ...signatures];
}

const none: readonly string[] = [];
const signaturesOf = ({ signaturSiegel }: Primaerdokument): readonly string[] =>
  signaturSiegel?.signaturSiegelDatei ?? none;

/** Where a format names a file, for `report`. */
export function namingOf(format: Format, file: string): PlacedAt {
  const primaerdokument = isRepeated(format)
    ? [...primaryFilesOf(format)].find((one) => [...fileNamesOf(one), ...signaturesOf(one)].includes(file))
    : format.primaerdokument;
  if (primaerdokument === undefined || !signaturesOf(primaerdokument).includes(file))
    return { part: primaerdokument, field: 'dateiname' };
  const signature = primaerdokument.signaturSiegel?.signaturSiegelDatei?.indexOf(file) ?? 0;
  return { part: primaerdokument, field: `signaturSiegel/signaturSiegelDatei/${signature}` };
}

/** Values of R12. */
export type R12Values = {
  readonly fault: Term<'twice' | 'missing' | 'spelling' | 'folder' | 'unnamed'>;
};

/** Message and container name the same files. */
export const r12: Rule<R12Values> = {
  id: 'R12',
  severity: 'error',
  who: 'authority',
  visit(context) {
    const entries = context.container?.entries;
    if (!entries) return {};
    for (const entry of repeatedNames(entries)) context.report({ fault: term('twice') }, { entry });
    const used = new Uint8Array(entries.length);
    const lookUp = (file: string, format: Format, object: RuleObject | undefined) => {
      const found = findEntry(entries, file);
      if (found) used[found.at] = 1;
      const fault = found ? found.differs : 'missing';
      if (fault === undefined) return;
      const severity = fault === 'spelling' ? 'warning' : 'error';
      context.report({ fault: term(fault) }, { ...namingOf(format, file), object, file, severity });
    };
    return {
      format(format, object) {
        for (const file of filesOf(format)) lookUp(file, format, object);
      },
      end() {
        entries.forEach((entry, at) => {
          if (used[at] === 1) return;
          context.report({ fault: term('unnamed') }, { entry: entry.name, severity: 'warning' });
        });
      },
    };
  },
};
