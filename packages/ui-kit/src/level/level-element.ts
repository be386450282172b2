import { DisplayElement } from '../element/display.ts';
import { levelDe } from '../locales/de/level.ts';
import css from './level.css.ts';
import { type LevelData, levelTree } from './level.ts';

/** Trust level of the present login, what the next step needs and how to get there. */
export class RathausLevel extends DisplayElement<'level', LevelData> {
  static override observedAttributes = ['data', 'lang', 'have', 'need', 'href'];

  constructor() {
    super('level', css, levelDe, levelTree, 'have', 'need');
  }
}
