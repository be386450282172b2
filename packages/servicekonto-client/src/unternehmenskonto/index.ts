export {
  type UnternehmenskontoAttribute,
  type UnternehmenskontoAttributeName,
  unternehmenskontoAttributes,
} from './attributes.ts';
export {
  type UnternehmenskontoEnvironmentName,
  unternehmenskontoEnvironments,
} from './environments.ts';
export type {
  SubjectSource,
  UnternehmenskontoOptions,
  UnternehmenskontoProfileOptions,
} from './options.ts';
export { type UnternehmenskontoProvider, unternehmenskonto } from './unternehmenskonto.ts';
