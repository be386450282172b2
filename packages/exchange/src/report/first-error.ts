import type { Report } from '@rathaus/client-core/findings';

/** The first error of a report, its place as JSON pointer: for the details of an exception. */
export function firstError({ findings }: Report): { rule: string; place: string } | undefined {
  const found = findings.find(({ severity }) => severity === 'error');
  return found && { rule: found.rule, place: found.place.kind === 'pointer' ? found.place.pointer : '' };
}
