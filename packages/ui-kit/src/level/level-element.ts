import { RathausElement, type Raw, type WithTexts } from '../element/element.ts';
import base from '../theme/base.css.ts';
import surface from '../theme/surface.css.ts';
import css from './level.css.ts';
import { levelDe } from './level.de.ts';
import { type LevelData, levelTree } from './level.ts';

/** Trust level of the present login, what the next step needs and how to get there. */
export class RathausLevel extends RathausElement<'level', LevelData> {
  static observedAttributes = ['data', 'lang', 'have', 'need', 'href'];

  protected readonly kind = 'level';
  protected readonly css = base + surface + css;
  protected readonly template = levelTree;
  protected readonly german = levelDe;

  protected read(raw: Raw<'level', LevelData>): WithTexts<'level', LevelData> | undefined {
    return raw.have || raw.need ? (raw as WithTexts<'level', LevelData>) : undefined;
  }
}
