/** Style of the built-in frame: no fixed widths, colours of both schemes, system colours where those are forced. */
export const builtInStyle = [
  ':root{color-scheme:light dark}',
  'body{font:1.125rem/1.5 system-ui,sans-serif;max-width:38rem;margin:0 auto;padding:2rem 1rem 3rem;color:#171a2b;background:#fff;overflow-wrap:break-word}',
  'h1{font-size:1.75rem;line-height:1.25;margin:0 0 1rem;text-wrap:balance}h2{font-size:1.25rem;margin:1.75rem 0 .5rem}p{margin:0 0 1rem}',
  'a,button,summary{color:#10349e}a{text-underline-offset:.15em}',
  'button{font:inherit;font-weight:600;min-height:2.75rem;padding:.5rem 1.25rem;border:2px solid #10349e;border-radius:.25rem;background:#10349e;color:#fff;cursor:pointer}',
  ':focus-visible{outline:3px solid;outline-offset:3px}',
  '.servicekonto-ways{list-style:none;margin:1rem 0 0;padding:0}.servicekonto-ways a{display:inline-block;padding:.5rem 0}.servicekonto-ways li:first-child a,.servicekonto-choice a{font-weight:600}',
  '.servicekonto-simple{margin:0 0 1rem}.servicekonto-simple[open]{margin-bottom:2rem}.servicekonto-simple summary{padding:.5rem 0;cursor:pointer}.servicekonto-simple div{border-inline-start:4px solid #10349e;padding-inline-start:1rem}',
  '.servicekonto-code{margin-top:2.5rem;font-size:1rem;color:#4c526b}code{display:block;overflow-wrap:anywhere}',
  '@media (prefers-color-scheme:dark){body{color:#f0f1f5;background:#12141c}a,summary{color:#a9bdff}button{background:#a9bdff;border-color:#a9bdff;color:#12141c}.servicekonto-simple div{border-color:#a9bdff}.servicekonto-code{color:#b4bccd}}',
  '@media print{body{color:#000;background:#fff;padding:0}a,summary,.servicekonto-code{color:#000}}',
].join('');
