import { scoped } from '../theme/scoped.ts';

/** Styles of `<rathaus-defect>`. */
export default scoped(
  ['defect'],
  'rathaus-defect',
  `
  --r-defect:1;
  [part=number], time { color: var(--_muted) }
  [part=badge] { width: fit-content; border: 2px solid; border-radius: var(--_radius); padding: 0 .75rem; font-weight: 400 }
  [data-status=unknown] { border-style: dashed }
  [data-status=done] { color: var(--_good) }
  [data-status=declined] { color: var(--_bad) }
  ol { margin: 1rem 0 0 }
  li { padding: .75rem 0; border-block-start: 1px solid var(--_edge); &:last-child { padding-block-end: 0 } }
  time { display: block; font-size: 1rem }
`,
);
