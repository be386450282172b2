import { scoped } from '../theme/scoped.ts';

/** A person, and an arrow that turns when the menu is open, cut out of borders, which forced colours keep. */
const glyphs = `
    &::before, &::after { content: ""; flex: none; border: 12px solid }
    &::before { clip-path: path("M12 4a4 4 0 1 1-.1 0M4 20q0-6 8-6t8 6") }
    &::after { margin-inline-start: auto; clip-path: path("M5 10l1.5-1.5 5.5 5.5 5.5-5.5 1.5 1.5-7 7") }`;

/**
 * Styles of `<rathaus-account>`. The panel lies over the page: from the end of the button, from its start where that is
 * nearer to the start of the line (which the script says), and over the width of a narrow page. Without the script it
 * lies in the flow: where it stands is not known, and beyond the start of a page nobody can scroll. While a line is at
 * the lower edge, what gets the focus is scrolled beside it.
 */
export default scoped(
  ['account'],
  'rathaus-account',
  `
  --r-account:1;
  [part~=menu] { position: relative; width: fit-content; max-width: 100% }
  summary {
    box-sizing: border-box;
    display: flex;
    align-items: center;
    gap: .5rem;
    min-height: 2.75rem;
    padding: .5rem .75rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    font-size: 1rem;
    font-weight: 600;
    list-style: none;
    &:hover { border-color: var(--_action); color: var(--_action) }
    &::-webkit-details-marker { display: none }${glyphs}
  }
  [open] > summary::after { rotate: 180deg }
  [part~=panel] {
    position: absolute;
    z-index: 5;
    inset-inline-end: 0;
    width: min(22rem, 100vw - 2rem);
    min-width: 100%;
    margin-top: .5rem;
    box-shadow: 0 8px 32px #0003;
    > :first-child { margin-top: 0 }
    li a { display: flex; align-items: center; min-height: 2.75rem }
    [part~=button] { width: 100%; margin: .75rem 0 0; justify-content: center }
  }
  &:not(:defined) [part~=panel] { position: static }
  @media (width >= 30rem) {
    &:state(start) [part~=panel], :host(:state(start)) & [part~=panel] { inset-inline: 0 auto }
  }
  @media (width < 30rem) {
    [part~=menu] { position: static; width: auto }
    [part~=panel] { inset: auto 1rem; width: auto; min-width: 0 }
  }
  dialog, [part=line] {
    box-sizing: border-box;
    width: min(100vw - 2rem, 34rem);
    max-height: calc(100vh - 2rem);
    margin: auto;
    padding: 2rem;
    border: 1px solid var(--_edge);
    border-radius: 12px;
    background: var(--_surface);
    color: var(--_text);
    box-shadow: 0 24px 64px #0006;
    font-size: 1.125rem;
    font-weight: 400;
    text-align: start;
    white-space: normal;
    &::backdrop { background: rgb(10 16 26/.6) }
    [part=title] { font-size: 1.5rem; outline: none; box-shadow: none }
    p { margin: 0 0 .75rem }
    strong { font-weight: 700 }
    strong, [part=time] { white-space: nowrap; font-variant-numeric: tabular-nums }
    [part=actions] { gap: .75rem; margin-top: 1.5rem }
    [part~=button] { margin: 0 }
    @media (width < 30rem) {
      padding: 1.5rem 1rem;
      [part~=button] { width: 100%; padding-inline: .75rem; justify-content: center; text-align: center }
    }
  }
  [part=line] {
    inset: auto 1rem 1rem auto;
    max-height: 50vh;
    margin: 0;
    padding: 1rem;
    font-size: 1rem;
    [part=actions] { margin-top: .75rem }
    p { margin: 0 }
    &::backdrop { display: none }
    &:dir(rtl) { inset: auto auto 1rem 1rem }
  }
  :root:has(&:state(line)) { scroll-padding-block-end: 12rem }
  @media print {
    [part~=panel], dialog, [part=line] { display: none }
    summary { border: 0; padding: 0; &::before, &::after { display: none } }
  }
`,
);
