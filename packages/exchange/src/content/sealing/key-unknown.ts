import { exchangeError } from '../../errors.ts';
import { decodeHeader } from './header.ts';

/** Nobody here has the key of this header; `details.keyId` names it. */
export const keyUnknown = (header: Uint8Array) =>
  exchangeError('exchange.content.key-unknown', {
    details: { keyId: decodeHeader(header)[0]?.keyId ?? '' },
  });
