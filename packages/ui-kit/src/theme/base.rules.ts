/**
 * Lightning CSS, with which Vite and Next write styles for browsers before 2024, puts two variables in the place of
 * `light-dark()` and gives them values only where a rule in the same files says `color-scheme`. With none of them every
 * colour would be invalid. One empty variable makes them those of a light page; a rule of the page that was written the
 * same way wins by its weight.
 */
export const LOWERED = ':where(:root) {--lightningcss-dark:;}\n';

/**
 * What all elements share. Colours come from the town (`--rathaus-…`), else from KERN (`--kern-…`),
 * else from the kit. The kit's own values follow the `color-scheme` of the page, never the device alone:
 * a page without a dark design must not get dark islands.
 * Texts outside of own surfaces inherit their colour, since only the page knows its background;
 * the focus ring has two tones for the same reason (WCAG technique C40).
 * What stands in a button has its colour and weight by an own rule: a rule of the page for all `span` would win over
 * what is only inherited. The element itself belongs to the page: its place is said without weight, so that every rule
 * of the page wins.
 *
 * Buttons are at least 44 px high whatever `box-sizing` a page has: 28 px of content, or 24 px of glyph, and the rest.
 *
 * Those that are not the first choice have the same two colours the other way round: on a ground of their own they can be
 * read on every page.
 *
 * The order of the declarations is the one that gzip packs best: the sheet of the login has no byte to spare.
 *
 * @param buttons selectors of what looks like a button
 * @param second selectors of those that are not the first choice
 * @param inside further rules inside of buttons
 */
export const baseRules = (buttons: string, second: string, inside = ''): string => `
  :where(&:not([hidden], .rathaus)) { display: block; margin-block: 1rem }
  overflow-wrap: anywhere;
  --_action:var(--rathaus-action,var(--kern-color-action-default,light-dark(#1b4f9c,#92bbff)));
  --_on:var(--rathaus-on-action,var(--kern-color-action-on-default,light-dark(#fff,#0b1a33)));
  ul, li { list-style: none; margin: 0; padding: 0 }
  ${buttons} {
    display: flex;
    align-items: center;
    background: var(--_action);
    color: var(--_on);
    width: fit-content;
    font: inherit;
    font-weight: 600;
    padding: .5rem 1.5rem;
    border-radius: var(--rathaus-radius,6px);
    margin: 0 0 .75rem;
    gap: .3em;
    border: 2px solid var(--_action);
    text-decoration: none;
    min-height: 1.75rem;
    * { font: inherit; color: inherit }
    @media print { background: none; color: inherit }${inside}
  }
  ${second}, [aria-disabled] { background: var(--_on); color: var(--_action) }
  [aria-disabled] { border-style: dashed }
  :focus-visible { box-shadow: 0 0 0 2px #fff; outline: 3px solid #111; outline-offset: 2px }
`;
