import { fill } from '../element/fill.ts';
import { checkedUrl } from '../element/safe-url.ts';
import type { TemplateContext } from '../element/template.ts';
import type { Tree } from '../tree/tree.ts';
import { rank, reaches, type Vertrauensniveau } from '../vertrauensniveau/vertrauensniveau.ts';

/** What `<rathaus-level>` shows. */
export interface LevelData {
  /** Level of the present login; nothing when nobody is logged in. */
  readonly have?: Vertrauensniveau | undefined;
  /** Level the next step needs. Without it only the present level is named. */
  readonly need?: Vertrauensniveau | undefined;
  /** Where a login with a higher level starts. */
  readonly href?: string | undefined;
}

/** Template of `<rathaus-level>`. The level is always said in words; the bars are decoration. */
export function levelTree(data: LevelData, context: TemplateContext<'level'>): Tree {
  const { h, texts, warn } = context;
  const { have, need, href } = data;
  const enough = !need || reaches(have, need);
  const step = fill(texts.step, `${rank(have)}`);
  const url = checkedUrl(href, 'href', warn);
  return [
    have &&
      h(
        'p',
        { part: 'badge', 'data-level': have },
        h(
          'span',
          { part: 'bars', 'aria-hidden': 'true' },
          [1, 2, 3, 4].map((n) => h('span', { 'data-on': n <= rank(have) ? '' : undefined })),
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
