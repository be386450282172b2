import { scoped } from '../theme/scoped.ts';

/** Styles of `<rathaus-consent>`: Yes and No are of the same size and look. */
export default scoped(
  ['consent'],
  'rathaus-consent',
  `
  --r-consent:1;
  [part=choice] { display: flex; flex-wrap: wrap; gap: 1rem; form { display: contents } fieldset { flex: 0 0 100% } }
  [part~=button] { flex: 1 1 14rem; max-width: 20rem; margin: 0; padding-inline: .75rem; justify-content: center; text-align: center }
  legend { margin: 0 0 .5rem; font-size: 1.125rem; font-weight: 700 }
  [part=group] { margin: 1.5rem 0 .5rem; font-weight: 700 }
  li > * { padding: .5rem 0; font-weight: 400 }
  label { flex-wrap: nowrap; align-items: start; min-height: 2.75rem; box-sizing: border-box; cursor: pointer }
  [type=checkbox] { flex: none; width: 1.625rem; height: 1.625rem; margin: 0; accent-color: var(--_action) }
  [part=value], [part=reason] { display: block; color: var(--_muted) }
  [part=help] { display: inline-block; padding-block: .5rem }
  [hidden] { display: none }
`,
);
