/** Styles of `<rathaus-account>`. */
export default `
.rathaus-account { --account: 1 }
.rathaus-account summary { box-sizing: border-box; inline-size: fit-content; max-inline-size: 100%; padding: .6rem 1rem; border: 2px solid currentcolor; border-radius: var(--_radius); cursor: pointer; font-weight: 600; list-style-position: inside }
.rathaus-account [part=panel] { margin-block-start: .5rem; inline-size: min(100%, 22rem) }
.rathaus-account [part=warning] { margin-block-start: .5rem; border-width: 3px }
`;
