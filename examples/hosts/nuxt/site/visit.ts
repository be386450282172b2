/** What pages know of the login. Only plain values: they go to the browser. */
export interface Visit {
  person?: { name: string; level: string; csrf: string };
  loginHref: string;
  stepUpHref: string;
  logoutHref: string;
}
