import { DisplayElement } from '../element/display.ts';
import { datasetDe } from '../locales/de/dataset.ts';
import css from './dataset.css.ts';
import { type DatasetData, datasetTree } from './dataset.ts';

/** Card of an open dataset: publisher, freshness, licence, downloads. */
export class RathausDataset extends DisplayElement<'dataset', DatasetData> {
  constructor() {
    super('dataset', css, datasetDe, datasetTree, 'files');
  }
}
