import { expect } from 'vitest';
import type { RathausError } from '../src/index.ts';
import { errorTexts } from '../src/texts/index.ts';
import { printed } from './printed.ts';

/** A client as JavaScript sees it: without the compiler, which would refuse what these tests try. */
export type AnyClient = Record<
  'get' | 'post' | 'put' | 'patch' | 'delete',
  (path: string, call?: object) => Promise<unknown>
>;

/** Is found nowhere in an error. */
export const canary = 'Łucja-Geheim-4711';

/** The error of a call: of the family, with a remedy in both languages, without what was sent or answered. */
export async function refusal(call: Promise<unknown>): Promise<RathausError> {
  const error = (await call.then(
    () => Promise.reject(new Error('was not refused')),
    (one: unknown) => one,
  )) as RathausError;
  if (!Object.hasOwn(errorTexts, error.code)) throw error;
  const { remedy } = errorTexts[error.code as keyof typeof errorTexts];
  for (const text of [remedy.de, remedy.en]) expect(text.length).toBeGreaterThan(20);
  expect(printed(error)).not.toContain('4711');
  return error;
}
