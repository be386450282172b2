/**
 * What all elements share. Colours come from the town (`--rathaus-…`), else from KERN (`--kern-…`),
 * else from the kit. The kit's own values follow the `color-scheme` of the page, never the device alone:
 * a page without a dark design must not get dark islands.
 * Texts outside of own surfaces inherit their colour, since only the page knows its background;
 * the focus ring has two tones for the same reason (WCAG technique C40).
 */
export default `
.rathaus {
  --_action: var(--rathaus-action, var(--kern-color-action-default, light-dark(#1b4a94, #a9c7ff)));
  --_on: var(--rathaus-on-action, var(--kern-color-action-on-default, light-dark(#fff, #071a38)));
  --_radius: var(--rathaus-radius, var(--kern-metric-border-radius-default, 4px));
  overflow-wrap: anywhere;
  ul { list-style: none; margin: 0; padding: 0 }
  li { margin: .5rem 0 }
  a { display: inline-block; padding: .25rem 0; color: inherit }
  [part~=button], ::file-selector-button {
    box-sizing: border-box;
    display: inline-flex;
    align-items: center;
    gap: .5rem;
    min-height: 3rem;
    padding: .5rem 1rem;
    border: 2px solid var(--_action);
    border-radius: var(--_radius);
    background: var(--_action);
    color: var(--_on);
    font-weight: 600;
    text-decoration: none;
    &:hover { text-decoration: underline }
    @media print { background: none; color: inherit }
  }
  :focus-visible { outline: 3px solid #111; outline-offset: 2px; box-shadow: 0 0 0 2px #fff }
}
`;
