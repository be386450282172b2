import { createPublicKey, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { codeOf } from '../../test/mock-browser.ts';
import { opening } from '../../test/saml/keys.ts';
import { assertionXml, responseXml, signed, usual } from '../../test/saml/maker.ts';
import { createSamlWorld } from '../../test/saml/world.ts';
import {
  contentAddress,
  digestAddresses,
  digestMethod,
  encryptedAssertion,
  encryptedData,
  encryptedKey,
  encryptionMethod,
  mgf1p,
  seal,
} from '../../test/saml-encryption.ts';
import { allowCbc, allowNonConformingOaep } from './danger.ts';

describe('encryption that is weaker than it has to be', () => {
  const login = async (seal: (assertion: string) => string, options: object) => {
    const world = createSamlWorld(options);
    const { requestId, relayState } = await world.start();
    const all = { ...usual, requestId };
    // Signed as a whole: without that nothing is opened by AES-CBC.
    const xml = signed(
      responseXml(seal(signed(assertionXml(all), usual.assertionId)), all),
      usual.responseId,
    );
    const SAMLResponse = Buffer.from(xml).toString('base64');
    const response = await world.post(new URLSearchParams({ SAMLResponse, RelayState: relayState }));
    return response.status === 303 ? 'begun' : codeOf(response);
  };
  const contentKey = randomBytes(32);
  const publicKey = createPublicKey(opening.certificate);
  const byCbc = (assertion: string) =>
    encryptedAssertion(
      encryptedData(seal(assertion, contentKey, 'aes256-cbc'), encryptedKey({ publicKey, contentKey }), {
        method: encryptionMethod(contentAddress('aes256-cbc')),
      }),
    );
  const byOwnMask = (assertion: string) =>
    encryptedAssertion(
      encryptedData(
        seal(assertion, contentKey, 'aes256-gcm'),
        encryptedKey({
          publicKey,
          contentKey,
          method: encryptionMethod(mgf1p, digestMethod(digestAddresses.sha256)),
          oaepHash: 'sha256',
          mgf1Hash: 'sha256',
        }),
      ),
    );

  it.each<[string, (assertion: string) => string, object]>([
    ['AES-CBC', byCbc, { [allowCbc]: true }],
    ['a mask that the standard does not know', byOwnMask, { [allowNonConformingOaep]: true }],
  ])('%s begins a session only where somebody has said so', async (_what, seal, options) => {
    expect(await login(seal, {})).toBe('servicekonto.response.invalid');
    expect(await login(seal, options)).toBe('begun');
  });
});
