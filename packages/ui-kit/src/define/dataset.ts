import { RathausDataset } from '../dataset/dataset-element.ts';
import { define } from '../element/define.ts';

define('rathaus-dataset', RathausDataset);
