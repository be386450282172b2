import { DisplayElement } from '../element/display.ts';
import { defectDe } from '../locales/de/defect.ts';
import css from './defect.css.ts';
import { type DefectData, defectTree } from './defect.ts';

/** State and history of a defect report. */
export class RathausDefect extends DisplayElement<'defect', DefectData> {
  constructor() {
    super('defect', css, defectDe, defectTree, 'status');
  }
}
