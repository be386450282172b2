import { scoped } from '../theme/scoped.ts';

/** Styles of `<rathaus-consent>`. */
export default scoped(
  ['consent'],
  'rathaus-consent',
  `
  --consent:1;
  legend { padding: 0 .5rem; font-size: 1.25rem }
  label { min-height: 2.75rem; cursor: pointer }
  input { width: 1.5rem; height: 1.5rem; margin: 0; accent-color: var(--_action) }
  [part=value], [part=reason] { font-weight: 400 }
`,
);
