import { scoped } from '../theme/scoped.ts';

/** Styles of `<rathaus-delivery>`: filled, ringed and hollow marks, so that no state hangs on colour. */
export default scoped(
  ['delivery'],
  'rathaus-delivery',
  `
  --delivery:1;
  ol { padding-inline-start: .6rem }
  li { position: relative; margin: 0; padding-bottom: 1rem; padding-inline-start: 2rem; border-inline-start: 2px solid; &:last-child { border: 0; margin-inline-start: 2px } }
  li::before { content: ""; position: absolute; inset-inline-start: -.6rem; top: .2em; box-sizing: border-box; width: 1.1rem; height: 1.1rem; border: 2px solid; border-radius: 50%; background: canvas }
  [data-state=done]::before { border-width: .55rem }
  [aria-current]::before { border-width: 5px }
  [data-state=error]::before { border-radius: 0; rotate: 45deg }
  [aria-current] [part=step] { font-weight: 700 }
  time { display: block }
`,
);
