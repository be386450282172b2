/**
 * The style sheet of the report page: one file, no font, no image; screen from 320 px, dark, forced colours, print.
 * Colours are those of the SDK's other surfaces; each pair of text and ground has at least 4.5:1.
 */
export const reportStyle = `
:root{color-scheme:light dark;--text:light-dark(#16202e,#e9eef5);--muted:light-dark(#4a5768,#aebaca);--line:light-dark(#d3dae4,#35424f);--edge:light-dark(#667386,#8a98aa);--ground:light-dark(#fff,#10161f);--tint:light-dark(#f1f5fb,#18212d);--action:light-dark(#1b4f9c,#92bbff);--good:light-dark(#1a6640,#7fd3a3);--goodtint:light-dark(#e6f4ec,#14291f);--bad:light-dark(#b0221b,#ff9c93);--badtint:light-dark(#fdf0ee,#321b1b);--warn:light-dark(#6b4600,#f3d692)}
*{box-sizing:border-box}
html{font:100%/1.5 system-ui,"Noto Sans","Segoe UI",Roboto,"Liberation Sans",sans-serif;color:var(--text);background:var(--ground);text-size-adjust:100%}
body{margin:0 auto;max-width:80rem;padding:1rem 1.5rem 3rem;overflow-wrap:anywhere}
h1,h2,h3{line-height:1.25;font-weight:600;margin:0;text-wrap:balance}
h1{font-size:clamp(1.5rem,1.1rem + 1.6vw,2.25rem)}
h2{font-size:1.375rem;margin:2rem 0 .25rem}
h3{font-size:1.125rem;flex:1 1 16rem}
p,ul,ol,dl{margin:.5rem 0 0}
p,li{max-width:45rem}
a{color:var(--action);text-underline-offset:.18em}
a:hover{text-decoration-thickness:3px}
:focus-visible{outline:3px solid var(--text);outline-offset:2px}
code,.place{font-family:ui-monospace,"Noto Sans Mono","Liberation Mono",monospace;font-size:.8125rem}
.small,.place{line-height:1.25rem}
.small{font-size:.875rem}
.muted,.place,.label{color:var(--muted)}
.lead{font-size:1.125rem}
svg{fill:none;stroke:currentcolor;stroke-width:1.75;stroke-linecap:round;stroke-linejoin:round}
.skip{position:absolute;left:-999rem}
.skip:focus{position:static}
nav ul{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:0 1.25rem}
nav a{display:inline-block;padding:.25rem 0}
.verdict{display:grid;grid-template-columns:auto minmax(0,1fr);gap:1rem 1.5rem;margin-top:.5rem;padding:1.5rem;border:2px solid var(--tone);border-radius:.375rem;background:var(--tonetint)}
.verdict>svg{width:3.5rem;height:3.5rem;color:var(--tone)}
.verdict p{margin-top:.25rem}
.good{--tone:var(--good);--tonetint:var(--goodtint)}
.bad{--tone:var(--bad);--tonetint:var(--badtint)}
.warn{--tone:var(--warn)}
.info{--tone:var(--action)}
.open{--tone:var(--muted);--tonetint:var(--tint)}
.state{display:inline-flex;align-items:flex-start;gap:.375rem;font-size:.875rem;line-height:1.25rem;font-weight:600}
.state svg{width:1.125rem;height:1.125rem;margin-top:.0625rem;flex:none;color:var(--tone)}
.split{display:grid;gap:0 2rem}
.cause{border-top:1px solid var(--edge);padding:1rem 0 1.5rem;margin-top:.5rem}
.cause>header{display:flex;flex-wrap:wrap;gap:.25rem 1rem;align-items:baseline}
.parts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,17rem),1fr));gap:1rem 1.5rem;margin-top:.5rem}
.parts p{margin-top:.125rem}
.label{font-size:.875rem;line-height:1.25rem}
.places,.open-points,.tree,.tree ul{list-style:none;padding:0}
.places li,.open-points li{border-top:1px solid var(--line);padding:.5rem 0;max-width:none}
.places .place,.open-points .place{display:block}
.open-points .state{font-weight:400}
.card{border:1px solid var(--line);border-radius:.375rem;padding:1rem;margin-top:2rem;align-self:start;min-width:0}
.card>h2{font-size:1.125rem;margin:0}
.facts{display:grid;grid-template-columns:minmax(7rem,auto) minmax(0,1fr);font-size:.875rem;line-height:1.25rem}
.facts>*{margin:0;padding:.375rem 1rem .375rem 0;border-bottom:1px solid var(--line)}
.facts>:nth-last-child(-n+2){border-bottom:0}
.facts dt{color:var(--muted)}
summary{cursor:pointer;padding:.25rem 0}
.tree ul{margin:0 0 0 .5rem;padding-left:.75rem;border-left:1px solid var(--line)}
.tree li{padding:.15rem 0;max-width:none}
.kind{font-weight:600}
.meta{color:var(--muted);font-size:.875rem;line-height:1.25rem;margin:0}
.meta span{margin-right:1rem;display:inline-block}
footer{margin-top:2.5rem;border-top:1px solid var(--line);color:var(--muted);font-size:.875rem}
@media (min-width:64rem){.split{grid-template-columns:minmax(0,1fr) 22rem}}
@media (max-width:30rem){body{padding-inline:1rem}.verdict{grid-template-columns:minmax(0,1fr);padding:1rem}.verdict>svg{width:2.5rem;height:2.5rem}.facts{grid-template-columns:1fr}.facts dt{border:0;padding-bottom:0}.facts dd{padding-top:0}.facts>:nth-last-child(2){border:0}}
@media (forced-colors:active){.verdict,.card{border-color:CanvasText}}
@media print{
@page{size:A4;margin:18mm 16mm 20mm 20mm;@bottom-right{content:counter(page) " / " counter(pages);font:8pt sans-serif}}
:root{color-scheme:light;--text:#000;--muted:#333;--line:#999;--ground:#fff;--tint:#fff;--goodtint:#fff;--badtint:#fff}
html{font-size:10pt}
body{max-width:none;padding:0}
nav,.skip{display:none}
.split{display:block}
a{color:inherit;text-decoration:none}
h2,h3,summary{break-after:avoid}
.verdict,.card,.places li,.open-points li,.parts{break-inside:avoid}
details::details-content{content-visibility:visible;display:block;height:auto}
summary{list-style:none}
summary::-webkit-details-marker{display:none}
}
`;

/** Digest of the style sheet for the page's content security policy; a test holds it to the text above. */
export const reportStyleHash = 'sha256-JcnKQIsR+5xQuv7un0ltmAZhaIWTRMpLQkqkjsbAoY8=';
