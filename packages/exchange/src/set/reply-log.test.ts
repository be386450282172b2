import { Buffer } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createTestKey, type TestKey } from '../../test/keys.ts';
import { isEvent } from './events.ts';
import { type VerifyEventLogOptions, verifyEventLog } from './verify.ts';

const service = createTestKey('zustelldienst-1', 'signature');
const destination = createTestKey('beispielhausen-sig-1', 'signature');
const issuer = 'https://zustelldienst.example/submission-api';
const expected = { submissionId: randomUUID(), caseId: randomUUID(), destinationId: randomUUID() };
const options: VerifyEventLogOptions = {
  expected,
  subject: 'reply',
  serviceIssuers: [issuer],
  serviceKey: async () => service,
  destinationKey: async () => destination,
};

async function token(
  name: string,
  { by = service, sub = `reply:${expected.submissionId}` }: { by?: TestKey; sub?: string } = {},
): Promise<string> {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${encode({ typ: 'secevent+jwt', alg: 'PS512', kid: by.kid })}.${encode({
    jti: randomUUID(),
    iss: by === service ? issuer : expected.destinationId,
    iat: 1_780_000_000,
    sub,
    txn: `case:${expected.caseId}`,
    events: { [`https://schema.fitko.de/fit-connect/events/${name}`]: {} },
  })}`;
  const signature = await by.signer.sign(Buffer.from(signed, 'ascii'));
  return `${signed}.${Buffer.from(signature).toString('base64url')}`;
}

describe('the log of a reply', () => {
  it('is read in the words of replies; what is about the submission of the case is left out', async () => {
    const events = await verifyEventLog(
      [
        await token('create-reply'),
        await token('submit-reply'),
        // The same id with another subject is another thing.
        await token('accept-submission', { by: destination, sub: `submission:${expected.submissionId}` }),
        await token('accept-reply'),
      ],
      options,
    );
    expect(events.map(({ name }) => name)).toEqual(['create-reply', 'submit-reply', 'accept-reply']);
    expect(events.map(isEvent('accept'))).toEqual([false, false, true]);
  });

  it('knows no events of submissions: what is named like one says nothing about a reply', async () => {
    const [event] = await verifyEventLog([await token('accept-submission')], options);
    expect(event?.name).toBe('unknown');
    expect(isEvent('accept')(event!)).toBe(false);
  });

  it('is refused when the destination accepts or deletes its own reply', async () => {
    for (const name of ['accept-reply', 'delete-reply'])
      await expect(verifyEventLog([await token(name, { by: destination })], options)).rejects.toMatchObject({
        code: 'exchange.event.refused',
        details: { reason: 'author' },
      });
  });

  it('is empty for whoever asks for the submission', async () => {
    const { subject: _, ...ofSubmission } = options;
    expect(await verifyEventLog([await token('accept-reply')], ofSubmission)).toEqual([]);
  });
});
