/** Styles of `<rathaus-consent>`. */
export default `
.rathaus-consent { --consent: 1 }
.rathaus-consent legend { padding: 0 .5rem; font-size: 1.25rem; font-weight: 600 }
.rathaus-consent label { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem .75rem; min-block-size: 2.75rem; cursor: pointer }
.rathaus-consent input { flex: none; inline-size: 1.5rem; block-size: 1.5rem; margin: 0; accent-color: var(--_action) }
.rathaus-consent [part=group], .rathaus-consent [part=name] { font-weight: 600 }
.rathaus-consent [part=reason] { flex-basis: 100% }
.rathaus-consent [part=actions] { display: flex; flex-wrap: wrap; gap: .75rem }
.rathaus-consent [part=help] { display: inline-block; padding: .25rem 0 }
`;
