import { describe, expect, it } from 'vitest';
import type { XdomeaVersion } from '../version.ts';
import { ImportResults } from './import-results.ts';

const of = (
  version: XdomeaVersion,
  messageType: string,
  ...elements: readonly (readonly [string, unknown])[]
) => {
  const results = new ImportResults({ version, messageType });
  for (const [element, value] of elements) results.add(element, value);
  return results.outcome;
};
const sgo = (value: object) => ['AusgesondertesSGO', value] as const;
const whole = (value: object) => ['ErfolgOderMisserfolg', value] as const;

describe('ImportResults', () => {
  it.each([
    [
      'all taken over (3.x has no whole)',
      of('3.1.0', '0506', sgo({ id: 'a', erfolgreich: true })),
      'succeeded',
    ],
    [
      'the whole and each',
      of('4.0.0', '0506', whole({ erfolgreich: true }), sgo({ erfolgreich: true })),
      'succeeded',
    ],
    ['the whole alone (2.x)', of('2.4.0', '0402', whole({ erfolgreich: true })), 'succeeded'],
    ['one record', of('3.1.0', '0506', sgo({ erfolgreich: true }), sgo({ erfolgreich: false })), 'failed'],
    ['the whole', of('2.4.0', '0402', whole({ erfolgreich: false })), 'failed'],
    [
      'a record under a successful whole',
      of('4.0.0', '0506', whole({ erfolgreich: true }), sgo({ erfolgreich: false })),
      'failed',
    ],
    [
      'the whole over successful records',
      of('4.0.0', '0506', whole({ erfolgreich: false }), sgo({ erfolgreich: true })),
      'failed',
    ],
    ['no word about a record', of('3.1.0', '0506', sgo({ id: 'a' })), 'unclear'],
    ['no word about the whole (4.0)', of('4.0.0', '0506', sgo({ erfolgreich: true })), 'unclear'],
    [
      'a success with an error beside it',
      of('3.1.0', '0506', sgo({ erfolgreich: true, fehlermeldung: ['x'] })),
      'unclear',
    ],
    ['nothing', of('3.1.0', '0506'), 'unclear'],
    ['what is no result', of('3.1.0', '0506', ['AusgesondertesSGO', 'x']), 'unclear'],
  ] as const)('says of %s: %s', (_, outcome, result) => {
    expect(outcome.result).toBe(result);
  });

  it.each([
    ['0000000', 'succeeded'],
    ['0000008', 'failed'],
    ['0000999', 'failed'],
  ])('reads the feedback %s of an order as %s', (code, result) => {
    expect(of('3.1.0', '0630', whole({ rueckmeldung: [{ allgemeineRueckmeldung: { code } }] })).result).toBe(
      result,
    );
  });

  it('reads the results of an order with the number in the batch', () => {
    const outcome = of(
      '3.1.0',
      '0630',
      whole({
        rueckmeldung: [{ allgemeineRueckmeldung: { code: '0000000' } }],
        rueckgabeparameter: [
          { nummerImStapel: 1, erfolgreich: true },
          {
            nummerImStapel: 2,
            erfolgreich: false,
            rueckmeldung: [
              { spezifischeFehlermeldung0605: { code: '0605004' } },
              { sonstigeFehlermeldung: 'voll' },
            ],
          },
        ],
      }),
    );
    expect(outcome).toMatchObject({
      result: 'failed',
      objects: { total: 2, failed: 1, unclear: 0 },
      failures: [{ id: '2', messages: ['voll'], codes: ['0605004'] }],
    });
  });

  it('takes an archive id of 2.x as what the whole says of the record', () => {
    const ids = { rueckgabeparameter: [{ id: 'a', archivkennung: 'K 1' }] };
    const done = of('2.4.0', '0506', whole({ erfolgreich: true, ...ids }));
    expect(done).toMatchObject({ result: 'succeeded', archiveIds: [{ id: 'a', archivkennung: 'K 1' }] });
    const not = of('2.4.0', '0506', whole({ erfolgreich: false, ...ids }));
    expect(not).toMatchObject({ objects: { total: 1, failed: 0, unclear: 1 }, archiveIds: [] });
  });

  it('says of records with archive ids alone nothing when the whole failed: one result, not one for each', () => {
    const results = new ImportResults({ version: '2.4.0', messageType: '0506' });
    const rueckgabeparameter = Array.from({ length: 12 }, (_, at) => ({
      id: `${at}`,
      archivkennung: `K ${at}`,
    }));
    const read = results.add('ErfolgOderMisserfolg', { erfolgreich: false, rueckgabeparameter });
    expect(read.map(({ of, success }) => [of, success])).toEqual([['whole', false]]);
    expect(results.outcome).toMatchObject({
      result: 'failed',
      objects: { total: 12, failed: 0, unclear: 12 },
    });
  });

  it.each([
    ['failed, then succeeded', [false, true], 'failed'],
    ['succeeded, then failed', [true, false], 'failed'],
    ['nothing, then succeeded', [undefined, true], 'unclear'],
    ['succeeded, then nothing', [true, undefined], 'unclear'],
    ['succeeded twice', [true, true], 'succeeded'],
  ] as const)('of several results for the whole the worst holds: %s', (_, said, result) => {
    const outcome = of('2.4.0', '0402', ...said.map((erfolgreich) => whole({ erfolgreich })));
    expect(outcome).toMatchObject({
      result,
      overall: { failed: false, unclear: undefined, succeeded: true }[result],
    });
  });

  it.each([
    ['repeated', [true, true], { total: 1, failed: 0, unclear: 0 }],
    ['failed once', [true, false], { total: 1, failed: 1, unclear: 0 }],
    ['failed first', [false, true], { total: 1, failed: 1, unclear: 0 }],
    ['failed twice', [false, false], { total: 1, failed: 1, unclear: 0 }],
    ['unclear, then failed', [undefined, false], { total: 1, failed: 1, unclear: 0 }],
    ['unclear, then succeeded', [undefined, true], { total: 1, failed: 0, unclear: 1 }],
  ] as const)('counts a record once that is named again: %s', (_, said, objects) => {
    const outcome = of('3.1.0', '0506', ...said.map((erfolgreich) => sgo({ id: 'a', erfolgreich })));
    expect(outcome.objects).toEqual(objects);
    expect(outcome.failures).toHaveLength(objects.failed);
  });

  it.each([
    ['an empty answer', [{}], 'unclear'],
    ['a code without a value', [{ allgemeineRueckmeldung: {} }], 'unclear'],
    ['success beside an empty answer', [{ allgemeineRueckmeldung: { code: '0000000' } }, {}], 'unclear'],
    ['no answer', [], 'unclear'],
    ['a code of the system', [{ sonstigeFehlermeldungCode: { code: 'X1' } }], 'failed'],
  ] as const)('does not take %s for the success of an order', (_, rueckmeldung, result) => {
    expect(of('3.1.0', '0630', whole({ rueckmeldung })).result).toBe(result);
  });

  it('counts all and keeps some, cut', () => {
    const results = new ImportResults({ version: '3.1.0', messageType: '0506' });
    for (let at = 0; at < 10_000; at++) {
      const long = 'x'.repeat(5000);
      results.add('AusgesondertesSGO', {
        id: `${at}`,
        erfolgreich: false,
        fehlermeldung: Array(50).fill(long),
      });
    }
    const { objects, failures } = results.outcome;
    expect(objects).toEqual({ total: 10_000, failed: 10_000, unclear: 0 });
    expect(failures.length).toBe(50);
    expect(JSON.stringify(failures).length).toBeLessThan(100_000);
  });
});
