/** Styles of `<rathaus-upload>`. The file field stays the real one of the browser. */
export default `
.rathaus-upload { --upload: 1 }
.rathaus-upload [part=label] { font-weight: 600 }
.rathaus-upload [part=input] { box-sizing: border-box; inline-size: 100%; padding: .75rem; border: 2px dashed var(--_line); border-radius: var(--_radius); font: inherit; color: inherit; cursor: pointer }
.rathaus-upload [part=input]::file-selector-button { min-block-size: 2.75rem; margin-inline-end: .75rem; padding: .5rem 1rem; border: 2px solid var(--_action); border-radius: var(--_radius); background: var(--_action); color: var(--_on); font: inherit; font-weight: 600; white-space: normal; cursor: pointer }
.rathaus-upload[data-drop] [part=input] { border-style: solid; border-color: var(--_action) }
.rathaus-upload li { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem .75rem }
.rathaus-upload li button { min-inline-size: 2.75rem; min-block-size: 2.75rem; border: 2px solid currentcolor; border-radius: var(--_radius); background: none; color: inherit; font: inherit; cursor: pointer }
.rathaus-upload progress { flex: 1 1 8rem; max-inline-size: 16rem; accent-color: var(--_action) }
.rathaus-upload [part=status] { position: absolute; inline-size: 1px; block-size: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
`;
