import { type Term, term } from '@rathaus/client-core/findings';
import { isMultipleOf } from './decimal.ts';
import { isDateTime, isUri } from './formats.ts';
import { isText, type Judge } from './judge.ts';

const methods = ['GIROPAY', 'PAYDIRECT', 'CREDITCARD', 'PAYPAL', 'INVOICE', 'OTHER'];
const states = ['INITIAL', 'BOOKED', 'FAILED', 'CANCELED'];
/** Of transaction ids and of the detail of a method: 1 to 36 letters, digits, `_` and `-`. */
const word = /^[\w-]{1,36}$/;
const isWord = (value: unknown) => isText(value) && word.test(value);
const isOneOf = (list: readonly string[]) => (value: unknown) => isText(value) && list.includes(value);

const required = {
  transactionId: ['payment-id', isWord],
  paymentMethod: ['payment-method', isOneOf(methods)],
  status: ['payment-status', isOneOf(states)],
} as const;
const optional = {
  transactionUrl: ['payment-url', isUri],
  transactionTimestamp: ['payment-time', isDateTime],
  paymentMethodDetail: ['payment-detail', isWord],
} as const;

/** `paymentInformation`: what the payment service said. */
export function checkPayment(payment: unknown, judge: Judge): void {
  const place = 'paymentInformation';
  if (payment === undefined || !judge.object(payment, place)) return;
  if (!isText(payment.transactionReference)) judge.add('payment', place, 'transactionReference');
  for (const [member, [rule, isRight]] of Object.entries(required)) {
    if (!isText(payment[member])) judge.add('payment', place, member);
    else if (!isRight(payment[member])) judge.add(rule, place, member);
  }
  for (const [member, [rule, isRight]] of Object.entries(optional))
    if (payment[member] !== undefined && !isRight(payment[member])) judge.add(rule, place, member);
  if (payment.grossAmount === undefined) return;
  const fault = amountFault(payment.grossAmount);
  if (fault) judge.addWith('payment-amount', { fault }, place, 'grossAmount');
}

function amountFault(amount: unknown): Term<'no-number' | 'too-small' | 'parts-of-a-cent'> | undefined {
  if (typeof amount !== 'number' || !Number.isFinite(amount)) return term('no-number');
  if (amount < 0.01) return term('too-small');
  return isMultipleOf(amount, 0.01) ? undefined : term('parts-of-a-cent');
}
