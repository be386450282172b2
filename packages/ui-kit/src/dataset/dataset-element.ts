import { RathausElement } from '../element/element.ts';
import { datasetDe } from '../locales/de/dataset.ts';
import base from '../theme/base.css.ts';
import surface from '../theme/surface.css.ts';
import css from './dataset.css.ts';
import { type DatasetData, dataset } from './dataset.ts';

/** Card of an open dataset: publisher, freshness, licence, downloads. */
export class RathausDataset extends RathausElement<'dataset', DatasetData> {
  constructor() {
    super(dataset, base + surface + css, datasetDe);
  }
}
