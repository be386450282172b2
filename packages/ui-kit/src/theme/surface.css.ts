/** Cards, panels and messages: a background of their own together with the text colour that fits it. */
export default `
.rathaus {
  --_surface: var(--rathaus-background, var(--kern-color-layout-background-default, light-dark(#fff, #15181e)));
  --_text: var(--rathaus-text, var(--kern-color-layout-text-default, light-dark(#1a1a1a, #f3f3f3)));
  --_line: var(--rathaus-border, var(--kern-color-form-input-border, light-dark(#60656f, #9aa1ad)));
  --_good: var(--rathaus-success, var(--kern-color-feedback-success, light-dark(#0b6a2e, #7fdc9d)));
  --_bad: var(--rathaus-danger, var(--kern-color-feedback-danger, light-dark(#a8121c, #ff9d97)));
  line-height: 1.5;
  [part=card], [part=panel], [data-open][part=warning], fieldset {
    box-sizing: border-box;
    margin: 0;
    min-width: 0;
    padding: 1rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
  }
  p { margin: .5rem 0; &:empty { margin: 0 } }
  ol { list-style: none; margin: 0; padding: 0 }
  [part~=button], ::file-selector-button { max-width: 100%; margin: 0; font: inherit; font-weight: 600; text-align: start; cursor: pointer }
  [part~=secondary] { background: none; color: inherit; border-color: currentcolor }
  [part=title] { margin: 0 0 .5rem; font-size: 1.25rem }
  [part=badge], [part=error], [part=name], [part=group], legend, label { font-weight: 600 }
  [part=error] { color: var(--_bad) }
  label, [part=actions], [part=licence] { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem .75rem }
}
`;
