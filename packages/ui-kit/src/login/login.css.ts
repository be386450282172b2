/** Styles of `<rathaus-login>`; the whole row is the target, at least 48 px high. */
export default `
.rathaus-login [part="button"] { inline-size: min(100%, 24rem) }
.rathaus-login [part="button"][aria-disabled] { border-style: dashed; border-color: currentcolor; background: none; color: inherit; text-decoration: none; cursor: not-allowed }
.rathaus-login [part="logo"] { flex: none; inline-size: 1.5rem; block-size: 1.5rem; fill: currentcolor; object-fit: contain }
.rathaus-login [part="help"] { display: inline-block; padding: .25rem 0 }
`;
