import { scoped } from '../theme/scoped.ts';
import { glyph, loginRules } from './login.rules.ts';

/**
 * Styles of `<rathaus-login>`, in the sheet of all elements. Cards have their glyph in a tile; one way alone, and links
 * between the tags, have it in the button.
 */
export default scoped(
  ['login'],
  'rathaus-login',
  `--r-login:1;${loginRules}
  > a, li:only-child [part~=button] { &::before { ${glyph} } }
  [part=level] { margin: 0 0 1.5rem }
  li { margin: 0 0 1rem; padding: 1.5rem; border-radius: 12px; background: var(--_surface); color: var(--_text); border-color: var(--_edge); display: grid; grid-template-columns: auto minmax(0, 1fr); align-items: start; column-gap: 1rem }
  li > * { grid-column: 2 }
  li::before { content: ""; grid-area: 1 / 1 / span 2; width: 3rem; height: 3rem; border-radius: 12px; background: var(--_pale) }
  li::after { ${glyph}; grid-area: 1 / 1 / span 2; margin: .75rem; color: var(--_action) }
  [data-primary] { padding-block: 2rem 1.5rem; border: 2px solid var(--_action); &::before { background: var(--_action) } &::after { color: var(--_on) } }
  [data-soon] { border: 1px dashed var(--_line); background: var(--_pale); &::before { background: none } &::after { color: var(--_muted) } }
  li:only-child { padding: 0; border: 0; background: none; color: inherit; :where([part=audience], [part=help], details a) { color: inherit } }
  li:is(:only-child, :has([part=logo])) { display: block; &::before, &::after { display: none } }
  [part=audience] { color: var(--_muted); font-size: 1rem; font-weight: 600; margin: 0 0 .25rem }
  [part=name] { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem .75rem; font-size: 1.3125rem; line-height: 1.2; font-weight: 700 }
  [part=badge] { padding: 0 .75rem; border: 1px solid var(--_line); border-radius: 2rem; color: var(--_muted); font-size: 1rem; line-height: 1.75; font-weight: 600 }
  [part=hint] { color: inherit }
  [part~=button] { margin: .5rem 0 }
  p { margin: 0 0 .5rem }
  li :where(a) { color: var(--_action); text-decoration: underline 1px; text-underline-offset: .2em }
  summary, [part=help] { padding: .5rem 0; width: fit-content; font-size: 1rem }
  details p { font-size: 1rem; max-width: 38rem }
  details a { display: inline-block; padding-block: .25rem }
  [part=logo] { max-width: 100%; height: 3rem }
  @media print { [data-primary]::after { color: inherit } }
  @media (width < 30rem) {
    li, [data-primary] { padding: 1rem }
    li::before, li::after { grid-row: 1 }
    li > * { grid-column: 1 / 3 }
    li > :first-child { grid-column: 2; align-self: center }
    [part=name] { margin: .75rem 0 .5rem }
    [part~=button] { width: 100%; padding-inline: .75rem; justify-content: center; text-align: center }
  }
`,
);
