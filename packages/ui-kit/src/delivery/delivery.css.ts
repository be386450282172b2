import { scoped } from '../theme/scoped.ts';

/**
 * Styles of `<rathaus-delivery>`: a mark for each step, cut out of a disc of 24 px and told apart by its form (tick,
 * clock, cross, ring), so that no state hangs on colour. Discs are drawn as borders, which forced colours and printers
 * keep, and have no ground of their own: they stand on pages of any colour.
 */
export default scoped(
  ['delivery'],
  'rathaus-delivery',
  `
  --r-delivery:1;
  li { position: relative; box-sizing: border-box; min-height: 24px; margin: 0; padding: 0 0 1.5rem; padding-inline-start: 2.5rem }
  li:last-child { padding-block-end: 0 }
  li::before { content: ""; position: absolute; inset-inline-start: 0; top: 0; border: 12px solid; clip-path: path(evenodd, var(--_icon)) }
  li:where(:not(:last-child))::after { content: ""; position: absolute; inset: 28px auto 4px; inset-inline-start: 11px; border-inline-start: 2px dashed }
  [data-state] { --_icon:"M12 1a11 11 0 1 0 .1 0M12 4a8 8 0 1 1-.1 0" }
  [data-state=done] { --_icon:"M12 0a12 12 0 1 0 .1 0M6 12l2-2 3 3 6-6 2 2-8 8"; &::before { color: var(--_good) } &::after { border-inline-start-style: solid } }
  [data-state=running] { --_icon:"M12 0a12 12 0 1 0 .1 0M11 5h2v7l4 3-1 2-5-4"; &::before { color: var(--_action) } }
  [data-state=current] { --_icon:"M12 0a12 12 0 1 0 .1 0M12 4a8 8 0 1 1-.1 0M12 8a4 4 0 1 0 .1 0"; &::before { color: var(--_action) } }
  [data-state=error] { --_icon:"M12 0a12 12 0 1 0 .1 0M8 6l4 4 4-4 2 2-4 4 4 4-2 2-4-4-4 4-2-2 4-4-4-4"; &::before { color: var(--_bad) } }
  [part=step] { font-weight: 400 }
  [aria-current] [part=step] { font-weight: 700 }
  time { display: block }
`,
);
