/**
 * Links between the tags stand one below the other; the list of the template is a card for each way, that of most people
 * framed. Each button has a neutral glyph (key, person, house, card, wallet), drawn by a path in a box of 24 px, since a
 * policy may forbid images.
 */
export const loginRules = `
  --login:1;
  li { margin: 0 0 1rem; padding: 1.5rem; border: 1px solid; border-radius: 12px }
  [data-primary] { border: 2px solid var(--_action) }
  p { margin: 0 0 .5rem }
  > a, [part~=button] { &::before { content: ""; flex: none; padding: 12px; background: currentcolor; clip-path: path(var(--_glyph,"M8 11a4 4 0 1 0 .1 0M11 13l9-9 2 2-9 9")) } }
  [data-provider=bundid] { --_glyph:"M12 4a4 4 0 1 1-.1 0M4 20q0-6 8-6t8 6" }
  [data-provider=unternehmenskonto] { --_glyph:"M4 20V8l8-4 8 4v12h-5v-5H9v5" }
  [data-provider=eid] { --_glyph:"M3 6h18v12H3zM6 10v3h4v-3" }
  [data-provider=wallet] { --_glyph:"M3 6h18v12H3zM15 10v4h6v-4" }
`;
