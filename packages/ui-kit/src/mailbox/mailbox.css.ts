import { scoped } from '../theme/scoped.ts';

/** Styles of `<rathaus-mailbox>`. */
export default scoped(
  ['mailbox'],
  'rathaus-mailbox',
  `
  --mailbox:1;
`,
);
