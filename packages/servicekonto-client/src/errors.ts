import { type CodeOf, defineErrors } from '@rathaus/client-core';

/** Every error of the login. `/texts` says what they mean and what to do, `pages/` what a citizen reads. */
export const servicekontoError = /* @__PURE__ */ defineErrors({
  'servicekonto.config.invalid': { origin: 'local', message: 'the configuration is not valid' },
  'servicekonto.store.failed': { origin: 'local', retryable: true, message: 'the state store failed' },
  'servicekonto.page.failed': { origin: 'local', message: 'the own page could not be made' },
  'servicekonto.request.method': { origin: 'peer', message: 'this method is not allowed here' },
  'servicekonto.request.cross-site': { origin: 'peer', message: 'a foreign page sent this request' },
  'servicekonto.request.body': {
    origin: 'local',
    message: 'another middleware has read the body of the request and left nothing to rebuild it from',
  },
  'servicekonto.request.form': { origin: 'peer', message: 'the answer is no form that can be read' },
  'servicekonto.return.too-long': {
    origin: 'local',
    message: 'the return target is longer than the cookie of a started login can keep',
  },
  'servicekonto.provider.unknown': { origin: 'peer', message: 'there is no provider with this id' },
  'servicekonto.provider.unreachable': {
    origin: 'service',
    retryable: true,
    message: 'the provider cannot be reached',
  },
  'servicekonto.provider.certificate': {
    origin: 'service',
    message:
      "the provider's certificate cannot be trusted: expired, of another host or of an unknown authority",
  },
  'servicekonto.provider.metadata': { origin: 'service', message: "the provider's metadata cannot be used" },
  'servicekonto.provider.refused': { origin: 'service', message: 'the provider refused the login' },
  'servicekonto.provider.response': { origin: 'service', message: 'the provider sent an unusable answer' },
  'servicekonto.client.invalid': {
    origin: 'service',
    message: 'the provider refuses this client: check client id and secret, or key and clock',
  },
  'servicekonto.client.secret': {
    origin: 'local',
    retryable: true,
    message: 'the client secret could not be read',
  },
  'servicekonto.client.key': {
    origin: 'local',
    retryable: true,
    message: 'the key that signs or decrypts for this client cannot be used',
  },
  'servicekonto.code.invalid': {
    origin: 'service',
    message: 'the provider refuses the code: expired, used before or not issued to this login',
  },
  'servicekonto.token.invalid': { origin: 'service', message: 'the ID token is not valid' },
  'servicekonto.token.expired': {
    origin: 'service',
    message: 'the ID token is expired, not yet valid or older than the login: two clocks differ',
  },
  'servicekonto.issuer.mismatch': {
    origin: 'service',
    message: 'the answer comes from another provider than the one asked',
  },
  'servicekonto.response.invalid': {
    origin: 'service',
    message: 'the signed response of the provider is not valid',
  },
  'servicekonto.response.expired': {
    origin: 'service',
    message: 'the signed response of the provider is expired, or not yet valid: two clocks differ',
  },
  'servicekonto.attributes.missing': {
    origin: 'peer',
    message: 'the account does not have an attribute that the service requires',
  },
  'servicekonto.login.cancelled': { origin: 'peer', message: 'the person cancelled the login' },
  'servicekonto.login.state-mismatch': {
    origin: 'peer',
    message: 'this login was not started in this browser',
  },
  'servicekonto.login.expired': { origin: 'peer', message: 'the started login is too old' },
  'servicekonto.login.replayed': { origin: 'peer', message: 'this login was already completed' },
  'servicekonto.login.other-person': {
    origin: 'peer',
    message: 'the login that was to be raised came back with another person',
  },
  'servicekonto.login.too-many': {
    origin: 'peer',
    retryable: true,
    message: 'more logins were started than the provider is to bear',
  },
  'servicekonto.logout.refused': {
    origin: 'peer',
    message: 'the logout that the provider asks for is not valid',
  },
  'servicekonto.claim.unsigned': {
    origin: 'service',
    message: 'a claim that has to be signed comes from the UserInfo endpoint only',
  },
  'servicekonto.identity.unknown': {
    origin: 'service',
    message: 'the provider does not say whether it is a person or an organisation',
  },
  'servicekonto.gateway.host': {
    origin: 'peer',
    message: 'the gateway was asked for another host than its own',
  },
  'servicekonto.gateway.key': {
    origin: 'local',
    retryable: true,
    message: 'the key that signs for the site behind the gateway cannot be used',
  },
  'servicekonto.gateway.token-size': {
    origin: 'local',
    message: 'the token is longer than web servers take in a header',
  },
  'servicekonto.level.unknown': { origin: 'peer', message: 'the asked level is not a level' },
  'servicekonto.level.unavailable': {
    origin: 'local',
    message: 'the provider cannot be asked for this level',
  },
  'servicekonto.level.too-low': { origin: 'peer', message: 'the login has a lower level than asked for' },
});

/** Every error code of the login. Those of the mailbox are in a table of its own. */
export type ServicekontoErrorCode = CodeOf<typeof servicekontoError>;
