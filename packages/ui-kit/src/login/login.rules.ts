/**
 * Neutral glyphs of 24 px: a key, for known providers a person, a house, a card and a wallet. They are cut out of a
 * border, which forced colours and printers keep and no policy forbids, unlike images and backgrounds.
 */
export const glyph =
  'border: 12px solid; content: ""; flex: none; clip-path: path(var(--_icon,"M8 10a5 5 0 1 1-.1 0M9 13l12-12 2 2-12 12"))';

/**
 * Links between the tags stand one below the other, the first one filled; the list of the template is a card for each
 * way. Each byte counts here: this sheet is loaded with every page that has a login.
 */
export const loginRules = `
  p, li { margin: 0 0 .75rem }
  li { border: 1px solid #8888; padding: 1rem 1.5rem; border-radius: 6px }
  [data-provider^=bu] {--_icon:"M12 3a5 5 0 1 1-.1 0M3 21q0-8 9-8t9 8"}
  [data-provider^=un] {--_icon:"M4 21V8l8-5 8 5v13h-6v-6h-4v6"}
  [data-provider^=ei] {--_icon:"M2 5h20v14H2M5 9v6h5V9"}
  [data-provider^=wa] {--_icon:"M2 5h20v14H2M15 9v6h7V9"}
`;
