export type { Language, LocalText } from '@rathaus/client-core/texts';
export type {
  LoginBounds,
  Paths,
  ServicekontoConfig,
  ServicekontoEvent,
  SessionOptions,
} from './config/config.ts';
export { allowHttp, allowLongSessions, allowSandbox } from './config/danger.ts';
export type { ErrorPageContext, LoginPage } from './config/pages.ts';
export type { ServicekontoErrorCode } from './errors.ts';
export { attributeOf } from './identity/attribute-of.ts';
export { type ClaimMap, type ClaimReference, defaultClaims } from './identity/claims.ts';
export {
  type Anschrift,
  type AttributeName,
  attributeNames,
  type FurtherAttribute,
  type Identity,
  type OrganisationIdentity,
  type PersonIdentity,
  type PersonName,
  type Protocol,
} from './identity/identity.ts';
export { type SessionLimit, sessionLimits } from './level/session-limits.ts';
export {
  atLeast,
  compareVertrauensniveau,
  type LevelNames,
  levelNames,
  namesOf,
  parseVertrauensniveau,
  type Vertrauensniveau,
  vertrauensniveauOrLowest,
  vertrauensniveaus,
} from './level/vertrauensniveau.ts';
export type { LoginChoiceOptions } from './login/choice.ts';
export type { LoginOptions } from './login/context.ts';
export type { LoginLink, LoginLinkOptions } from './login/links.ts';
export type {
  CallOptions,
  FinishedLogin,
  KeyWarning,
  LoginProvider,
  Outside,
  Passage,
  ProviderAnswer,
  ProviderConnection,
  ProviderRoute,
  ProviderSession,
  SessionEnder,
  StartedLogin,
  Surroundings,
} from './login/protocol.ts';
export { returnTarget } from './login/return-target.ts';
export type { TimeLeft } from './login/session-time.ts';
export { type CitizenMessageOptions, citizenMessage, citizenTexts } from './pages/citizen-texts.ts';
export type { PageLanguage } from './pages/language.ts';
export type { CitizenMessage } from './pages/messages/message.ts';
export type { PageCode } from './pages/page-status.ts';
export { createServicekonto, type Servicekonto, type TenantedServicekonto } from './servicekonto.ts';
export type { Session } from './session/session.ts';
