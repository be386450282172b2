import { DisplayElement } from '../element/display.ts';
import type { DatasetData } from './dataset.ts';

export type { DatasetData } from './dataset.ts';

/** Card of an open dataset: publisher, freshness, licence, downloads. */
export class RathausDataset extends DisplayElement<'dataset', DatasetData> {
  protected readonly kind = 'dataset';
  protected readonly shown = () => import('./dataset-shown.ts');
}
