import { contrast, readColour } from './contrast.ts';

export { contrast } from './contrast.ts';

/** A town's own colours: the values of the custom properties `--rathaus-…`. Missing ones are those of the kit. */
export interface Theme {
  /** Background of buttons, `--rathaus-action`. */
  readonly action?: string | undefined;
  /** Text on buttons, `--rathaus-on-action`. */
  readonly onAction?: string | undefined;
  /** Background of cards, `--rathaus-background`. */
  readonly background?: string | undefined;
  /** Text on cards, `--rathaus-text`. */
  readonly text?: string | undefined;
  /** Lines of cards and fields, `--rathaus-border`. */
  readonly border?: string | undefined;
  /** `--rathaus-success` */
  readonly success?: string | undefined;
  /** `--rathaus-danger` */
  readonly danger?: string | undefined;
  /** Background of the page around the elements; default: that of cards. */
  readonly page?: string | undefined;
}

/** All colours of a theme. */
export type ThemeColours = Readonly<Record<keyof Theme, string>>;

/** The kit's own colours. */
export const LIGHT: ThemeColours = {
  action: '#1b4a94',
  onAction: '#ffffff',
  background: '#ffffff',
  text: '#1a1a1a',
  border: '#60656f',
  success: '#0b6a2e',
  danger: '#a8121c',
  page: '#ffffff',
};

/** The kit's own colours where the page's `color-scheme` is dark. */
export const DARK: ThemeColours = {
  action: '#a9c7ff',
  onAction: '#071a38',
  background: '#15181e',
  text: '#f3f3f3',
  border: '#9aa1ad',
  success: '#7fdc9d',
  danger: '#ff9d97',
  page: '#15181e',
};

/** A colour of a theme. */
export type ThemeColour = keyof Theme;

/** Place of a colour: `/action`. */
interface ColourPlace {
  readonly kind: 'pointer';
  readonly pointer: string;
}

/** A name of the theme as the value of a finding; a masked report shows it. */
interface Term {
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
        readonly foreground: Term;
        readonly background: Term;
        readonly ratio: number;
        readonly needed: number;
      };
    }
  | { readonly rule: 'ui.theme.colour'; readonly values: { readonly name: Term } }
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
  ['success', 'background', 4.5],
  ['danger', 'background', 4.5],
  ['border', 'background', 3],
  ['action', 'page', 3],
  ['action', 'background', 3],
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
