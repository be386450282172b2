import type { CodedError, ErrorDetails } from '@rathaus/client-core';
import {
  type Collector,
  createCollector,
  type EntryPlace,
  type FindingValues,
  type Severity,
} from '@rathaus/client-core/findings';
import { eakteError } from '../errors.ts';
import {
  type ContainerRule,
  type ContainerValues,
  containerRuleSet,
  type RefusingRule,
  refuses,
} from './container-rules.ts';

/** Where in a container: entry, name, byte. */
export type ContainerPlace = Omit<EntryPlace, 'kind'>;

/** Gathers what is wrong with a container, or refuses it at the first fault that makes it unsafe. */
export interface ContainerFaults {
  /** All findings so far. */
  readonly collector: Collector;
  /** `severity`: where the case decides it; default that of the rule. */
  add<Rule extends ContainerRule>(
    rule: Rule,
    values: ContainerValues[Rule],
    place?: ContainerPlace,
    severity?: Severity,
  ): void;
}

/** `throwing`: the first fault that refuses a container is thrown instead of collected. */
export function createContainerFaults({ throwing }: { throwing: boolean }): ContainerFaults {
  const collector = createCollector();
  return {
    collector,
    add(rule, values, place = {}, severity = undefined) {
      if (throwing && refuses(rule)) throw containerError(rule, values, place);
      collector.add(containerRuleSet.finding(rule, { kind: 'entry', ...place }, values, severity));
    },
  };
}

/** The error of a rule that refuses a container. Names no file: errors end in logs. */
export function containerError(
  rule: RefusingRule,
  values: FindingValues,
  { entry, offset }: ContainerPlace = {},
  cause?: unknown,
): CodedError<RefusingRule> {
  const details: Record<string, string | number> = {};
  if (entry !== undefined) details.entry = entry;
  if (offset !== undefined) details.offset = offset;
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === 'string' || typeof value === 'number') details[name] = value;
    else if (typeof value === 'object' && 'term' in value) details[name] = value.term;
  }
  return eakteError(rule, { details: details satisfies ErrorDetails, cause });
}
