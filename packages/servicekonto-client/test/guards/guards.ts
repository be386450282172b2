import type { GuardTable, TestedGuard } from '../../../../tools/testing/guards/guard.ts';
import { accountGuards } from './account-guards.ts';
import { answerGuards } from './answer-guards.ts';
import { cookieGuards } from './cookie-guards.ts';
import { crowdGuards } from './crowd-guards.ts';
import { freshGuards } from './fresh-guards.ts';
import { gatewayGuards } from './gateway-guards.ts';
import { keyGuards } from './key-guards.ts';
import { levelGuards } from './level-guards.ts';
import { logoutGuards } from './logout-guards.ts';
import { outsideGuards } from './outside-guards.ts';
import { returnTargetGuards } from './return-target-guards.ts';
import { samlAlgorithmGuards } from './saml-algorithm-guards.ts';
import { samlAssertionGuards } from './saml-assertion-guards.ts';
import { samlConditionGuards } from './saml-condition-guards.ts';
import { samlConnectionGuards } from './saml-connection-guards.ts';
import { samlDecryptionGuards } from './saml-decryption-guards.ts';
import { samlEncryptionGuards } from './saml-encryption-guards.ts';
import { samlKeyGuards } from './saml-key-guards.ts';
import { samlLogoutGuards } from './saml-logout-guards.ts';
import { samlMetadataGuards } from './saml-metadata-guards.ts';
import { samlOptionGuards } from './saml-option-guards.ts';
import { samlProviderGuards } from './saml-provider-guards.ts';
import { samlResponseGuards } from './saml-response-guards.ts';
import { samlSignatureGuards } from './saml-signature-guards.ts';
import { samlXmlGuards } from './saml-xml-guards.ts';
import { sessionGuards } from './session-guards.ts';
import { tokenGuards } from './token-guards.ts';

/** Every guard of the login, each with the attack that succeeds when it is gone. */
export const guardTable: GuardTable<TestedGuard> = {
  sources: new URL('../../src/', import.meta.url),
  // The second one loads the first.
  libraries: ['oauth4webapi', 'openid-client'],
  guards: [
    ...answerGuards,
    ...returnTargetGuards,
    ...cookieGuards,
    ...keyGuards,
    ...tokenGuards,
    ...levelGuards,
    ...sessionGuards,
    ...freshGuards,
    ...logoutGuards,
    ...outsideGuards,
    ...crowdGuards,
    ...gatewayGuards,
    ...accountGuards,
    ...samlXmlGuards,
    ...samlSignatureGuards,
    ...samlAlgorithmGuards,
    ...samlResponseGuards,
    ...samlAssertionGuards,
    ...samlConditionGuards,
    ...samlLogoutGuards,
    ...samlConnectionGuards,
    ...samlOptionGuards,
    ...samlMetadataGuards,
    ...samlProviderGuards,
    ...samlKeyGuards,
    ...samlEncryptionGuards,
    ...samlDecryptionGuards,
  ],
};
