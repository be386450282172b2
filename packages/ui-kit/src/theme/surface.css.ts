/** Cards, panels and messages: a background of their own together with the text colour that fits it. */
export default `
.rathaus [part=card], .rathaus [part=panel], .rathaus [part=warning][data-open], .rathaus fieldset {
  box-sizing: border-box;
  margin: 0;
  min-inline-size: 0;
  padding: 1rem;
  border: 1px solid var(--_line);
  border-radius: var(--_radius);
  background: var(--_surface);
  color: var(--_text);
}
.rathaus {
  line-height: 1.5;
  --_surface: var(--rathaus-background, var(--kern-color-layout-background-default, light-dark(#fff, #15181e)));
  --_text: var(--rathaus-text, var(--kern-color-layout-text-default, light-dark(#1a1a1a, #f3f3f3)));
  --_line: var(--rathaus-border, var(--kern-color-form-input-border, light-dark(#60656f, #9aa1ad)));
  --_good: var(--rathaus-success, var(--kern-color-feedback-success, light-dark(#0b6a2e, #7fdc9d)));
  --_bad: var(--rathaus-danger, var(--kern-color-feedback-danger, light-dark(#a8121c, #ff9d97)));
}
.rathaus p { margin: .5rem 0 }
.rathaus [part=status]:empty { margin: 0 }
.rathaus ol { list-style: none; margin: 0; padding: 0 }
.rathaus [part~=button] { max-inline-size: 100%; margin: 0; font: inherit; font-weight: 600; text-align: start; cursor: pointer }
.rathaus [part~=secondary] { background: none; color: inherit; border-color: currentcolor }
.rathaus [part~=secondary]:hover { background: none }
.rathaus [part=title] { margin: 0 0 .5rem; font-size: 1.25rem; line-height: 1.3 }
.rathaus [part=badge] { font-weight: 600 }
.rathaus [part=error] { color: var(--_bad); font-weight: 600 }
.rathaus [part=error]:empty { margin: 0 }
`;
