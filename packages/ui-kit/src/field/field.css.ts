import { scoped } from '../theme/scoped.ts';

/**
 * Styles of `<rathaus-field>`: label, hint, error and field in this order, whether they stand in a group or not. The
 * whole row of a choice is its label. The glyph of an error is drawn by borders, which print and forced colours keep.
 */
export default scoped(
  ['field'],
  'rathaus-field',
  `
  --r-field:1;
  hyphens: auto;
  :where(&:not(.rathaus)) { margin-block: 2rem; break-inside: avoid }
  &:not(:has(> .rathaus)):has([part=error]) { padding-inline-start: 1rem; border-inline-start: 4px solid var(--_bad) }
  fieldset { padding: 0; border: 0; border-radius: 0; background: none; color: inherit }
  label, legend { display: block; width: fit-content; padding: 0; font-weight: 700 }
  legend { padding-bottom: .25rem }
  [part=hint], [part=about] { margin: .25rem 0 0; color: var(--_muted); font-size: 1rem; font-weight: 400 }
  [part=optional] { color: var(--_muted); font-weight: 400 }
  [part=error] {
    display: flex;
    gap: .5rem;
    margin: .5rem 0 0;
    line-height: 1.4;
    &::before { content: ""; flex: none; align-self: start; border: 12px solid; clip-path: path(evenodd,"M12 1a11 11 0 1 1-.1 0zm-1.5 5v8h3v-8zm0 10v3h3v-3z") }
  }
  :where(input:not([type=file]), select, textarea) {
    box-sizing: border-box;
    width: 100%;
    max-width: 24rem;
    min-height: 3rem;
    margin: .5rem 0 0;
    padding: .5rem .75rem;
    border: 2px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    accent-color: var(--_action);
    &:focus-visible { outline-offset: 1px }
  }
  textarea { max-width: 38rem; resize: vertical }
  input[size] { width: auto; max-width: 100% }
  [aria-invalid=true] { border-color: var(--_bad); }
  :not(fieldset):has(> :is([type=radio], [type=checkbox])) {
    position: relative;
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 0 .75rem;
    align-items: start;
    min-height: 2.75rem;
    box-sizing: border-box;
    padding: .5rem 0;
    font-weight: 400;
    input { position: relative; z-index: 1; width: 1.625rem; height: 1.625rem; min-height: 0; margin: 0; padding: 0 }
    label { width: auto; font-weight: 400; &::before { content: ""; position: absolute; inset: 0 } }
    [part=about] { grid-column: 2; margin: 0 }
  }
  [part=date] { display: flex; flex-wrap: wrap; gap: 1rem; margin: .5rem 0 0; label { font-size: 1rem; font-weight: 400 } input { margin: .25rem 0 0 } }
`,
);
