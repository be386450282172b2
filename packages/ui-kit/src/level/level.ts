import { fill } from '../element/fill.ts';
import { safeUrl } from '../element/safe-url.ts';
import type { TemplateContext } from '../element/template.ts';
import type { Tree } from '../tree/tree.ts';
import { atLeast, type Level } from './level-scale.ts';

/** What `<rathaus-level>` shows. */
export interface LevelData {
  /** Level of the present login; nothing when nobody is logged in. */
  readonly have?: Level;
  /** Level the next step needs. Without it only the present level is named. */
  readonly need?: Level;
  /** Where a login with a higher level starts. */
  readonly href?: string;
}

const RANK: Record<Level, number> = { basis: 1, niedrig: 2, substanziell: 3, hoch: 4 };

/** Template of `<rathaus-level>`. The level is always said in words; the bars are decoration. */
export function levelTree(
  { have, need, href }: LevelData,
  { h, texts, warn }: TemplateContext<'level'>,
): Tree {
  const enough = !need || atLeast(have, need);
  const rank = have ? RANK[have] : 0;
  const step = fill(texts.step, `${rank}`);
  const url = safeUrl(href);
  if (href && !url) warn('level.href', href);
  return [
    have &&
      h(
        'p',
        { part: 'badge', 'data-level': have },
        h(
          'span',
          { part: 'bars', 'aria-hidden': 'true' },
          [1, 2, 3, 4].map((n) => h('span', { 'data-on': n <= rank ? '' : undefined })),
        ),
        `${texts.label}: ${texts[`_${have}`]} (${step})`,
      ),
    !have && h('p', {}, texts.signedOut),
    need &&
      h(
        'p',
        { part: enough ? 'enough' : 'missing' },
        enough ? texts.enough : fill(texts.needs, texts[`_${need}`]),
      ),
    !enough && need === 'substanziell' && h('p', {}, texts.howSubstanziell),
    !enough && need === 'hoch' && h('p', {}, texts.howHoch),
    !enough && url && h('a', { part: 'button', href: url }, texts.stepUp),
  ];
}
