import { type RenderAkteOptions, renderAkte } from '../../src/viewer/index.ts';

/** Day of all views in tests. */
export const clock = () => Date.parse('2026-11-28T12:00:00Z');

/** The whole page. */
export async function pageOf(
  source: Parameters<typeof renderAkte>[0],
  options: RenderAkteOptions = {},
): Promise<string> {
  const pieces: string[] = [];
  for await (const piece of renderAkte(source, { clock, ...options })) pieces.push(piece);
  return pieces.join('');
}

/** What a reader sees, without tags, styles and data. */
export const seen = (html: string): string =>
  html
    .replace(/<style>.*?<\/style>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .replaceAll(' :', ':');
