import type { Mark } from '../rules/rule.ts';
import type { CheckReport, Finding, LocalText, ObjectKind, Severity } from './finding.ts';

/** A severity a profile sets for a rule; `off` silences it. */
export type ProfileSeverity = Severity | 'off';

/** Gathers findings in bounded memory: some of each rule with their place, all of them as numbers. */
export class FindingCollector {
  readonly findings: Finding[] = [];
  readonly counts: Record<string, number> = {};
  errors = 0;
  warnings = 0;
  infos = 0;
  readonly #limit: number;
  readonly #severities: Readonly<Record<string, ProfileSeverity>>;

  constructor(limit: number, severities: Readonly<Record<string, ProfileSeverity>>) {
    this.#limit = limit;
    this.#severities = severities;
  }

  add(
    rule: string,
    severity: Severity,
    message: LocalText,
    mark: Mark,
    object?: { kind: ObjectKind; id: string | undefined; title: string | undefined },
    file?: string,
  ): void {
    const set = this.#severities[rule];
    if (set === 'off') return;
    const final = set ?? severity;
    const count = (this.counts[rule] ?? 0) + 1;
    this.counts[rule] = count;
    if (final === 'error') this.errors += 1;
    else if (final === 'warning') this.warnings += 1;
    else this.infos += 1;
    if (count > this.#limit) return;
    this.findings.push({
      rule,
      severity: final,
      message,
      place: {
        ...(mark.line > 0 ? { line: mark.line, column: mark.column } : {}),
        path: mark.path,
        ...(object
          ? {
              object: {
                kind: object.kind,
                ...(object.id === undefined ? {} : { id: object.id }),
                ...(object.title === undefined ? {} : { title: object.title }),
              },
            }
          : {}),
        ...(file === undefined ? {} : { file }),
      },
    });
  }

  /** The counting part of a report. */
  summary(): Pick<CheckReport, 'findings' | 'counts' | 'errors' | 'warnings' | 'infos' | 'acceptable'> {
    const { findings, counts, errors, warnings, infos } = this;
    return { findings, counts, errors, warnings, infos, acceptable: errors === 0 };
  }
}
