import { scoped } from '../theme/scoped.ts';

/** Styles of `<rathaus-timeline>`. */
export default scoped(
  ['timeline'],
  'rathaus-timeline',
  `
  --timeline:1;
`,
);
