export { createSchemaBundle, type SchemaBundle, type SchemaBundleOptions } from './bundle.ts';
export type { JsonSchema } from './inspect-schema.ts';
export { schemaProblems } from './problems.ts';
export { type DataRuleValues, dataRules } from './rules.ts';
