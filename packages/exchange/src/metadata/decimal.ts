/** A number as its shortest decimal writing says it: `digits` · 10^-`scale`. */
function decimalOf(value: number): { digits: bigint; scale: number } {
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  return { digits: BigInt(whole + fraction), scale: fraction.length - Number(exponent) };
}

/**
 * Whether a number is a multiple of a step, in decimals: 0.07 is seven cents, although the binary fraction nearest to it
 * divided by that of 0.01 is no integer (JSON Schema 2020-12, validation, section 6.2.1, speaks of JSON's decimal numbers).
 * `value` is what the parser made of the document: digits beyond a double are lost before.
 */
export function isMultipleOf(value: number, step: number): boolean {
  if (!Number.isFinite(value) || !Number.isFinite(step) || step === 0) return false;
  const left = decimalOf(value);
  const right = decimalOf(step);
  const scale = Math.max(left.scale, right.scale);
  const at = ({ digits, scale: own }: typeof left) => digits * 10n ** BigInt(scale - own);
  return at(left) % at(right) === 0n;
}
