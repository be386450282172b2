import { expect } from 'vitest';
import type { ExchangeErrorCode } from '../../src/index.ts';
import { errorTexts } from '../../src/texts/index.ts';

/** Sees to it that the operator is told what to do about a code, in both languages. */
export function hasRemedy(code: ExchangeErrorCode): void {
  const { remedy } = errorTexts[code];
  expect(remedy.de, code).toMatch(/\p{L}{4,}/u);
  expect(remedy.en, code).toMatch(/\p{L}{4,}/u);
}
