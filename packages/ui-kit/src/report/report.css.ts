/** Styles of `<rathaus-report>`. */
export default `
.rathaus-report { --report: 1 }
.rathaus-report [part=badge] { display: inline-block; border: 2px solid currentcolor; border-radius: var(--_radius); padding: 0 .5rem }
.rathaus-report [data-status=done] { color: var(--_good) }
.rathaus-report [data-status=declined] { color: var(--_bad) }
.rathaus-report ol { padding-inline-start: .75rem; border-inline-start: 2px solid currentcolor }
`;
