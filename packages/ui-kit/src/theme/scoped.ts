/**
 * Rules for the children of elements (by their tags) and for the boxes of the templates (by class). `#r#r` matches
 * nothing: it lends every rule the weight of two ids, so that the rules of a CMS for its content (`#content .text a`)
 * do not win over those of a button.
 */
export const scoped = (names: readonly string[], boxes: string, rules: string): string =>
  `:is(${names.map((name) => `rathaus-${name}`).join()}, .${boxes}, #r#r) {${rules}}`;
