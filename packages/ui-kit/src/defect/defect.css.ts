import { scoped } from '../theme/scoped.ts';

/** Styles of `<rathaus-defect>`. */
export default scoped(
  ['defect'],
  'rathaus-defect',
  `
  --defect:1;
  [part=badge] { width: fit-content; border: 2px solid; border-radius: var(--_radius); padding: 0 .5rem }
  [data-status=done] { color: var(--_good) }
  [data-status=declined] { color: var(--_bad) }
`,
);
