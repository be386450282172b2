import type { RathausError } from '@rathaus/client-core';
import { type ExchangeErrorCode, exchangeError } from '../errors.ts';
import { problemTypes } from '../set/events.ts';
import { asContentFault } from './content-fault.ts';

type RefusalKind = keyof typeof problemTypes;

/** Titles are German: they reach the other authority. */
const kinds = {
  encryptionIssue: { code: 'exchange.inbox.encryption-issue', title: 'Entschlüsselungs-Fehler' },
  incorrectAuthenticationTag: {
    code: 'exchange.inbox.incorrect-authentication-tag',
    title: 'Authentication-Tag ungültig',
  },
  hashMismatch: { code: 'exchange.inbox.hash-mismatch', title: 'Prüfsumme stimmt nicht' },
  schemaViolation: { code: 'exchange.inbox.schema-violation', title: 'Schema-Fehler' },
  attachmentsMismatch: {
    code: 'exchange.inbox.attachments-mismatch',
    title: 'Anlagen stimmen nicht überein',
  },
  unsupportedMetadata: {
    code: 'exchange.inbox.unsupported-metadata',
    title: 'Metadatenschema nicht unterstützt',
  },
} as const satisfies Record<RefusalKind, { code: ExchangeErrorCode; title: string }>;

/**
 * The content of the delivery itself is wrong: a second look decides, then it is rejected with this problem. `cause`:
 * code or rule of what was found, for the operator here; the other side does not get it.
 */
export function refusal(kind: RefusalKind, instance: string, detail: string, cause?: string): RathausError {
  const { code, title } = kinds[kind];
  const details = cause === undefined ? { instance } : { instance, cause };
  const error = exchangeError(code, { message: detail, details });
  return asContentFault(error, { type: problemTypes[kind], title, detail, instance });
}
