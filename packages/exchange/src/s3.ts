export { createS3Content } from './content/object-store/s3-content.ts';
export type { S3ContentOptions, S3Credentials } from './content/object-store/s3-options.ts';
