import { scoped } from '../theme/scoped.ts';

/**
 * Styles of `<rathaus-mailbox>`. What is unread says so by a word and a filled disc, not by weight alone. The link of an
 * entry is its subject: a row that is one link could hold no other.
 */
export default scoped(
  ['mailbox'],
  'rathaus-mailbox',
  `
  --r-mailbox:1;
  [part=title] { margin: 0; font-size: 1.125rem; line-height: 1.35; font-weight: 400 }
  [data-unread] [part=title], article > [part=title] { font-weight: 700 }
  article > [part=title] { margin: 0 0 .5rem; font-size: 1.3125rem }
  a:not([part=button]) { display: inline-flex; flex-wrap: wrap; column-gap: .25em; align-items: center; min-height: 2.75rem; color: var(--_action); font: inherit; text-underline-offset: .2em; &:hover { text-decoration-thickness: 2px } }
  li:has([part=title]) { padding: .75rem 0; border-block-end: 1px solid var(--_edge) }
  p { margin: .25rem 0 0 }
  [part=unread] { display: flex; align-items: center; gap: .5rem; margin: 0; color: var(--_action); font-size: 1rem; font-weight: 600; &::before { content: ""; border: 6px solid; border-radius: 50% } }
  [part=meta] { display: flex; flex-wrap: wrap; gap: 0 1.5rem; color: var(--_muted); font-size: 1rem }
  [part=size] { color: var(--_muted); white-space: nowrap }
  [part=due] { font-weight: 600 }
  [part=opening] { padding-inline-start: .75rem; border-inline-start: 4px solid; font-weight: 600; hyphens: auto }
  [part=text] { max-width: 38rem; margin: 1rem 0; white-space: pre-line }
  [part=button] { margin: 1rem 0 0 }
  @media print { [part=button] { display: none } [href^=http]::after { content: "(" attr(href) ")" } }
`,
);
