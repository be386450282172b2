import { describe, expect, it } from 'vitest';
import { aspectIds, type FileReport } from '../../src/report/index.ts';
import { checked, type Given } from '../verdicts/checked.ts';

const states = ({ aspects }: FileReport) =>
  Object.fromEntries(aspects.map(({ id, state, gap }) => [id, gap ? `${state}: ${gap}` : state]));

describe('the aspects of a report', () => {
  it('are all there, in the order of reading', async () => {
    const { aspects } = await checked('0503', '4.0.0', ['Paket']);
    expect(aspects.map(({ id }) => id)).toEqual(aspectIds);
  });

  it.each<[string, readonly Given[], Record<string, string>]>([
    ['0503', ['Paket'], { structure: 'passed', files: 'passed', integrity: 'passed', procedure: 'passed' }],
    [
      '0503',
      [],
      {
        structure: 'passed',
        files: 'not-judged: no-package',
        content: 'not-judged: no-package',
        fitness: 'passed',
      },
    ],
    ['0503', ['Paket', 'Datei-fehlt'], { structure: 'passed', files: 'failed', fitness: 'passed' }],
    ['0503', ['Paket', 'ohne-Bewertung'], { procedure: 'not-judged: no-appraisal' }],
    ['0503', ['Paket', 'abgebrochen'], { structure: 'failed: broken', files: 'not-judged: broken' }],
    [
      '0501',
      [],
      { files: 'not-applicable: no-files', fitness: 'passed', procedure: 'not-applicable: begins' },
    ],
    ['0401', ['Paket'], { fitness: 'not-applicable: other-message', procedure: 'not-applicable: begins' }],
    ['0506', ['Erfolg'], { files: 'not-applicable: no-files', procedure: 'not-judged: no-original' }],
    ['0506', ['Erfolg', 'Original'], { procedure: 'passed' }],
    [
      '0506',
      ['Misserfolg'],
      { outcome: 'failed', structure: 'passed', procedure: 'not-judged: no-original' },
    ],
    ['0503', [], { outcome: 'not-applicable: other-message' }],
    ['0507', [], { procedure: 'not-judged: no-original' }],
  ])('of %s with %j', async (messageType, given, expected) => {
    expect(states(await checked(messageType, '4.0.0', given))).toMatchObject(expected);
  });

  it('never pass what the verdict leaves open', async () => {
    for (const given of [[], ['ohne-Bewertung']] as const) {
      const report = await checked('0503', '3.1.0', given);
      expect(report.verdict).toBe('not-judged');
      expect(report.aspects.some(({ state }) => state === 'not-judged')).toBe(true);
    }
  });
});
