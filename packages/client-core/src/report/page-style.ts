/**
 * The style sheet of the report page, also for other pages that show foreign text: one file, no font, no image; screen from
 * 320 px, dark, forced colours, print.
 * Colours are those of the SDK's other surfaces; each pair of text and ground has at least 4.5:1.
 */
export const reportStyle = `
:root{color-scheme:light dark;--text:light-dark(#16202e,#e9eef5);--muted:light-dark(#4a5768,#aebaca);--line:light-dark(#d3dae4,#35424f);--edge:light-dark(#667386,#8a98aa);--ground:light-dark(#fff,#10161f);--tint:light-dark(#f1f5fb,#18212d);--action:light-dark(#1b4f9c,#92bbff);--actiontint:light-dark(#e4edfa,#1d2d47);--good:light-dark(#1a6640,#7fd3a3);--goodtint:light-dark(#e6f4ec,#14291f);--bad:light-dark(#b0221b,#ff9c93);--badtint:light-dark(#fdf0ee,#321b1b);--warn:light-dark(#6b4600,#f3d692)}
*{box-sizing:border-box}
html{font:100%/1.5 system-ui,"Noto Sans","Segoe UI",Roboto,"Liberation Sans",sans-serif;color:var(--text);background:var(--ground);text-size-adjust:100%}
body{margin:0 auto;max-width:90rem;padding:1rem 1.5rem 3rem;overflow-wrap:anywhere}
h1,h2,h3{line-height:1.25;font-weight:600;margin:0;text-wrap:balance}
h1{font-size:clamp(1.5rem,1.1rem + 1.6vw,2.25rem)}
h2{font-size:1.375rem;margin:2rem 0 .25rem}
h3{font-size:1.125rem;flex:1 1 16rem}
p,ul,ol,dl{margin:.5rem 0 0}
p,li{max-width:45rem}
a{color:var(--action);text-underline-offset:.18em}
a:hover{text-decoration-thickness:3px}
:focus-visible{outline:3px solid var(--text);outline-offset:2px}
code,.place,.hash{font-family:ui-monospace,"Noto Sans Mono","Liberation Mono",monospace;font-size:.8125rem}
small,.small,.place{line-height:1.25rem}
small,.small{font-size:.875rem}
.muted,small,.label{color:var(--muted)}
small{display:block;font-weight:400}
.lead{font-size:1.125rem}
.word{white-space:nowrap}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
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
.info{--tone:var(--action);--tonetint:var(--actiontint)}
.open,.none{--tone:var(--muted);--tonetint:var(--tint)}
.state{display:inline-flex;align-items:flex-start;gap:.375rem;font-size:.875rem;line-height:1.25rem}
strong.state{font-weight:600}
.state svg{width:1.125rem;height:1.125rem;margin-top:.0625rem;flex:none;color:var(--tone)}
.split{display:grid;grid-template-columns:minmax(0,1fr);gap:0 2rem}
.cause{border-top:1px solid var(--edge);padding:1rem 0 1.5rem;margin-top:.5rem}
.cause>header{display:flex;flex-wrap:wrap;gap:.25rem 1rem;align-items:baseline}
.parts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,17rem),1fr));gap:1rem 1.5rem;margin-top:.5rem}
.parts p{margin-top:.125rem}
.label{font-size:.875rem;line-height:1.25rem;font-weight:600}
.fit{container-type:inline-size;margin-top:.75rem}
table{border-collapse:collapse;table-layout:fixed;width:100%;font-size:.875rem;line-height:1.25rem}
th,td{text-align:start;vertical-align:top;padding:.5rem .75rem;border-bottom:1px solid var(--line)}
th:first-child{padding-inline-start:.5rem}
thead th{color:var(--muted);border-bottom-color:var(--edge);vertical-align:bottom}
thead th,tbody th{font-weight:600}
thead th{overflow-wrap:break-word}
th.w-name{width:26%}
th.w-short{width:17%}
th.w-state{width:22%}
th.w-long{width:28%}
td .state{white-space:nowrap}
@media screen{@container (max-width:51rem){
.stack,.stack tbody,.stack tr,.stack th,.stack td,.stack caption{display:block}
.stack thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.stack tr{border-bottom:1px solid var(--line);padding:.625rem 0}
.stack th,.stack td,.stack th:first-child{border:0;padding:.125rem 0}
.stack td{display:grid;grid-template-columns:minmax(0,7rem) minmax(0,1fr);gap:0 .5rem}
.stack td::before{content:attr(data-label);color:var(--muted)}
.stack td.empty{display:none}
.stack tbody th{font-size:1rem;line-height:1.375rem}
}}
@media screen{@container (min-width:34rem) and (max-width:51rem){
.stack tbody tr{display:grid;grid-template-columns:1fr 1fr;column-gap:1.5rem}
.stack tbody th{grid-column:1/-1}
}}
.open-points,.tree,.tree ul{list-style:none;padding:0}
.open-points li{border-top:1px solid var(--line);padding:.5rem 0;max-width:none}
.open-points .place{display:block;color:var(--muted)}
.card{border:1px solid var(--line);border-radius:.375rem;padding:1rem;margin-top:1rem;min-width:0}
.card>h2{font-size:1.125rem;margin:0}
aside{margin-top:1rem}
.facts{font-size:.875rem;line-height:1.25rem}
.facts>div{display:grid;grid-template-columns:minmax(0,7.5rem) minmax(0,1fr);gap:0 1rem;padding:.375rem 0;border-bottom:1px solid var(--line)}
.facts>:last-child{border:0}
.facts dt{color:var(--muted)}
.facts dd{margin:0}
summary{cursor:pointer;padding:.25rem 0}
.tree ul{margin:0 0 0 .5rem;padding-left:.75rem;border-left:1px solid var(--line)}
.tree li{padding:.15rem 0;max-width:none}
.kind{font-weight:600}
.meta{color:var(--muted);font-size:.875rem;line-height:1.25rem;margin:0}
.meta span{margin-right:1rem;display:inline-block}
@media (min-width:64rem){.split{grid-template-columns:minmax(0,1fr) 22rem}}
@media (max-width:30rem){body{padding-inline:1rem}.verdict{grid-template-columns:minmax(0,1fr);padding:1rem}.verdict>svg{width:2.5rem;height:2.5rem}.facts>div{grid-template-columns:minmax(0,1fr)}}
@media (forced-colors:active){.verdict,.card{border-color:CanvasText}}
@media print{
@page{size:A4;margin:18mm 16mm 20mm 20mm;@bottom-right{content:counter(page) " / " counter(pages);font:8pt sans-serif}}
:root{color-scheme:light;--text:#000;--muted:#333;--line:#999;--ground:#fff;--tint:#fff;--goodtint:#fff;--badtint:#fff;--actiontint:#fff}
html{font-size:10pt}
body{max-width:none;padding:0}
nav,.skip{display:none}
.split{display:block}
aside{display:grid;grid-template-columns:3fr 2fr;gap:0 1.5rem;margin-top:1.5rem}
.card{border:0;border-top:1px solid #999;border-radius:0;padding:1rem 0 0;margin:0}
a{color:inherit;text-decoration:none}
h2,h3,summary,caption,.cause>header,.parts{break-after:avoid}
.verdict,.card,.open-points li,.cause>header,.parts,.short,tr{break-inside:avoid}
th,td{padding-block:.375rem}
details::details-content{content-visibility:visible;display:block;height:auto}
summary{list-style:none}
summary::-webkit-details-marker{display:none}
}
`;

/** Digest of the style sheet for the page's content security policy; a test holds it to the text above. */
export const reportStyleHash = 'sha256-Vo3AkHkPWtL0Dgfpy5+U08KOqa1sKRrydRq4BA50ubM=';
