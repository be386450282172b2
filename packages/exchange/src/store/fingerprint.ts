import { createHash } from 'node:crypto';
import { isUuid } from '@rathaus/client-core/text';

/** The members of a part that make it what it is; its id is new each time. */
interface FingerprintedPart {
  readonly role: string;
  readonly mimeType: string;
  readonly fileName?: string | undefined;
  readonly description?: string | undefined;
  readonly purpose?: string | undefined;
  readonly size: number;
  readonly sha512: string;
}

interface FingerprintedMessage {
  readonly service: { readonly identifier: string; readonly name: string };
  readonly region?: string | undefined;
  readonly schemaUri: string;
  readonly senderReference?: string | undefined;
  readonly applicationDate?: string | undefined;
}

/**
 * SHA-256 over everything that was asked for, ids of parts excepted: under one idempotency key it must stay the same.
 * Stored, so it never changes: another one would refuse keys that were used before.
 */
export function fingerprintOf(
  { transport, ...address }: { readonly transport: string },
  message: FingerprintedMessage,
  parts: readonly FingerprintedPart[],
): string {
  const content = parts.map(({ role, mimeType, fileName, description, purpose, size, sha512 }) => [
    role,
    mimeType,
    fileName,
    description,
    purpose ?? 'attachment',
    size,
    sha512,
  ]);
  const where = Object.entries(address)
    .map(([member, value]: [string, unknown]) => [member, isUuid(value) ? value.toLowerCase() : value])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
  const { service, region, schemaUri, senderReference, applicationDate } = message;
  const about = [service.identifier, service.name, region, schemaUri, senderReference, applicationDate];
  return createHash('sha256')
    .update(JSON.stringify([transport, where, about, content]))
    .digest('hex');
}
