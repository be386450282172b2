import { createPrivateKey, generatePrimeSync, type KeyObject } from 'node:crypto';

const exponent = 65_537n;
const bits = 4096;

/**
 * A private RSA key of 4096 bits with four primes instead of two (RFC 8017, section 3.2): to everybody else it is like any
 * other, to its owner it takes a part of the work, and it is made in a moment. Simulations sign and decrypt all the time.
 */
export function createFourPrimeKey(): KeyObject {
  for (;;) {
    const primes = Array.from({ length: 4 }, () => generatePrimeSync(bits / 4, { bigint: true }));
    const modulus = productOf(primes);
    const isUsable = new Set(primes).size === primes.length && modulus.toString(2).length === bits;
    if (!isUsable || primes.some((prime) => (prime - 1n) % exponent === 0n)) continue;
    return createPrivateKey({ key: derOf(primes), format: 'der', type: 'pkcs1' });
  }
}

const productOf = (factors: readonly bigint[]): bigint => factors.reduce((all, one) => all * one, 1n);

/** `RSAPrivateKey` of RFC 8017, appendix A.1.2. */
function derOf(primes: readonly bigint[]): Buffer {
  const secret = inverse(exponent, productOf(primes.map((prime) => prime - 1n)));
  const exponentOf = (prime: bigint) => integer(secret % (prime - 1n));
  const coefficientOf = (at: number) => integer(inverse(productOf(primes.slice(0, at)), primes[at]!));
  const [first, second] = primes;
  const others = primes
    .slice(2)
    .map((prime, at) => sequence(integer(prime), exponentOf(prime), coefficientOf(at + 2)));
  return sequence(
    integer(1n),
    integer(productOf(primes)),
    integer(exponent),
    integer(secret),
    integer(first!),
    integer(second!),
    exponentOf(first!),
    exponentOf(second!),
    // Of the first two it is the second that is inverted.
    integer(inverse(second!, first!)),
    sequence(...others),
  );
}

/** By the extended algorithm of Euclid. */
function inverse(value: bigint, modulus: bigint): bigint {
  let [rest, next] = [modulus, value % modulus];
  let [factor, nextFactor] = [0n, 1n];
  while (next !== 0n) {
    const quotient = rest / next;
    [rest, next] = [next, rest - quotient * next];
    [factor, nextFactor] = [nextFactor, factor - quotient * nextFactor];
  }
  return ((factor % modulus) + modulus) % modulus;
}

function integer(value: bigint): Buffer {
  const digits = value.toString(16);
  const whole = Buffer.from(digits.length % 2 === 0 ? digits : `0${digits}`, 'hex');
  // A first bit that is set would say that it is negative.
  return tagged(0x02, whole[0]! < 0x80 ? whole : Buffer.concat([Buffer.of(0), whole]));
}

const sequence = (...parts: readonly Buffer[]): Buffer => tagged(0x30, Buffer.concat(parts));

function tagged(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const prefix = length < 0x80 ? [length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.of(tag, ...prefix), content]);
}
