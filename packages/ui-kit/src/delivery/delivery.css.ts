/** Styles of `<rathaus-delivery>`: filled, ringed and hollow marks, so that no state hangs on colour. */
export default `
.rathaus-delivery { --delivery: 1 }
.rathaus-delivery ol { padding-inline-start: .6rem }
.rathaus-delivery li { position: relative; margin: 0; padding: 0 0 1rem 2rem; padding-inline: 2rem 0; border-inline-start: 2px solid currentcolor }
.rathaus-delivery li:last-child { border-color: transparent }
.rathaus-delivery li::before { content: ""; position: absolute; inset-inline-start: -.6rem; inset-block-start: .2em; box-sizing: border-box; inline-size: 1.1rem; block-size: 1.1rem; border: 2px solid currentcolor; border-radius: 50%; background: canvas }
.rathaus-delivery [data-state=done]::before { background: currentcolor; forced-color-adjust: none }
.rathaus-delivery [data-state=current]::before { border-width: 5px }
.rathaus-delivery [data-state=error]::before { border-radius: 0; rotate: 45deg; border-width: 5px }
.rathaus-delivery [aria-current] [part=step] { font-weight: 700 }
.rathaus-delivery time { display: block }
@media (forced-colors: active) { .rathaus-delivery li:last-child { border-color: canvas } .rathaus-delivery [data-state=done]::before { background: canvastext } }
`;
