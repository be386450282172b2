import { describe, expect, it } from 'vitest';
import { checkGuards } from '../../../../tools/testing/guards/removal.ts';
import { guardTable } from './guards.ts';

describe('guards of the login', () => {
  it('are where the list says, so that each of them can be taken out', () => {
    expect(() => checkGuards(guardTable)).not.toThrow();
  });

  it('each say what would happen without them, and what shows it', () => {
    expect(guardTable.guards.length).toBeGreaterThanOrEqual(40);
    expect(
      guardTable.guards.filter(({ why, shows, edits }) => why === '' || !shows?.length || !edits.length),
    ).toEqual([]);
  });
});
