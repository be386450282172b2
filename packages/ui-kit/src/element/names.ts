/** Names of all elements, without prefix. */
export const ELEMENT_NAMES = [
  'login',
  'level',
  'account',
  'consent',
  'upload',
  'delivery',
  'dataset',
  'defect',
  'error-summary',
  'field',
  'summary-list',
  'timeline',
  'mailbox',
  'language',
] as const;
