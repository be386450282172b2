/** What `error.__type` says, and the status `ckan/views/api.py` gives it. */
const statusOf = {
  'Integrity Error': 400,
  'Authorization Error': 403,
  'Not Found Error': 404,
  'Validation Error': 409,
  'Search Query Error': 400,
  'Internal Server Error': 500,
} as const;

export type CkanErrorType = keyof typeof statusOf;

/** Ends an action with CKAN's error envelope. */
export class CkanError extends Error {
  override readonly name = 'CkanError';
  readonly status: number;
  readonly error: Record<string, unknown>;

  constructor(type: CkanErrorType, fields: Record<string, unknown>) {
    super(type);
    this.status = statusOf[type];
    this.error = { ...fields, __type: type };
  }
}

export const validationError = (fields: Record<string, unknown>) => new CkanError('Validation Error', fields);
export const notFound = (message = 'Not found') => new CkanError('Not Found Error', { message });
export const denied = (message: string) =>
  new CkanError('Authorization Error', { message: `Access denied: ${message}` });
