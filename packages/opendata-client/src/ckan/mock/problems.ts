const help = 'https://ckan.example/api/3/action/help_show';
const json = 'application/json' as const;
const failure = <const Type extends string>(type: Type, message: string) => ({
  help,
  success: false as const,
  error: { __type: type, message },
});

/** Every problem the contract declares, ready to be given as an answer. */
export const mockCkanProblem = {
  /** 400 with a bare JSON string: unknown action, broken JSON. */
  badRequest: () => ({
    status: 400 as const,
    contentType: json,
    body: 'Bad request: Action name not known: x',
  }),
  integrity: () => ({
    status: 400 as const,
    contentType: json,
    body: failure('Integrity Error', 'Integrity Error'),
  }),
  searchQuery: () => ({
    status: 400 as const,
    contentType: json,
    body: failure('Search Query Error', 'Search Query is invalid'),
  }),
  forbidden: () => ({
    status: 403 as const,
    contentType: json,
    body: failure('Authorization Error', 'Zugriff verweigert'),
  }),
  notFound: () => ({
    status: 404 as const,
    contentType: json,
    body: failure('Not Found Error', 'Nicht gefunden'),
  }),
  validation: (fields: Readonly<Record<string, unknown>>) => ({
    status: 409 as const,
    contentType: json,
    body: { help, success: false as const, error: { ...fields, __type: 'Validation Error' as const } },
  }),
  search: () => ({ status: 409 as const, contentType: json, body: failure('Search Error', 'Search error') }),
  tooLarge: () => ({
    status: 413 as const,
    contentType: 'text/html' as const,
    body: '<html><body>413 Request Entity Too Large</body></html>',
  }),
  internal: (
    type:
      | 'Internal Server Error'
      | 'Search Index Error'
      | 'Search Connection Error' = 'Internal Server Error',
  ) => ({
    status: 500 as const,
    contentType: json,
    body: failure(type, type),
  }),
  unavailable: () => ({
    status: 503 as const,
    contentType: 'text/html' as const,
    body: '<html><body>503 Service Unavailable</body></html>',
  }),
} as const;
