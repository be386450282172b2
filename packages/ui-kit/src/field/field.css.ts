import { scoped } from '../theme/scoped.ts';

/** Styles of `<rathaus-field>`. */
export default scoped(
  ['field'],
  'rathaus-field',
  `
  --field:1;
`,
);
