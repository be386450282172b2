import { describe, expect, it } from 'vitest';
import { type CodeOf, defineErrors, isRathausError } from '../index.ts';

const parkingError = defineErrors({
  'parking.meter.silent': { origin: 'service', retryable: true, message: 'the meter does not answer' },
  'parking.coin.bent': { origin: 'peer' },
});

describe('a table of errors', () => {
  it('gives each code its origin, patience and message', () => {
    const error = parkingError('parking.meter.silent', { message: 'after 3 s', details: { meter: 'A7' } });
    expect(isRathausError(error)).toBe(true);
    expect(error).toMatchObject({
      code: 'parking.meter.silent',
      origin: 'service',
      retryable: true,
      message: 'the meter does not answer: after 3 s',
      details: { meter: 'A7' },
    });
  });

  it('never leaves a message empty', () => {
    expect(parkingError('parking.coin.bent').message).toBe('parking.coin.bent');
  });

  it('lets the answer decide whether trying again helps', () => {
    expect(parkingError('parking.meter.silent', { retryable: false }).retryable).toBe(false);
  });

  it('knows its own errors and no others', () => {
    const other = defineErrors({ 'other.thing': { origin: 'local' } });
    expect(parkingError.is(parkingError('parking.coin.bent'))).toBe(true);
    for (const stranger of [
      other('other.thing'),
      new Error('x'),
      { code: 'toString' },
      null,
      'parking.coin.bent',
    ])
      expect(parkingError.is(stranger)).toBe(false);
  });

  it('refuses a code that is not in the table, before anything runs', () => {
    // @ts-expect-error the table has no such code
    const misspelt: CodeOf<typeof parkingError> = 'parking.coin.bend';
    expect(misspelt).not.toBe('parking.coin.bent');
  });
});
