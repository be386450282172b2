import { describe, expect, it } from 'vitest';
import { processorTime } from '../../../../../tools/testing/processor-time.ts';
import { isDinC, isLatin } from './characters.ts';
import { simpleTypeOf } from './simple-types.ts';

const id = '3f2504e0-4f89-41d3-9a0c-000000000040';
const accepts = (name: string, text: string) => simpleTypeOf(name, 'latin')!.test(text);

describe('texts of any length', () => {
  it.each(['x', 'ä', 'ạ'])('of %s are judged, and do not run out of stack', (letter) => {
    const text = letter.repeat(9_900_000);
    expect([isLatin(text), isDinC(text)]).toEqual([true, true]);
    expect([isLatin(`${text}😀`), isDinC(`${text}😀`)]).toEqual([false, false]);
  });

  it('of dots are judged in one pass', async () => {
    const judge = () => expect(accepts('dateiname2', `${id}_${'.'.repeat(1_000_000)}\n`)).toBe(false);
    // With a way back from every dot it takes a quarter of an hour.
    expect(await processorTime(judge, 5000)).toBeLessThan(5000);
  });
});

it.each([
  [`${id}_a.pdf`, true],
  [`${id}_.`, true],
  [`${id}_a`, false],
  [`${id}a.pdf`, false],
  [`${id}_a.pdf\n`, false],
  [`${id}_a\n.pdf`, false],
  ['a.pdf', false],
])('%j as a file name with an extension: %s', (name, right) => {
  expect(accepts('dateiname2', name)).toBe(right);
});
