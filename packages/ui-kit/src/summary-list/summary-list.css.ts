import { scoped } from '../theme/scoped.ts';

/** Styles of `<rathaus-summary-list>`. */
export default scoped(
  ['summary-list'],
  'rathaus-summary-list',
  `
  --summary-list:1;
`,
);
