import { contrast } from './contrast.ts';

export { contrast } from './contrast.ts';

/** A town's own colours: the values of the custom properties `--rathaus-…`. Missing ones are those of the kit. */
export interface Theme {
  /** Background of buttons, `--rathaus-action`. */
  readonly action?: string;
  /** Text on buttons, `--rathaus-on-action`. */
  readonly onAction?: string;
  /** Background of cards, `--rathaus-background`. */
  readonly background?: string;
  /** Text on cards, `--rathaus-text`. */
  readonly text?: string;
  /** Lines of cards and fields, `--rathaus-border`. */
  readonly border?: string;
  /** `--rathaus-success` */
  readonly success?: string;
  /** `--rathaus-danger` */
  readonly danger?: string;
  /** Background of the page around the elements; default: that of cards. */
  readonly page?: string;
}

/** The kit's own colours. */
export const LIGHT: Required<Theme> = {
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
export const DARK: Required<Theme> = {
  action: '#a9c7ff',
  onAction: '#071a38',
  background: '#15181e',
  text: '#f3f3f3',
  border: '#9aa1ad',
  success: '#7fdc9d',
  danger: '#ff9d97',
  page: '#15181e',
};

/** A pair of colours that cannot be told apart well enough. */
export interface ThemeFinding {
  /** `contrast` or `colour` (a notation that cannot be read). */
  readonly rule: 'contrast' | 'colour';
  readonly pair: readonly [foreground: keyof Theme, background: keyof Theme];
  /** Measured ratio, `NaN` for an unreadable colour. */
  readonly ratio: number;
  /** Needed ratio: 4.5 for text (WCAG 1.4.3), 3 for edges (WCAG 1.4.11). */
  readonly needed: number;
}

const PAIRS: readonly (readonly [keyof Theme, keyof Theme, number])[] = [
  ['onAction', 'action', 4.5],
  ['text', 'background', 4.5],
  ['success', 'background', 4.5],
  ['danger', 'background', 4.5],
  ['border', 'background', 3],
  ['action', 'page', 3],
  ['action', 'background', 3],
];

/**
 * Checks a town's colours in all pairs the elements use. Colours as `#rgb`, `#rrggbb` or `rgb()`.
 * An empty list means that the theme keeps WCAG 2.2 AA; nothing is thrown.
 */
export function checkTheme(theme: Theme, base: Required<Theme> = LIGHT): readonly ThemeFinding[] {
  const all: Required<Theme> = { ...base, page: theme.background ?? base.page, ...theme };
  return PAIRS.flatMap(([front, back, needed]) => {
    const ratio = contrast(all[front], all[back]);
    if (ratio >= needed) return [];
    return [
      { rule: Number.isNaN(ratio) ? 'colour' : 'contrast', pair: [front, back], ratio, needed } as const,
    ];
  });
}
