import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { type TestKey, testKeyOf } from '../keys.ts';

/** Keys take seconds to make and may be the same in all runs: nothing depends on their bits. */
export interface SimulationKeys {
  readonly service: TestKey;
  /** Two, so that they can be rolled over. */
  readonly encryption: readonly TestKey[];
  readonly signature: TestKey;
  /** Of somebody whom nobody should believe; says that it is the destination's. */
  readonly forger: TestKey;
}

/** Private keys as PEM, for processes that share them. */
export type KeyTexts = readonly string[];

const count = 4;

/** Makes the keys, as texts. 4096 bits each, which takes seconds: shorter ones are refused. */
export const createKeyTexts = (): KeyTexts =>
  Array.from({ length: count }, () => textOf(generateKeyPairSync('rsa', { modulusLength: 4096 }).privateKey));

const textOf = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString();

export function simulationKeysOf(texts: KeyTexts): SimulationKeys {
  const key = (at: number) => createPrivateKey(texts[at]!);
  return {
    service: testKeyOf('service-signature-1', 'signature', key(0)),
    encryption: [
      testKeyOf('destination-encryption-1', 'encryption', key(1)),
      testKeyOf('destination-encryption-2', 'encryption', key(2)),
    ],
    signature: testKeyOf('destination-signature-1', 'signature', key(3)),
    // Any other key will do: it is never the one that is asked for.
    forger: testKeyOf('destination-signature-1', 'signature', key(1)),
  };
}
