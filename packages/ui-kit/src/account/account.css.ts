/** Styles of `<rathaus-account>`. */
export default `
.rathaus-account { --account: 1 }
.rathaus-account { position: relative }
.rathaus-account summary { display: inline-flex; align-items: center; box-sizing: border-box; max-inline-size: 100%; min-block-size: 3rem; padding: .5rem 1rem; border: 2px solid currentcolor; border-radius: var(--_radius); cursor: pointer; font-weight: 600; list-style: none }
.rathaus-account summary::-webkit-details-marker { display: none }
.rathaus-account summary::after { content: ""; flex: none; margin-inline-start: .75rem; inline-size: .5em; block-size: .5em; border: solid currentcolor; border-width: 0 2px 2px 0; rotate: 45deg; translate: 0 -.15em }
.rathaus-account [open] summary::after { rotate: 225deg; translate: 0 .15em }
.rathaus-account [part=panel] { margin-block-start: .5rem; inline-size: min(100%, 22rem) }
.rathaus-account [part=panel] a { display: inline-block; padding: .25rem 0 }
.rathaus-account [part=warning] { margin-block-start: .5rem; border-width: 3px }
`;
