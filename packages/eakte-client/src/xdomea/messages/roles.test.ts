import { describe, expect, it } from 'vitest';
import { schemaOf } from '../schema/schema.ts';
import { xdomeaVersions } from '../version.ts';
import { allMessageTypes, messageKind, messageParties, roleOf } from './roles.ts';

describe('roleOf', () => {
  it('knows every message type of every version, and no other', () => {
    const types = new Set(xdomeaVersions.flatMap((version) => [...schemaOf(version).rootNames.keys()]));
    expect(allMessageTypes).toEqual([...types].sort());
    expect(roleOf('9999')).toBeUndefined();
    expect(roleOf('constructor')).toBeUndefined();
  });

  it('says who sends what to whom: an answer goes back where the original came from', () => {
    for (const type of allMessageTypes) {
      const { from, to, answers } = messageKind(type)!;
      expect(messageParties(type), type).toEqual({ from, to });
      for (const original of answers) {
        // 0503 carries out a decision, so it goes to whom the decision came from.
        expect(messageParties(original), `${type} answers ${original}`).toEqual({ from: to, to: from });
      }
    }
  });

  it('has an original for whatever reports, decides or confirms', () => {
    for (const type of allMessageTypes) {
      const { role, answers } = messageKind(type)!;
      if (role === 'reply' || role === 'decision' || role === 'receipt')
        expect(answers, type).not.toHaveLength(0);
      if (role === 'request') expect(answers, type).toHaveLength(0);
    }
  });
});
