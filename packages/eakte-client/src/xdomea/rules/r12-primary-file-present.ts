import { type Term, term } from '@rathaus/client-core/findings';
import type { Format } from '../model/index.ts';
import type { Rule, RuleObject } from './rule.ts';

/** Names of all files a format refers to: the primary file and its signatures. */
export function filesOf({ primaerdokument }: Format): string[] {
  if (primaerdokument === undefined) return [];
  const { dateiname, signaturSiegel } = primaerdokument;
  return [...(dateiname === undefined ? [] : [dateiname]), ...(signaturSiegel?.signaturSiegelDatei ?? [])];
}

/** Values of R12. */
export type R12Values = {
  readonly fault: Term<'twice' | 'missing' | 'spelling' | 'unnamed'>;
};

/** Message and container name the same files. */
export const r12: Rule<R12Values> = {
  id: 'R12',
  severity: 'error',
  who: 'authority',
  visit(context) {
    const entries = context.container?.entries;
    if (!entries) return {};
    const positions = new Map<string, number>();
    entries.forEach((entry, at) => {
      if (positions.has(entry.name)) {
        context.report({ fault: term('twice') }, { entry: entry.name });
      } else positions.set(entry.name, at);
    });
    const used = new Uint8Array(entries.length);
    /** Names without regard to case and composition; made when the first exact name is missing. */
    let loose: Map<string, number> | undefined;
    const looseKey = (name: string) => name.normalize('NFC').toLowerCase();
    const lookUp = (file: string, object: RuleObject | undefined) => {
      const at = positions.get(file);
      if (at !== undefined) {
        used[at] = 1;
        return;
      }
      loose ??= new Map(entries.map((entry, index) => [looseKey(entry.name), index]));
      const near = loose.get(looseKey(file));
      const place = { object, file };
      if (near === undefined) {
        context.report({ fault: term('missing') }, place);
        return;
      }
      used[near] = 1;
      context.report({ fault: term('spelling') }, { ...place, severity: 'warning' });
    };
    return {
      format(format, object) {
        for (const file of filesOf(format)) lookUp(file, object);
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
