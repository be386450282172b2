import { scoped } from '../theme/scoped.ts';

/** Styles of `<rathaus-level>`. */
export default scoped(
  ['level'],
  'rathaus-level',
  `
  --r-level:1;
  [part=bars] { display: inline-flex; align-items: end; gap: 3px; margin-inline-end: .5rem; vertical-align: -.15em }
  [part=bars] span { height: 1em; padding: 0 2px; border: 2px solid }
  [part=bars] [data-on] { border-width: 2px 4px; padding: 0 }
  [part=missing], [part=enough] { padding-inline-start: .75rem; border-inline-start: 4px solid; font-weight: 600 }
`,
);
