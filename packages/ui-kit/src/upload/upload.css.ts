import { scoped } from '../theme/scoped.ts';

/**
 * Styles of `<rathaus-upload>`. The file field stays the real one of the browser; the list stands below it. Each state
 * has a form (tick, clock, exclamation mark) beside its words, drawn by borders, which print and forced colours keep. What
 * is wrong with a file or with the field looks like an error of any other field: bar, mark, words of one colour and weight.
 */
export default scoped(
  ['upload'],
  'rathaus-upload',
  `
  --r-upload:1;
  &:not(:has(> .rathaus)):has([part=error]) { padding-inline-start: 1rem; border-inline-start: 4px solid var(--_bad) }
  label { display: block; width: fit-content; font-weight: 700 }
  [part=hint] { margin: .25rem 0 0; font-size: 1rem }
  input[type=file] {
    box-sizing: border-box;
    width: 100%;
    height: auto;
    margin: .75rem 0 0;
    padding: 1.5rem;
    border: 2px dashed var(--_line);
    border-radius: 12px;
    background: var(--_pale);
    color: var(--_muted);
    font: inherit;
    font-size: 1rem;
    &[aria-invalid=true] { border: 2px solid var(--_bad) }
    &::file-selector-button { display: inline-block; min-height: 2.75rem; margin: 0; margin-inline-end: 1rem; padding: .5rem 1rem; background: var(--_surface); color: var(--_action); white-space: normal }
    @media (width < 30rem) { padding: 1rem }
  }
  &:state(drop) input, :host(:state(drop)) & input { border: 2px solid var(--_action) }
  ul { display: grid; gap: .75rem; margin: 1rem 0 0 }
  li {
    display: grid;
    grid-template-columns: auto 1fr auto;
    gap: .25rem .75rem;
    align-items: center;
    padding: .75rem 1rem;
    border: 1px solid var(--_edge);
    border-radius: 12px;
    background: var(--_surface);
    color: var(--_text);
    &::before { color: var(--_good) }
    @media (width < 36rem) { grid-template-columns: auto 1fr; [part=actions] { grid-column: 2 } }
  }
  [part~=waiting], [part~=running] { --_glyph:"M12 0a12 12 0 1 0 .1 0M11 5h2v7l4 3-1 2-5-4"; &::before { color: var(--_muted) } }
  [part~=refused], [part~=failed] { border: 2px solid var(--_bad); border-inline-start-width: 4px; &::before, [part=state] { color: var(--_bad); font-weight: 600 } }
  [part=error], [part~=refused], [part~=failed] { --_glyph:"M12 1a11 11 0 1 1-.1 0zm-1.5 5v8h3v-8zm0 10v3h3v-3z" }
  [part=error] { display: flex; gap: .5rem; line-height: 1.4 }
  [part=error], li { &::before { content: ""; flex: none; align-self: start; border: 12px solid; clip-path: path(evenodd,var(--_glyph,"M12 0a12 12 0 1 0 .1 0M6 12l2-2 3 3 6-6 2 2-8 8")) } }
  [part=state] { margin: 0; color: var(--_muted); font-size: 1rem; line-height: 1.4 }
  strong { font-weight: inherit }
  progress { display: block; width: 100%; height: .5rem; margin: .25rem 0; accent-color: var(--_action) }
  li button, [part=stay] { min-height: 2.75rem; padding: 0 .5rem; border: 0; background: none; color: var(--_action); font: inherit; text-decoration: underline 1px; text-underline-offset: .2em; cursor: pointer; &:hover { text-decoration-thickness: 2px } &:disabled { color: var(--_muted); cursor: default } }
  [part=actions] { gap: 0 .5rem; margin: 0 -.5rem }
  [part=wait] { margin: 1rem 0 0; padding: 1rem 1.5rem; border-radius: 12px; background: var(--_pale); color: var(--_text); p { margin: 0 } [part=stay] { margin: 0 -.5rem } }
`,
);
