/**
 * What all elements share. Colours come from the town (`--rathaus-…`), else from KERN (`--kern-…`),
 * else from the kit. The kit's own values follow the `color-scheme` of the page, never the device alone:
 * a page without a dark design must not get dark islands.
 * Texts outside of own surfaces inherit their colour, since only the page knows its background.
 */
export default `
.rathaus {
  --_action: var(--rathaus-action, var(--kern-color-action-default, light-dark(#1b4a94, #a9c7ff)));
  --_on: var(--rathaus-on-action, var(--kern-color-action-on-default, light-dark(#fff, #071a38)));
  --_radius: var(--rathaus-radius, var(--kern-metric-border-radius-default, 4px));
  --css: 1;
  color: var(--rathaus-text, var(--kern-color-layout-text-default, inherit));
  font-family: var(--rathaus-font, var(--kern-typography-font-family-default, inherit));
  line-height: 1.5;
  overflow-wrap: anywhere;
}
[data-kern-theme="dark"] .rathaus, .kern-dark .rathaus { color-scheme: dark }
[data-kern-theme="light"] .rathaus, .kern-light .rathaus { color-scheme: light }
.rathaus p { margin: .5rem 0 }
.rathaus [part="status"]:empty { margin: 0 }
.rathaus ul, .rathaus ol { list-style: none; margin: 0; padding: 0 }
.rathaus li { margin: .75rem 0 }
.rathaus a { color: inherit; text-decoration: underline; text-underline-offset: .2em }
.rathaus [part~="button"] {
  box-sizing: border-box;
  display: inline-flex;
  align-items: center;
  gap: .75rem;
  min-block-size: 3rem;
  max-inline-size: 100%;
  margin: 0;
  padding: .5rem 1rem;
  border: 2px solid var(--_action);
  border-radius: var(--_radius);
  background: var(--_action);
  color: var(--_on);
  font: inherit;
  font-weight: 600;
  text-align: start;
  text-decoration: none;
  cursor: pointer;
}
.rathaus [part~="button"]:hover { background: color-mix(in srgb, var(--_action), light-dark(#000, #fff) 15%); text-decoration: underline }
.rathaus :focus-visible {
  outline: 3px solid var(--rathaus-focus, light-dark(#111, #fff));
  outline-offset: 2px;
  box-shadow: 0 0 0 2px light-dark(#fff, #111);
}
@media print { .rathaus [part~="button"] { background: none; color: inherit } }
[data-debug]::after { content: attr(data-debug); display: block; border: 3px dashed #c00; background: #fff; color: #900; padding: .5rem }
`;
