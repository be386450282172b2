import { scoped } from '../theme/scoped.ts';

/**
 * Styles of `<rathaus-timeline>`: the marks are those of a delivery, cut out of a disc of 24 px and told apart by their
 * form: tick, clock, ring, exclamation mark, cross, bar. The line to what has not happened is dashed.
 */
export default scoped(
  ['timeline'],
  'rathaus-timeline',
  `
  --r-timeline:1;
  ol > li { position: relative; box-sizing: border-box; min-height: 24px; padding: 0 0 2rem; padding-inline-start: 2.5rem; &:last-child { padding-bottom: 0 } }
  ol > li::before { content: ""; position: absolute; inset-inline-start: 0; top: 0; border: 12px solid; color: var(--_line); clip-path: path(evenodd, var(--_icon)) }
  ol > li:not(:last-child)::after { content: ""; position: absolute; inset: 28px auto 4px; inset-inline-start: 11px; border-inline-start: 2px solid; color: var(--_line) }
  ol > li:is([data-state=open], :has(+ [data-state=open])):not(:last-child)::after { border-inline-start-style: dashed }
  [data-state] { --_icon:"M12 1a11 11 0 1 0 .1 0M12 4a8 8 0 1 1-.1 0" }
  [data-state=done] { --_icon:"M12 0a12 12 0 1 0 .1 0M6 12l2-2 3 3 6-6 2 2-8 8"; &::before { color: var(--_good) } }
  [data-state=now] { --_icon:"M12 0a12 12 0 1 0 .1 0M11 5h2v7l4 3-1 2-5-4"; &::before { color: var(--_action) } }
  [data-state=todo] { --_icon:"M12 0a12 12 0 1 0 .1 0M10 5h4v9h-4M10 16h4v4h-4"; &::before { color: var(--_action) } }
  [data-state=declined] { --_icon:"M12 0a12 12 0 1 0 .1 0M8 6l4 4 4-4 2 2-4 4 4 4-2 2-4-4-4 4-2-2 4-4-4-4"; &::before { color: var(--_bad) } }
  [data-state=stopped] { --_icon:"M12 0a12 12 0 1 0 .1 0M6 10h12v4h-12"; &::before { color: var(--_bad) } }
  :is(h2,h3,h4,h5,h6) { margin: 0; color: inherit; font: inherit; font-size: 1.125rem; font-weight: 700; hyphens: auto }
  [data-state=open] :is(h2,h3,h4,h5,h6) { color: var(--_muted); font-weight: 600 }
  p { margin: .25rem 0 0; bdi { white-space: pre-line } }
  [part=when] { color: var(--_muted); font-size: 1rem }
  :is([data-state=now], [data-state=todo], [data-state=declined], [data-state=stopped]) [part=state], [part=due] { color: var(--_text); font-weight: 600 }
  ul a { display: flex; flex-wrap: wrap; column-gap: .25em; align-items: center; min-height: 2.75rem; color: var(--_action); text-underline-offset: .2em; &:hover { text-decoration-thickness: 2px } }
  [part=button] { margin: .75rem 0 0 }
`,
);
