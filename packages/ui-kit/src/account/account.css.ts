import { scoped } from '../theme/scoped.ts';

/** Styles of `<rathaus-account>`. */
export default scoped(
  ['account'],
  'rathaus-account',
  `
  --account:1;
  summary { box-sizing: border-box; width: fit-content; max-width: 100%; padding: .6rem 1rem; border: 2px solid; border-radius: var(--_radius); cursor: pointer; font-weight: 600; list-style-position: inside }
  [part=panel] { margin-top: .5rem; width: min(100%, 22rem) }
  form { margin-top: .5rem }
  [data-open][part=warning] { margin-top: .5rem; border-width: 3px }
`,
);
