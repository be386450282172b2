import type { Definition } from '../element/definition.ts';
import { fill, filled } from '../element/fill.ts';
import type { TemplateContext } from '../element/template.ts';
import { address } from '../reader/address.ts';
import { object, UNKNOWN, words } from '../reader/reader.ts';
import type { Tree } from '../tree/tree.ts';
import { atLeast, rank } from '../vertrauensniveau/at-least.ts';
import { type Vertrauensniveau, vertrauensniveaus } from '../vertrauensniveau/vertrauensniveau.ts';

/** What `<rathaus-level>` shows. */
export interface LevelData {
  /** Level of the present login; nothing when nobody is logged in. */
  readonly have?: Vertrauensniveau | undefined;
  /** Level the next step needs. Without it only the present level is named. A word that is no level is never reached. */
  readonly need?: Vertrauensniveau | undefined;
  /** Where a login with a higher level starts. */
  readonly href?: string | undefined;
}

/** The level is always said in words; the bars are decoration. */
function levelTree({ have, need, href }: LevelData, { h, texts }: TemplateContext<'level'>): Tree {
  const enough = !need || atLeast(have, need);
  const name = (level: Vertrauensniveau): string | undefined =>
    (level as string) === UNKNOWN ? undefined : texts[`_${level}`];
  return [
    have
      ? h(
          'p',
          { part: 'badge', 'data-level': have },
          h(
            'span',
            { part: 'bars', 'aria-hidden': 'true' },
            vertrauensniveaus.map((_, index) =>
              h('span', { 'data-on': index < rank(have) ? '' : undefined }),
            ),
          ),
          `${texts.label}: `,
          name(have) ? `${name(have)} (${fill(texts.step, `${rank(have)}`)})` : texts.unknown,
        )
      : h('p', {}, texts.signedOut),
    need &&
      h(
        'p',
        { part: enough ? 'enough' : 'missing' },
        enough ? texts.enough : name(need) ? filled(h, texts.needs, `${name(need)}`) : texts.unknownNeed,
      ),
    !enough && need === 'substanziell' && h('p', {}, texts.howSubstanziell),
    !enough && need === 'hoch' && h('p', {}, texts.howHoch),
    !enough && href && h('a', { part: 'button', href }, texts.stepUp),
  ];
}

/** `<rathaus-level>`, for server, browser and frameworks. */
export const level: Definition<'level', LevelData> = {
  name: 'level',
  read: object<LevelData>({ have: words(vertrauensniveaus), need: words(vertrauensniveaus), href: address }),
  tree: levelTree,
};
