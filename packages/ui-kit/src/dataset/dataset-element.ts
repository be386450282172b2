import { RathausElement, type Raw, type WithTexts } from '../element/element.ts';
import base from '../theme/base.css.ts';
import surface from '../theme/surface.css.ts';
import css from './dataset.css.ts';
import { datasetDe } from './dataset.de.ts';
import { type DatasetData, datasetTree } from './dataset.ts';

/** Card of an open dataset: publisher, freshness, licence, downloads. */
export class RathausDataset extends RathausElement<'dataset', DatasetData> {
  static observedAttributes = ['data', 'lang'];

  protected readonly kind = 'dataset';
  protected readonly css = base + surface + css;
  protected readonly template = datasetTree;
  protected readonly german = datasetDe;

  protected read(raw: Raw<'dataset', DatasetData>): WithTexts<'dataset', DatasetData> | undefined {
    return raw.files ? (raw as WithTexts<'dataset', DatasetData>) : undefined;
  }
}
