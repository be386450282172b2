import { scoped } from '../theme/scoped.ts';

/**
 * Styles of `<rathaus-language>`: words in a row that wraps. Leichte Sprache and Gebärdensprache have neutral glyphs, an
 * open book and a hand that moves; the known signs for both belong to others.
 */
export default scoped(
  ['language'],
  'rathaus-language',
  `
  --r-language:1;
  :where(&:not(.rathaus)) { margin-block: 0 }
  ul { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem }
  a, li > span {
    display: flex;
    align-items: center;
    gap: .5rem;
    box-sizing: border-box;
    min-height: 2.75rem;
    color: inherit;
    font: inherit;
    hyphens: none;
  }
  a { text-decoration: underline 1px; text-underline-offset: .2em; &:hover { text-decoration-thickness: 2px } }
  [aria-current] { text-decoration: none; padding-block-start: 3px; border-block-end: 3px solid var(--_action); font-weight: 700 }
  :is([hreflang$=simple], [hreflang=gsg])::before { content: ""; flex: none; border: 12px solid; clip-path: path(evenodd, "M2 4q5-1 9 1v15q-4-2-9-1zM13 5q4-2 9-1v15q-5-1-9 1z") }
  [hreflang=gsg]::before { clip-path: path("M9 2q1.2 0 1.2 1.2V9h.6V4.2Q10.8 3 12 3t1.2 1.2V10h.6V6q0-1.2 1.2-1.2T16.2 6v7q0 5-5 5-3.5 0-5-3L4 11q-.6-1.2.4-1.8T6.2 9.6L7.8 12V3.2Q7.8 2 9 2zM19 5q3 3 3 7t-3 7l-1.5-1.5Q20 15 20 12t-2.5-5.5z") }
  @media print { nav { display: none } }
`,
);
