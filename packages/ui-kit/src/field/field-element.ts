import { RathausElement } from '../element/element.ts';
import { fieldDe } from '../locales/de/field.ts';
import base from '../theme/base.css.ts';
import surface from '../theme/surface.css.ts';
import css from './field.css.ts';
import { type FieldData, field } from './field.ts';

/** `<rathaus-field>`. */
export class RathausField extends RathausElement<'field', FieldData> {
  constructor() {
    super(field, base + surface + css, fieldDe);
  }
}
