import { createHash } from 'node:crypto';

/** What the page of an e-file needs beyond the style of reports: tree, records, files, steps. */
export const viewerStyle = `
:root{scroll-padding-top:1rem}
body{max-width:90rem}
h1,h2,h3,h4,h5,h6{font-weight:600;line-height:1.25}
.facts>div{grid-template-columns:minmax(0,9.5rem) minmax(0,1fr)}
.facts .state{vertical-align:text-bottom}
.facts dt{overflow-wrap:break-word;hyphens:auto}
.head{border-bottom:1px solid var(--line);padding-bottom:1rem}
.head .facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,20rem),1fr));gap:0 2rem}
.notice{border-inline-start:4px solid var(--tone);background:var(--tint);padding:.5rem .75rem;max-width:none;margin-top:.75rem}
.akte{display:grid;grid-template-columns:minmax(0,1fr);gap:1.5rem 2rem;margin-top:1rem}
.records{font-size:.875rem;line-height:1.25rem}
.records h2{margin:0 0 .5rem;font-size:1.125rem}
.records ul{display:block;list-style:none;margin:0;padding:0}
.records ul ul{margin-inline-start:.5rem;padding-inline-start:.75rem;border-inline-start:1px solid var(--line)}
.records li{max-width:none}
.records a,.records summary{display:flex;gap:.5rem;align-items:flex-start;padding:.375rem;min-height:2rem;border-radius:.375rem;color:inherit;text-decoration:none}
.records a:hover,.records summary:hover{background:var(--tint)}
.records a:hover{text-decoration:underline}
.records summary{list-style:none}
.records summary::-webkit-details-marker{display:none}
.records summary::before{content:"";flex:none;width:.4rem;height:.4rem;margin:.375rem .125rem 0 0;border:solid currentcolor;border-width:0 2px 2px 0;transform:rotate(-45deg)}
.records details[open]>summary::before{transform:rotate(45deg)}
.records svg,.record>header svg.kindmark{width:1.125rem;height:1.125rem;margin-top:.0625rem;flex:none;color:var(--muted)}
.record{border:1px solid var(--line);border-radius:.375rem;padding:1rem;margin-top:1rem}
.record:first-child{margin-top:0}
.record:target{border-color:var(--action);box-shadow:inset 4px 0 var(--action)}
.record>header h2,.record>header h3,.record>header h4,.record>header h5,.record>header h6{font-size:1.25rem;margin:0;display:flex;gap:.5rem;align-items:flex-start}
.record>header svg.kindmark{width:1.375rem;height:1.375rem;margin-top:.125rem}
.record .label{margin-top:1rem}
.crumbs{list-style:none;display:flex;flex-wrap:wrap;gap:0 .75rem;padding:0;margin:.125rem 0 0;font-size:.875rem;color:var(--muted)}
.columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,22rem),1fr));gap:0 2rem}
.document{display:grid;grid-template-columns:minmax(0,1fr);gap:0 1.5rem}
.document .label:first-child{margin-top:.75rem}
.record details{margin-top:.5rem}
.record summary{color:var(--action)}
.steps{list-style:none;padding:0;margin:.75rem 0 0}
.steps>li{position:relative;padding:0 0 1rem 2.25rem;font-size:.875rem;line-height:1.25rem}
.steps>li::before{content:"";position:absolute;inset:1.5rem auto -.125rem .6875rem;border-inline-start:2px solid var(--line)}
.steps>li:last-child::before{content:none}
.steps>li>svg{position:absolute;left:0;top:-.0625rem;width:1.5rem;height:1.5rem;color:var(--tone);background:var(--ground)}
.steps>li p{margin-top:.125rem}
.steps strong{font-size:.9375rem}
.plain{list-style:none;padding:0;font-size:.875rem;line-height:1.25rem}
.plain>li{padding:.375rem 0;border-bottom:1px solid var(--line);max-width:none}
.viewer{background:var(--tint);border:1px solid var(--line);border-radius:.375rem;margin:.75rem 0 0;min-width:0}
.viewer>figcaption{display:flex;flex-wrap:wrap;gap:.375rem 1rem;align-items:center;padding:.625rem 1rem;font-size:.875rem;line-height:1.25rem;background:var(--ground);border-radius:.375rem}
.viewer>figcaption strong{flex:1 1 12rem;font-weight:600}
.viewer>figcaption p{flex-basis:100%;margin:0}
.viewer>figcaption .muted{font-size:.8125rem}
.viewer img{display:block;max-width:100%;height:auto;margin:1rem auto;background:#fff}
.viewer pre{margin:1rem;padding:1rem;background:var(--ground);border:1px solid var(--line);white-space:pre-wrap;font-family:ui-monospace,"Noto Sans Mono","Liberation Mono",monospace;font-size:.8125rem;line-height:1.5;tab-size:4}
.viewer details{margin:0}
.viewer summary{padding:.5rem 1rem}
@media (min-width:64rem){.akte{grid-template-columns:20rem minmax(0,1fr)}.akte.whole{grid-template-columns:minmax(0,1fr)}.records{position:sticky;top:0;align-self:start;max-height:100vh;overflow-y:auto;padding-block:.25rem}}
@media (min-width:80rem){.document{grid-template-columns:minmax(0,1fr) 21rem}}
@media (max-width:30rem){.facts>div{grid-template-columns:minmax(0,1fr)}.record{padding:.75rem}}
@media (forced-colors:active){.record:target{outline:2px solid Highlight}}
@media print{
.akte,.head .facts,.columns,.document{display:block}
.record{border:0;border-top:1px solid #999;border-radius:0;padding:.75rem 0 0;box-shadow:none}
.record>header,.record .label{break-after:avoid}
.steps>li,.facts>div,.plain>li,.viewer>figcaption{break-inside:avoid}
.viewer img{max-height:22cm;max-width:100%;object-fit:contain;break-inside:avoid}
.viewer a{display:none}
.notice{border:1px solid #999}
}
`;

/** Its digest for the policy of the page. */
export const viewerStyleHash = `sha256-${createHash('sha256').update(viewerStyle).digest('base64')}`;
