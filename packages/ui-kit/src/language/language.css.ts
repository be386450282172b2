import { scoped } from '../theme/scoped.ts';

/** Styles of `<rathaus-language>`. */
export default scoped(
  ['language'],
  'rathaus-language',
  `
  --language:1;
`,
);
