/** Longest text of the message that a finding repeats. */
const longest = 60;

/** A text of the message for a finding: cut, because a broken message may have anything of any length. */
export const excerpt = (text: string): string =>
  text.length > longest ? `${text.slice(0, longest)}…` : text;
