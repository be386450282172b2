import { scoped } from '../theme/scoped.ts';

/** Styles of `<rathaus-dataset>`. */
export default scoped(
  ['dataset'],
  'rathaus-dataset',
  `
  --r-dataset:1;
  [part=badge] { border: 2px dashed; border-radius: 2rem; padding: 0 .75rem; font-size: 1rem }
  [data-open] [part=badge] { border-style: solid; color: var(--_good) }
  [part=overdue] { padding-inline-start: .75rem; border-inline-start: 4px solid; font-weight: 600 }
  ul { display: flex; flex-wrap: wrap; gap: .75rem; margin: 1rem 0 0 }
  [part~=button] { margin: 0 }
`,
);
