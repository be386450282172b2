import type { DeliveryState, FailureClass, ReceivedState } from '@rathaus/exchange';
import { deliveryLabels, errorTextOf, failureClassTexts, receivedLabels } from '@rathaus/exchange/texts';
import { UsageFault } from '../../program/usage-fault.ts';
import type { TenantExchange } from './open-exchange.ts';

/** One of the known words, or a fault of use that names them: a mistyped filter must not look like an empty list. */
function oneOf<Word extends string>(
  option: string,
  given: string | undefined,
  known: Readonly<Record<Word, unknown>>,
): Word | undefined {
  if (given === undefined || Object.hasOwn(known, given)) return given as Word | undefined;
  const words = Object.keys(known).join(', ');
  throw new UsageFault(`${option} kennt: ${words}.`, `${option} knows: ${words}.`);
}

/** The state that `--state` names. Errors: a fault of use. */
export const stateOf = (
  given: string | undefined,
  direction: 'delivery' | 'received',
): DeliveryState | ReceivedState | undefined =>
  direction === 'delivery'
    ? oneOf('--state', given, deliveryLabels)
    : oneOf('--state', given, receivedLabels);

/** The class of failures that `--class` names. Errors: a fault of use. */
export const failureClassOf = (given: string | undefined): FailureClass | undefined =>
  oneOf('--class', given, failureClassTexts);

/**
 * Refuses a code that nobody knows and nothing fails with: a transport of an application has codes of its own, and they are
 * known by what fails. Errors: a fault of use.
 */
export async function demandKnownCode(
  code: string | undefined,
  exchanges: readonly TenantExchange[],
): Promise<void> {
  if (code === undefined || errorTextOf(code) !== undefined) return;
  const failing = new Set<string>();
  for (const { exchange } of exchanges)
    for (const failure of (await exchange.status()).failures) failing.add(failure.code);
  if (failing.has(code)) return;
  const found = [...failing].sort().join(', ');
  throw new UsageFault(
    `--code: Den Code ${code} gibt es nicht. ${found === '' ? 'Zurzeit scheitert nichts.' : `Zurzeit gibt es hier: ${found}.`}`,
    `--code: there is no code ${code}. ${found === '' ? 'Nothing fails at present.' : `At present there is here: ${found}.`}`,
  );
}
