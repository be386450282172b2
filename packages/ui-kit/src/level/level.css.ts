/** Styles of `<rathaus-level>`. */
export default `
.rathaus-level { --level: 1 }
.rathaus-level [part=bars] { display: inline-flex; align-items: end; gap: 3px; margin-inline-end: .5rem }
.rathaus-level [part=bars] span { box-sizing: border-box; inline-size: .5rem; block-size: 1em; border: 2px solid currentcolor }
.rathaus-level [data-on] { background: currentcolor; forced-color-adjust: none }
.rathaus-level [part=missing], .rathaus-level [part=enough] { padding-inline-start: .75rem; border-inline-start: 4px solid currentcolor; font-weight: 600 }
`;
