export type {
  ErrorPageContext,
  LevelMapping,
  OidcProvider,
  Paths,
  Provider,
  ServicekontoConfig,
  ServicekontoEvent,
  TenantConfig,
} from './config/config.ts';
export { allowHttp, allowLongSessions, allowSandbox } from './config/danger.ts';
export { type CitizenMessage, citizenMessage, citizenTexts, type Language } from './errors/citizen-texts.ts';
export { type ErrorKind, errorKinds, type ServicekontoErrorCode } from './errors/login-errors.ts';
export { type ClaimMap, type ClaimReference, defaultClaims } from './identity/claims.ts';
export { type Anschrift, type AttributeName, attributeNames, type Identity } from './identity/identity.ts';
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
export type { LoginOptions } from './login/context.ts';
export { returnTarget } from './login/return-target.ts';
export { createServicekonto, type LoginLink, type Servicekonto } from './servicekonto.ts';
export type { Session } from './session/session.ts';
