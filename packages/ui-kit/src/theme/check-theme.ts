import { contrast, readColour } from './contrast.ts';

export { contrast } from './contrast.ts';

/** A town's own colours: the values of the custom properties `--rathaus-…`. Missing ones are those of the kit. */
export interface Theme {
  /** Buttons and links, `--rathaus-action`. */
  readonly action?: string | undefined;
  /** Text on buttons and background of those that are not the first choice, `--rathaus-on-action`. */
  readonly onAction?: string | undefined;
  /** Background of cards, `--rathaus-background`. */
  readonly background?: string | undefined;
  /** Text on cards, `--rathaus-text`. */
  readonly text?: string | undefined;
  /** Background of what stands out from the page, `--rathaus-tint`. */
  readonly tint?: string | undefined;
  /** Text that explains, on cards and on `tint`, `--rathaus-muted`. */
  readonly muted?: string | undefined;
  /** Edges of fields, `--rathaus-border`. */
  readonly border?: string | undefined;
  /** `--rathaus-success` */
  readonly success?: string | undefined;
  /** `--rathaus-danger` */
  readonly danger?: string | undefined;
  /** Background of an error summary, `--rathaus-danger-tint`. */
  readonly dangerTint?: string | undefined;
  /** Background of the page around the elements; default: that of cards. */
  readonly page?: string | undefined;
}

/** All colours of a theme. */
export type ThemeColours = Readonly<Record<keyof Theme, string>>;

/** The kit's own colours. */
export const LIGHT: ThemeColours = {
  action: '#1b4f9c',
  onAction: '#ffffff',
  background: '#ffffff',
  text: '#16202e',
  tint: '#f1f5fb',
  muted: '#4a5768',
  border: '#667386',
  success: '#1a6640',
  danger: '#b0221b',
  dangerTint: '#fdf0ee',
  page: '#ffffff',
};

/** The kit's own colours where the page's `color-scheme` is dark. */
export const DARK: ThemeColours = {
  action: '#92bbff',
  onAction: '#0b1a33',
  background: '#10161f',
  text: '#e9eef5',
  tint: '#18212d',
  muted: '#aebaca',
  border: '#8a98aa',
  success: '#7fd3a3',
  danger: '#ff9c93',
  dangerTint: '#321b1b',
  page: '#10161f',
};

/** A colour of a theme. */
export type ThemeColour = keyof Theme;

/** Place of a colour: `/action`. */
export interface ColourPlace {
  readonly kind: 'pointer';
  readonly pointer: string;
}

/** A name of the theme as the value of a finding; a masked report shows it. */
export interface ThemeTerm {
  readonly term: ThemeColour;
}

/** A pair of colours that cannot be told apart well enough, or a colour in a notation that cannot be read. */
export type ThemeFinding = {
  readonly severity: 'error';
  readonly who: 'operator';
  readonly place: ColourPlace;
  readonly count: 1;
} & (
  | {
      readonly rule: 'ui.theme.contrast';
      /** `ratio` is measured, `needed` 4.5 for text (WCAG 1.4.3) and 3 for edges (WCAG 1.4.11). */
      readonly values: {
        readonly foreground: ThemeTerm;
        readonly background: ThemeTerm;
        readonly ratio: number;
        readonly needed: number;
      };
    }
  | { readonly rule: 'ui.theme.colour'; readonly values: { readonly name: ThemeTerm } }
);

/** What `checkTheme()` found, in the shape of every report of the SDK; its sentences are in `@rathaus/ui-kit/texts`. */
export interface ThemeReport {
  readonly kind: 'ui.theme';
  /** A colour that cannot be read fails: nothing can be said about its contrast. */
  readonly verdict: 'passed' | 'failed';
  readonly findings: readonly ThemeFinding[];
  readonly unchecked: readonly never[];
  readonly counts: { readonly error: number; readonly warning: number; readonly info: number };
}

const PAIRS: readonly (readonly [ThemeColour, ThemeColour, number])[] = [
  ['onAction', 'action', 4.5],
  ['text', 'background', 4.5],
  ['text', 'tint', 4.5],
  ['muted', 'background', 4.5],
  ['muted', 'tint', 4.5],
  // Links on cards are texts; on the page they have its own colour, and buttons have an edge.
  ['action', 'background', 4.5],
  ['action', 'tint', 4.5],
  ['action', 'page', 3],
  ['success', 'background', 4.5],
  ['danger', 'background', 4.5],
  ['text', 'dangerTint', 4.5],
  ['danger', 'dangerTint', 4.5],
  // Marks of a story in time stand on the page.
  ['success', 'page', 3],
  ['danger', 'page', 3],
  ['border', 'background', 3],
];

const finding = (name: ThemeColour) =>
  ({
    severity: 'error',
    who: 'operator',
    place: { kind: 'pointer', pointer: `/${name}` },
    count: 1,
  }) as const;

/**
 * Checks a town's colours in all pairs the elements use. Colours as `#rgb`, `#rrggbb` or `rgb()`.
 * A report that passed means that the theme keeps WCAG 2.2 AA; nothing is thrown.
 *
 * @example
 * const { verdict, findings } = checkTheme({ action: '#ffd700', onAction: '#ffffff' });
 */
export function checkTheme(theme: Theme, base: ThemeColours = LIGHT): ThemeReport {
  const given = Object.entries(theme).filter(([, colour]) => colour !== undefined);
  const all: ThemeColours = {
    ...base,
    page: theme.background ?? base.page,
    ...Object.fromEntries(given),
  };
  const names = Object.keys(LIGHT) as ThemeColour[];
  const unreadable = new Set(names.filter((name) => !readColour(all[name])));
  const findings: ThemeFinding[] = [...unreadable].map((name) => ({
    ...finding(name),
    rule: 'ui.theme.colour',
    values: { name: { term: name } },
  }));
  for (const [front, back, needed] of PAIRS) {
    if (unreadable.has(front) || unreadable.has(back)) continue;
    const ratio = contrast(all[front], all[back]);
    if (ratio < needed)
      findings.push({
        ...finding(front),
        rule: 'ui.theme.contrast',
        values: { foreground: { term: front }, background: { term: back }, ratio, needed },
      });
  }
  return {
    kind: 'ui.theme',
    verdict: findings.length > 0 ? 'failed' : 'passed',
    findings,
    unchecked: [],
    counts: { error: findings.length, warning: 0, info: 0 },
  };
}
