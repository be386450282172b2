import type { H, Tree } from '../tree/tree.ts';

/** What a card says in its heading. */
export interface HeadingData {
  readonly title: string;
  readonly href?: string | undefined;
  readonly headingLevel?: 2 | 3 | 4 | 5 | 6 | undefined;
  /** What is said of it together with the link. */
  readonly about?: string | undefined;
}

/** The title of a card, as a link when there is an address. */
export const heading = ({ title, href, headingLevel = 3, about }: HeadingData, h: H): Tree => {
  const text = h('bdi', {}, title);
  return h(
    `h${headingLevel}`,
    { part: 'title' },
    href ? h('a', { href, 'aria-description': about || undefined }, text) : text,
  );
};
