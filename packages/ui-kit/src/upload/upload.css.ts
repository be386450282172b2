import { scoped } from '../theme/scoped.ts';

/** Styles of `<rathaus-upload>`. The file field stays the real one of the browser. */
export default scoped(
  ['upload'],
  'rathaus-upload',
  `
  --upload:1;
  input { box-sizing: border-box; width: 100%; padding: .75rem; border: 2px dashed var(--_line); font: inherit; color: inherit }
  ::file-selector-button { margin-inline-end: .75rem; white-space: normal }
  [data-drop] & input { border-style: solid }
  button { min-width: 2.75rem; min-height: 2.75rem; border: 2px solid; border-radius: var(--_radius); background: none; color: inherit; font: inherit; cursor: pointer }
  li { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem .75rem }
  progress { accent-color: var(--_action) }
  [part=status] { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
`,
);
