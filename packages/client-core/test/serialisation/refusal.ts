import { defineErrors } from '../../src/index.ts';

const testError = defineErrors({ 'core.request.parameter': { origin: 'local' } });

/** The refusal of these tests: its message is what a developer would read in a log. */
export const refuse = (place: string, rule: string) =>
  testError('core.request.parameter', { message: `${place} ${rule}` });

/** The message with which something is refused; a test fails when it is sent. */
export function refusal(write: () => unknown): string {
  let sent: unknown;
  try {
    sent = write();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error(`was sent: ${JSON.stringify(sent)}`);
}
