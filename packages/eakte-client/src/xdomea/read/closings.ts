import type { Akte } from '../model/index.ts';
import { dayOf, dayText } from '../retention/day.ts';

/** Whether an Akte was closed and when; the elements are behind its content. */
export type Closing = Pick<Akte, 'zda' | 'zdaDatum'>;

/** The closings of the Akten of a message by their number, in four bytes each. */
export class Closings {
  /** Records of the message, and Akten among them. */
  records = 0;
  akten = 0;
  /** Whether the message could not be read to its end. */
  broken = false;
  #codes = new Uint32Array(256);

  /** `number` counts from 0, in any order. */
  set(number: number, { zda, zdaDatum }: Closing): void {
    if (number >= this.#codes.length) {
      const codes = new Uint32Array(Math.max(number + 1, this.#codes.length * 2));
      codes.set(this.#codes);
      this.#codes = codes;
    }
    const day = dayOf(zdaDatum);
    const date = day ? (day.year * 16 + day.month) * 32 + day.day : 0;
    this.#codes[number] = date * 4 + (zda === undefined ? 0 : zda ? 1 : 2);
  }

  get(number: number): Closing {
    const code = this.#codes[number] ?? 0;
    const date = code >>> 2;
    const flag = code & 3;
    const day = { year: date >>> 9, month: (date >>> 5) & 15, day: date & 31 };
    const closing: Closing = {};
    if (flag !== 0) closing.zda = flag === 1;
    if (date !== 0) closing.zdaDatum = dayText(day);
    return closing;
  }
}
