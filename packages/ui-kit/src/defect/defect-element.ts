import { DisplayElement } from '../element/display.ts';
import type { DefectData } from './defect.ts';

export type { DefectData } from './defect.ts';

/** State and history of a defect report. */
export class RathausDefect extends DisplayElement<'defect', DefectData> {
  protected readonly kind = 'defect';
  protected readonly shown = () => import('./defect-shown.ts');
}
