import type { MembersOf } from '@rathaus/client-core/config';
import type { SessionLimit } from '../level/session-limits.ts';
import type { LoginBounds, Paths, ServicekontoConfig, SessionOptions } from './config.ts';

// Who writes JavaScript or JSON has no compiler that knows the names: a misspelt one would be the silent default.

/** All members of a configuration. */
export const configMembers: MembersOf<ServicekontoConfig> = {
  tenant: true,
  version: true,
  baseUrl: true,
  proxyStripsPath: true,
  providers: true,
  cookieKeys: true,
  store: true,
  paths: true,
  session: true,
  login: true,
  timeout: true,
  applicationTimeout: true,
  language: true,
  clock: true,
  fetch: true,
  renderError: true,
  layout: true,
  observer: true,
  logger: true,
};

export const pathMembers: MembersOf<Paths> = {
  login: true,
  callback: true,
  logout: true,
  loggedOut: true,
  afterLogin: true,
  afterLogout: true,
};

export const sessionMembers: MembersOf<SessionOptions> = { cookie: true, limits: true };

export const limitMembers: MembersOf<SessionLimit> = { idle: true, absolute: true };

export const loginMembers: MembersOf<LoginBounds> = {
  defaultLevel: true,
  timeout: true,
  maxOpen: true,
  startsPerMinute: true,
  startsPerNetwork: true,
  addressOf: true,
};
