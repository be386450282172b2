import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAnswer } from './session.ts';

const start = '2026-11-23T12:00:00.000Z';

describe('the answer of a server', () => {
  it('is read or is none, whatever it is', () => {
    fc.assert(
      fc.property(fc.anything(), (json) => {
        const answer = readAnswer(json);
        if (answer?.expires) expect(Date.parse(answer.expires)).not.toBeNaN();
      }),
    );
  });

  it.each([
    [{ expires: null }, { expires: null }],
    [
      { id: 7, expires: start, now: 'x' },
      { id: '7', expires: start },
    ],
    [{}, undefined],
    [{ expires: 'morgen' }, undefined],
    [null, undefined],
    ['<html>', undefined],
  ])('%j', (json, answer) => {
    expect(readAnswer(json)).toEqual(answer);
  });
});
