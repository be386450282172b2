import { scoped } from '../theme/scoped.ts';

/** Styles of `<rathaus-dataset>`. */
export default scoped(
  ['dataset'],
  'rathaus-dataset',
  `
  --dataset:1;
  [part=badge] { border: 2px solid; border-radius: var(--_radius); padding: 0 .5rem }
  [data-open] [part=badge] { color: var(--_good) }
  [part=overdue] { font-weight: 600 }
`,
);
