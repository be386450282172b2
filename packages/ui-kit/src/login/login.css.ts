/** Styles of `<rathaus-login>`; the whole row is the target, at least 48 px high. The glyph is a neutral person. */
export default `
.rathaus-login {
  --login:1;
  [part=button] { width: min(100%, 24rem) }
  [aria-disabled] { border: 2px dashed; background: none; color: inherit }
  [part=logo] { flex: none; width: 1.5rem; aspect-ratio: 1 }
  span[part=logo] { background: radial-gradient(circle at 50% 30%, currentcolor 5px, #0000 6px), radial-gradient(circle at 50% 105%, currentcolor 10px, #0000 11px) }
}
`;
