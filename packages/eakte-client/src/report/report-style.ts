/** The style sheet of the report: one file, no font, no image; screen from 320 px, dark, forced colours and print. */
export const reportStyle = `
:root{color-scheme:light dark;--ink:#1a1a24;--soft:#4a4a5a;--paper:#fff;--card:#f5f6f9;--line:#c3c6d1;--link:#0a3d8f;--bad:#a3000f;--badbg:#fdecee;--warn:#7a4a00;--warnbg:#fff4de;--info:#0a3d8f;--infobg:#e9f0fc;--good:#0b5d2a;--goodbg:#e6f5ea}
@media (prefers-color-scheme:dark){:root{--ink:#f1f1f5;--soft:#c3c4cf;--paper:#15161c;--card:#1f2129;--line:#474a58;--link:#9dc1ff;--bad:#ffb3ba;--badbg:#3a1519;--warn:#ffd591;--warnbg:#35270c;--info:#9dc1ff;--infobg:#14243d;--good:#9be3b2;--goodbg:#10301b}}
*{box-sizing:border-box}
html{font:100%/1.5 system-ui,"Segoe UI",Roboto,"Liberation Sans",Arial,sans-serif;color:var(--ink);background:var(--paper)}
body{margin:0 auto;max-width:62rem;padding:1rem;overflow-wrap:anywhere}
a{color:var(--link)}
a:focus-visible,summary:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:-999rem}
.skip:focus{position:static}
h1{font-size:1.75rem;line-height:1.2;margin:0 0 .25rem}
h2{font-size:1.35rem;margin:2rem 0 .5rem;border-bottom:2px solid var(--line);padding-bottom:.25rem}
h3{font-size:1.1rem;margin:0}
p{margin:.5rem 0}
.soft{color:var(--soft)}
.verdict{border:2px solid;border-radius:.5rem;padding:.75rem 1rem;margin:1rem 0}
.verdict strong{font-size:1.35rem}
.yes{color:var(--good);background:var(--goodbg)}
.no{color:var(--bad);background:var(--badbg)}
.verdict p{color:var(--ink)}
dl{display:grid;grid-template-columns:minmax(8rem,max-content) 1fr;gap:.25rem 1rem;margin:.5rem 0}
dt{font-weight:600}
dd{margin:0}
nav ul,.places,.tree,.tree ul{list-style:none;padding:0;margin:.5rem 0}
nav li{display:inline-block;margin-right:1.25rem}
nav a{display:inline-block;padding:.25rem 0}
article{background:var(--card);border:1px solid var(--line);border-left:.4rem solid var(--tone,var(--line));border-radius:.375rem;padding:.75rem 1rem;margin:1rem 0}
.error{--tone:var(--bad)}.warning{--tone:var(--warn)}.info{--tone:var(--info)}
.badge{display:inline-block;color:var(--tone);border:1px solid;border-radius:.25rem;padding:0 .4rem;font-weight:600;font-size:.9rem}
.count{font-weight:600}
.places li{border-top:1px solid var(--line);padding:.35rem 0}
code{font-family:ui-monospace,"Liberation Mono",Consolas,monospace;font-size:.875em}
summary{cursor:pointer;padding:.25rem 0}
.tree ul{margin:0 0 0 .5rem;padding-left:.75rem;border-left:1px solid var(--line)}
.tree li{padding:.15rem 0}
.kind{font-weight:600}
.meta{color:var(--soft);font-size:.9rem;margin:0}
.meta span{margin-right:1rem;display:inline-block}
footer{margin-top:2.5rem;border-top:1px solid var(--line);color:var(--soft);font-size:.9rem}
@media (max-width:30rem){dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:.5rem}h1{font-size:1.4rem}}
@media (forced-colors:active){article{border-left-color:CanvasText}.verdict{border-color:CanvasText}}
@media print{
:root{color-scheme:light;--ink:#000;--soft:#333;--paper:#fff;--card:#fff;--line:#999;--link:#000;--bad:#8a000d;--badbg:#fff;--warn:#5f3a00;--warnbg:#fff;--info:#000;--infobg:#fff;--good:#004d1f;--goodbg:#fff}
@page{margin:18mm 15mm}
body{max-width:none;padding:0;font-size:10pt}
nav,.skip{display:none}
h2,h3,summary{break-after:avoid}
.places li,.verdict,dl{break-inside:avoid}
details::details-content{content-visibility:visible;display:block;height:auto}
summary{list-style:none}
summary::-webkit-details-marker{display:none}
}
`;
