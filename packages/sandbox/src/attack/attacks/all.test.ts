import { describe, expect, it } from 'vitest';
import { logoutAttacks } from '../logout/attacks/all.ts';
import { chapters, furtherDemands } from '../report/requirements.ts';
import { attacks as loginAttacks } from './all.ts';

const attacks = [...loginAttacks, ...logoutAttacks];

const requirementIds = chapters.flatMap(({ requirements }) => requirements.map(({ id }) => id));

describe('the attacks', () => {
  it('have ids of their own, in words of the address', () => {
    const ids = attacks.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z][a-z0-9-]+$/.test(id))).toEqual([]);
  });

  it.each(['xsw-1', 'xsw-2', 'xsw-3', 'xsw-4', 'xsw-5', 'xsw-6', 'xsw-7', 'xsw-8', 'xsw-9'])(
    'hold %s',
    (id) => {
      expect(attacks.some((attack) => attack.id === id)).toBe(true);
    },
  );

  it('say in both languages what they are and what they would mean', () => {
    for (const { title, harm } of attacks)
      for (const text of [title.de, title.en, harm.de, harm.en]) expect(text.length).toBeGreaterThan(3);
  });

  it('name requirements that the guideline has', () => {
    const unknown = attacks
      .flatMap(({ requirements }) => requirements)
      .filter((id) => !requirementIds.includes(id));
    expect(unknown).toEqual([]);
  });

  it('test what the guideline demands of the connection of a Servicekonto, all of it', () => {
    for (const id of ['A3.10.01', 'A3.10.02', 'A3.10.03', 'A3.10.04', 'A3.9.09', 'A3.11.10'])
      expect(attacks.some(({ requirements }) => requirements.includes(id))).toBe(true);
  });

  it('are those that further demands name', () => {
    const unknown = furtherDemands
      .flatMap((one) => one.attacks)
      .filter((id) => !attacks.some((attack) => attack.id === id));
    expect(unknown).toEqual([]);
  });
});

describe('the requirements', () => {
  it('are as many as chapter 3 of TR-03172-3 1.0 has, each once', () => {
    expect(chapters.map(({ requirements }) => requirements.length)).toEqual([
      6, 7, 3, 5, 5, 4, 4, 8, 13, 4, 10, 6, 5, 7, 6, 3, 4, 1, 6,
    ]);
    expect(new Set(requirementIds).size).toBe(107);
  });
});
