import { ELEMENT_NAMES } from '../element/names.ts';
import { scoped } from './scoped.ts';

/**
 * Cards, panels, messages and fields: a background of their own together with the text colour that fits it. Sizes of
 * text and spaces are those of one scale (4 8 12 16 24 32 48 px at 16 px). States are told by form and word, too.
 */
export default scoped(
  ELEMENT_NAMES,
  'rathaus',
  `
  --_surface:var(--rathaus-background,var(--kern-color-layout-background-default,light-dark(#fff,#10161f)));
  --_pale:var(--rathaus-tint,var(--kern-color-layout-background-hued,light-dark(#f1f5fb,#18212d)));
  --_text:var(--rathaus-text,var(--kern-color-layout-text-default,light-dark(#16202e,#e9eef5)));
  --_muted:var(--rathaus-muted,var(--kern-color-layout-text-muted,light-dark(#4a5768,#aebaca)));
  --_line:var(--rathaus-border,var(--kern-color-form-input-border,light-dark(#667386,#8a98aa)));
  --_edge:var(--rathaus-edge,var(--kern-color-layout-border,light-dark(#d3dae4,#35424f)));
  --_good:var(--rathaus-success,var(--kern-color-feedback-success,light-dark(#1a6640,#7fd3a3)));
  --_bad:var(--rathaus-danger,var(--kern-color-feedback-danger,light-dark(#b0221b,#ff9c93)));
  --_radius:var(--rathaus-radius,var(--kern-metric-border-radius-default,6px));
  line-height: 1.5;
  :where(p, ul, ol, li, dl, dt, dd, div, span, bdi, time, label, legend, summary, article) { color: inherit; font: inherit }
  [part~=card], [part~=panel], fieldset {
    box-sizing: border-box;
    margin: 0;
    min-width: 0;
    padding: 1.5rem;
    border: 1px solid var(--_edge);
    border-radius: 12px;
    background: var(--_surface);
    color: var(--_text);
    @media (width < 30rem) { padding: 1rem }
    :where(a:not([part~=button])) { color: var(--_action); text-decoration: underline 1px; text-underline-offset: .2em }
    > :last-child { margin-block-end: 0 }
  }
  &:is(rathaus-login) > a, [part~=button], ::file-selector-button {
    box-sizing: border-box;
    min-height: 3rem;
    line-height: 1.25;
    cursor: pointer;
    &:hover { background: color-mix(in srgb, var(--_action) 80%, var(--_text)) }
  }
  &:is(rathaus-login) > a ~ a:hover, [part~=secondary]:hover { background: color-mix(in srgb, var(--_action) 8%, var(--_on)) }
  [aria-disabled] { cursor: default; &:hover { background: var(--_on) } }
  li, fieldset, [part~=card] { break-inside: avoid }
  legend { float: inline-start; width: 100%; padding: 0; + * { clear: both } }
  p { margin: .5rem 0; &:empty { margin: 0 } }
  ol { margin: 0; padding: 0 }
  summary { cursor: pointer }
  [part=title] { margin: 0 0 .5rem; color: inherit; font-size: 1.3125rem; line-height: 1.2; font-weight: 700 }
  [part=title], [part=name], legend { hyphens: auto }
  [part=badge], [part=error], [part=name], [part=group], legend, label { font-weight: 600 }
  [part=error] { color: var(--_bad) }
  [part=hint] { color: var(--_muted) }
  label, [part=actions], [part=licence] { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem .75rem }
  [part=status], [part=line] [part=title] { position: absolute; width: 1px; height: 1px; margin: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
`,
);
