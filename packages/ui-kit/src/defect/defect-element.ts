import { RathausElement } from '../element/element.ts';
import { defectDe } from '../locales/de/defect.ts';
import base from '../theme/base.css.ts';
import surface from '../theme/surface.css.ts';
import css from './defect.css.ts';
import { type DefectData, defect } from './defect.ts';

/** State and history of a defect report. */
export class RathausDefect extends RathausElement<'defect', DefectData> {
  constructor() {
    super(defect, base + surface + css, defectDe);
  }
}
