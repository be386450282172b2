export type { Change } from './compare.ts';
export type { CkanConfig } from './config.ts';
export { type CkanPublisher, createCkanPublisher } from './create-ckan-publisher.ts';
export type { FileFacts, FileSource } from './files.ts';
export { datasetName } from './mapping.ts';
export type { PlanOptions, PublishPlan } from './plan.ts';
export type { PublishOptions, PublishResult, PublishStep } from './publish.ts';
