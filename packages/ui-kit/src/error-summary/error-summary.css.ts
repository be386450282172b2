import { scoped } from '../theme/scoped.ts';

/** Styles of `<rathaus-error-summary>`. The glyph is drawn by borders: these stay in print and in forced colours. */
export default scoped(
  ['error-summary'],
  'rathaus-error-summary',
  `
  --r-error-summary:1;
  [role=alert] {
    break-inside: avoid;
    margin: 0 0 2rem;
    padding: clamp(1rem,4vw,1.5rem);
    border: 2px solid var(--_bad);
    border-radius: 12px;
    background: var(--rathaus-danger-tint,var(--kern-color-feedback-danger-background,light-dark(#fdf0ee,#321b1b)));
    color: var(--_text);
    hyphens: auto;
  }
  :is(h2,h3,h4,h5,h6) {
    display: flex;
    gap: .75rem;
    font: inherit;
    margin: 0 0 .5rem;
    color: inherit;
    font-size: 1.3125rem;
    line-height: 1.2;
    font-weight: 700;
    &::before { content: ""; flex: none; width: 0; height: 0; border: 12px solid; color: var(--_bad); clip-path: path(evenodd,"M12 1a11 11 0 1 1-.1 0zm-1.5 5v8h3v-8zm0 10v3h3v-3z") }
  }
  a {
    display: flex;
    align-items: center;
    box-sizing: border-box;
    min-height: 2.75rem;
    padding: .25rem 0;
    color: var(--_bad);
    font: inherit;
    font-weight: 600;
    text-decoration: underline 1px;
    text-underline-offset: .2em;
    &:hover { text-decoration-thickness: 2px }
  }
`,
);
