import { scoped } from '../theme/scoped.ts';

/**
 * Styles of `<rathaus-summary-list>`. How wide the list itself is decides on its columns: it stands in narrow columns of
 * wide pages, too. Only texts of people keep their lines, since HTML written by hand is indented.
 */
export default scoped(
  ['summary-list'],
  'rathaus-summary-list',
  `
  --r-summary-list:1;
  :where(section) { margin-block: 2rem }
  a { color: var(--_action); text-underline-offset: .2em; &:hover { text-decoration-thickness: 2px } }
  dl { container-type: inline-size; margin: 0; border-block-start: 2px solid }
  dl > div {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 0 1rem;
    align-items: baseline;
    margin: 0;
    padding: .75rem 0;
    border-block-end: 1px solid var(--_edge);
    break-inside: avoid;
  }
  dt { margin: 0; color: var(--_muted); font-size: 1rem; font-weight: 400; hyphens: auto }
  dd { grid-column: 1; min-width: 0; margin: 0; bdi { white-space: pre-line } }
  dd + dd:not([part]) { margin-block-start: .25rem }
  dd a { display: inline-block; padding-block: .25rem }
  [part=empty], [part=size] { color: var(--_muted) }
  [part=size] { white-space: nowrap }
  [part=change] {
    grid-area: 1 / 2 / span 3 / auto;
    align-self: center;
    a { display: flex; align-items: center; min-height: 2.75rem }
    @media print { display: none }
  }
  h2, h3, h4, h5, h6 { break-after: avoid }
  @container (width >= 34rem) {
    dl > div { grid-template-columns: 13rem 1fr auto }
    dt { font-size: inherit }
    dd { grid-column: 2 }
    [part=change] { grid-area: 1 / 3; align-self: baseline; a { margin-block: -.65rem } }
  }
`,
);
