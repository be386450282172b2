import { expect, it } from 'vitest';
import type { Variant } from './matrix.ts';

/** The site says what its README says of its policy; that nothing was refused, every visit checks. */
export function policyContract(address: () => string, { trustedTypes }: Variant): void {
  it('has a strict policy', async () => {
    const answer = await fetch(address());
    await answer.body?.cancel();
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("style-src 'self'");
    expect(policy).not.toContain('unsafe');
    const types = /; require-trusted-types-for 'script'; trusted-types (.*)$/.exec(policy)?.[1];
    expect(types).toBe(trustedTypes);
  });
}
