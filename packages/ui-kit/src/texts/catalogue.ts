/** The values of a pair of colours as a text gets them. */
export interface ColourPair {
  readonly foreground: string;
  readonly background: string;
  readonly ratio: number;
  readonly needed: number;
}

/** The value of an unreadable colour as a text gets it. */
export interface ColourName {
  readonly name: string;
}

const shown = (ratio: number, language: string): string =>
  // Rounded down: 4.497 does not reach 4.5.
  (Math.floor(ratio * 100) / 100).toLocaleString(language, { minimumFractionDigits: 2 });

/**
 * The texts of `checkTheme()`.
 *
 * @example
 * import { reportText } from '@rathaus/client-core/texts';
 * console.log(reportText(checkTheme({ action: '#ffd700' }), catalogue, { language: 'de' }));
 */
export const catalogue = {
  rules: {
    'ui.theme.contrast': {
      title: { de: 'Zu wenig Kontrast', en: 'Too little contrast' },
      message: ({ foreground, background, ratio, needed }: ColourPair) => ({
        de: `Der Kontrast von ${foreground} auf ${background} ist ${shown(ratio, 'de')}, nötig sind ${shown(needed, 'de')}.`,
        en: `The contrast of ${foreground} on ${background} is ${shown(ratio, 'en')}; ${shown(needed, 'en')} is needed.`,
      }),
      reason: {
        de: 'Menschen mit Sehbehinderung können Text oder Rand sonst nicht erkennen.',
        en: 'People with low vision cannot make out the text or the edge otherwise.',
      },
      repair: {
        de: 'Eine der beiden Farben heller oder dunkler wählen.',
        en: 'Choose a lighter or darker value for one of the two colours.',
      },
      source: {
        de: 'WCAG 2.2, Erfolgskriterien 1.4.3 (Text 4,5) und 1.4.11 (Ränder 3)',
        en: 'WCAG 2.2, success criteria 1.4.3 (text 4.5) and 1.4.11 (edges 3)',
      },
    },
    'ui.theme.colour': {
      title: { de: 'Farbe nicht lesbar', en: 'Unreadable colour' },
      message: ({ name }: ColourName) => ({
        de: `Die Farbe ${name} hat eine Schreibweise, die nicht gelesen werden kann.`,
        en: `The colour ${name} has a notation that cannot be read.`,
      }),
      reason: {
        de: 'Über ihren Kontrast lässt sich nichts sagen.',
        en: 'Nothing can be said about its contrast.',
      },
      repair: {
        de: 'Die Farbe als #rgb, #rrggbb oder rgb(r, g, b) angeben.',
        en: 'Give the colour as #rgb, #rrggbb or rgb(r, g, b).',
      },
      source: { de: 'WCAG 2.2, Erfolgskriterium 1.4.3', en: 'WCAG 2.2, success criterion 1.4.3' },
    },
  },
  unchecked: {},
  reports: {
    'ui.theme': {
      title: { de: 'Farben der Website', en: 'Colours of the site' },
      verdicts: {
        passed: { de: 'Kontraste reichen aus', en: 'Contrasts are sufficient' },
        failed: { de: 'Kontraste reichen nicht aus', en: 'Contrasts are not sufficient' },
        'not-judged': { de: 'Nicht beurteilt', en: 'Not judged' },
      },
    },
  },
};
