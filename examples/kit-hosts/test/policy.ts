import { expect } from 'vitest';
import type { Variant } from './matrix.ts';

/** The policy of a page is as strict as the README says; that nothing was refused, every visit checks. */
export function expectStrict(policy: string, { trustedTypes }: Variant): void {
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("style-src 'self'");
  expect(policy).not.toContain('unsafe');
  const types = /; require-trusted-types-for 'script'; trusted-types (.*)$/.exec(policy)?.[1];
  expect(types).toBe(trustedTypes);
}
