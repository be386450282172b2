import { scoped } from '../theme/scoped.ts';

/** Styles of `<rathaus-error-summary>`. */
export default scoped(
  ['error-summary'],
  'rathaus-error-summary',
  `
  --error-summary:1;
`,
);
