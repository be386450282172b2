import { expect, it } from 'vitest';
import { defineErrors } from './define-errors.ts';
import { withDetails } from './with-details.ts';

const parkingError = defineErrors({ 'parking.meter.silent': { origin: 'service', message: 'no answer' } });

it('keeps everything an error says and adds facts to its details', () => {
  const problem = { type: 'about:blank', detail: 'private' };
  const first = parkingError('parking.meter.silent', {
    status: 503,
    problem,
    retryable: true,
    details: { meter: 'A7' },
  });
  const second = withDetails(first, { cleanup: 'deleted' });
  expect(second).toMatchObject({
    code: 'parking.meter.silent',
    origin: 'service',
    retryable: true,
    message: 'no answer',
    status: 503,
    problem,
    details: { meter: 'A7', cleanup: 'deleted' },
    cause: first,
  });
  expect(parkingError.is(second)).toBe(true);
  expect(first.details).toEqual({ meter: 'A7' });
  expect(JSON.stringify(second)).not.toContain('private');
});
