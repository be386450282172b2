/** Lifetimes in seconds; short ones make expiry testable. */
export interface BrokerLifetimes {
  authorizationCode: number;
  accessToken: number;
  idToken: number;
  /** Single sign-on session at the broker. */
  session: number;
}

export const publicLifetimes: BrokerLifetimes = {
  authorizationCode: 60,
  accessToken: 300,
  idToken: 300,
  session: 30 * 60,
};
