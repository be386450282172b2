import { DisplayElement } from '../element/display.ts';
import type { Raw } from '../element/in-place.ts';
import type { LevelData } from './level.ts';

export type { LevelData } from './level.ts';

/** Trust level of the present login, what the next step needs and how to get there. */
export class RathausLevel extends DisplayElement<'level', LevelData> {
  static override observedAttributes = ['data', 'lang', 'have', 'need', 'href'];

  protected readonly kind = 'level';
  protected readonly shown = () => import('./level-shown.ts');

  protected override attributesAsData(raw: Raw): object | undefined {
    return raw.have || raw.need ? raw : undefined;
  }
}
