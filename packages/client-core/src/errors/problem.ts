/**
 * Problem details (RFC 9457). Extension members are kept under their own names.
 * `type` is always set: RFC 9457 section 3.1.1 says that a missing type means `about:blank`.
 */
export interface ProblemDetails {
  type: string;
  title?: string;
  status?: number;
  detail?: string;
  instance?: string;
  [extension: string]: unknown;
}
