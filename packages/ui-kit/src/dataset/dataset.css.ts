/** Styles of `<rathaus-dataset>`. */
export default `
.rathaus-dataset {
  --dataset: 1;
  [part=badge] { border: 2px solid; border-radius: var(--_radius); padding: 0 .5rem }
  [data-open] [part=badge] { color: var(--_good) }
  [part=overdue] { font-weight: 600 }
}
`;
