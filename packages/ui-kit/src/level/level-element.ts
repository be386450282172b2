import { RathausElement, type Raw } from '../element/element.ts';
import { levelDe } from '../locales/de/level.ts';
import base from '../theme/base.css.ts';
import surface from '../theme/surface.css.ts';
import css from './level.css.ts';
import { type LevelData, level } from './level.ts';

/** Trust level of the present login, what the next step needs and how to get there. */
export class RathausLevel extends RathausElement<'level', LevelData> {
  static override observedAttributes = ['data', 'lang', 'have', 'need', 'href'];

  constructor() {
    super(level, base + surface + css, levelDe);
  }

  protected override attributesAsData(raw: Raw): object | undefined {
    return raw.have || raw.need ? raw : undefined;
  }
}
