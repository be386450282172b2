/** What the operator page adds to the style sheet of reports: head, notes, figures, filters, buttons, steps. */
export const operatorStyle = `
body{padding:0;min-height:100vh;display:flex;flex-direction:column;max-width:none}
main{flex:1;width:100%;max-width:90rem;margin:0 auto;padding:1.5rem 1.5rem 3rem}
main:focus-visible{outline:0}
.skip:focus{position:absolute;left:1rem;top:.5rem;z-index:9;background:var(--ground);padding:.75rem 1rem}
.top{border-bottom:1px solid var(--line)}
.top>div{max-width:90rem;margin:0 auto;padding:0 1.5rem;display:flex;flex-wrap:wrap;align-items:center;gap:0 1.5rem;min-height:3.5rem}
.brand{font-weight:600;color:inherit;text-decoration:none;padding:.5rem 0}
.top nav{flex:1}
.top nav ul{margin:0;gap:0 .25rem}
.top nav a{display:block;padding:1rem .75rem calc(1rem - 3px);color:inherit;text-decoration:none;border-bottom:3px solid transparent}
.top nav a:hover{text-decoration:underline}
.top nav [aria-current]{border-color:var(--action);font-weight:600}
.who{font-size:.875rem;line-height:1.25rem;color:var(--muted);margin:0;padding:.5rem 0}
.foot{border-top:1px solid var(--line);font-size:.875rem;color:var(--muted)}
.foot p{max-width:90rem;margin:0 auto;padding:1rem 1.5rem}
ul.meta{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.25rem 1rem;margin:.5rem 0 0}
.meta span{margin:0}.meta .state{display:inline-flex}.meta strong,.meta .state{color:var(--text)}
.crumbs{font-size:.875rem;margin:0 0 .5rem}
.note{--edge:var(--tone);border:1px solid var(--tone);border-inline-start-width:6px;border-radius:.375rem;background:var(--tonetint);padding:1rem;margin-top:1rem;display:grid;grid-template-columns:auto minmax(0,1fr);gap:0 .75rem}
.note>svg{width:1.5rem;height:1.5rem;color:var(--tone);margin-top:.125rem}
.note h2,.note h3{margin:0;font-size:1.125rem}
.note p{margin-top:.25rem}
.note.warn{--tonetint:light-dark(#fdf4df,#2a2314)}
.note.info{--tonetint:var(--actiontint)}
.actions{display:flex;flex-wrap:wrap;gap:.5rem;align-items:center;margin-top:1rem}
.actions form{display:contents}
.actions label{flex:1 1 100%}
.button{display:inline-flex;align-items:center;justify-content:center;min-height:2.75rem;padding:.5rem 1rem;border:2px solid var(--action);border-radius:.375rem;background:var(--action);color:light-dark(#fff,#0b1a33);font-family:inherit;font-weight:600;font-size:1rem;line-height:1.25;text-decoration:none;cursor:pointer}
.button:hover{text-decoration:underline}
.button.quiet{background:transparent;color:var(--action)}
td .button,td.do .button{min-height:2.25rem;padding:.25rem .75rem;font-size:.875rem}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(8.5rem,1fr));gap:0 1.5rem;margin:1.5rem 0 0;border-block:1px solid var(--line)}
.figures>div{padding:1rem 0;display:flex;flex-direction:column-reverse;justify-content:flex-end}
.figures dt{color:var(--muted);font-size:.875rem;line-height:1.25rem}
.figures dd{margin:0;font-size:1.5rem;line-height:2rem;font-weight:600;font-variant-numeric:tabular-nums}
.figures dd small{font-weight:400}
.filters{display:flex;flex-wrap:wrap;gap:.75rem 1rem;align-items:end;margin:1rem 0}
.filters>div{flex:1 1 10rem;min-width:0}
.filters>.wide{flex:2 1 16rem}
.filters>.do{flex:0 0 auto;display:flex;gap:1rem;align-items:center}
label{font-weight:600;font-size:.875rem;line-height:1.25rem}
input[type=search],select{display:block;width:100%;min-height:2.75rem;padding:.25rem .75rem;border:1px solid var(--edge);border-radius:.375rem;background:var(--ground);color:inherit;font:inherit}
.hint{color:var(--muted);font-size:.875rem;line-height:1.25rem;font-weight:400;margin:.125rem 0 0}
.choice{display:flex;gap:.75rem;align-items:start;font-weight:400;font-size:1rem;line-height:1.5rem;padding:.25rem 0}
.choice input{width:1.5rem;height:1.5rem;margin:0;flex:none;accent-color:var(--action)}
time,.num{font-variant-numeric:tabular-nums}
time{white-space:nowrap}
thead th.w-reference{width:20%}thead th.w-reason{width:24%}thead th.w-state{width:17%}thead th.w-direction{width:9%}
td .state,td time{white-space:normal}
.steps{list-style:none;padding:0;margin:1rem 0 0}
.steps>li{position:relative;padding:0 0 1rem 2.25rem;font-size:.875rem;line-height:1.25rem}
.steps>li::before{content:"";position:absolute;inset:1.5rem auto -.125rem .6875rem;border-inline-start:2px solid var(--line)}
.steps>li:last-child::before{content:none}
.steps>li>svg{position:absolute;left:0;top:-.0625rem;width:1.5rem;height:1.5rem;color:var(--tone);background:var(--ground)}
.steps>li p{margin-top:.125rem}
.steps strong{font-size:1rem}
.nothing{text-align:center;padding:3rem 1rem;border-block:1px solid var(--line);margin-top:1rem}
.nothing p{margin-inline:auto}
.pages{display:flex;gap:1.5rem;margin-top:1rem}
.pages a{padding:.5rem 0}
.plain{list-style:none;padding:0}
@media (max-width:40rem){
main{padding:1rem 1rem 2rem}
.top>div{padding:0 1rem}
.top nav{order:3;flex:1 0 100%;margin:0 -.75rem}
.top nav a{padding-block:.75rem calc(.75rem - 3px)}
.foot p{padding-inline:1rem}
.who{margin-inline-start:auto}
}
@media (forced-colors:active){.note,.button{border-color:CanvasText}.top nav [aria-current]{border-color:Highlight}}
`;
