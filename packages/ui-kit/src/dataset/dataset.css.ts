/** Styles of `<rathaus-dataset>`. */
export default `
.rathaus-dataset { --dataset: 1 }
.rathaus-dataset [part=badge] { border: 2px solid currentcolor; border-radius: var(--_radius); padding: 0 .5rem; white-space: nowrap }
.rathaus-dataset [part=licence] { display: flex; flex-wrap: wrap; gap: .25rem .75rem; align-items: center }
.rathaus-dataset [data-open] [part=badge] { color: var(--_good) }
.rathaus-dataset [part=overdue] { font-weight: 600 }
.rathaus-dataset ul { display: flex; flex-wrap: wrap; gap: .75rem }
.rathaus-dataset li { margin: 0 }
`;
