export type { PostfachAuthor } from './author.ts';
export {
  createPostfach,
  type Postfach,
  type PostfachConfig,
  type PostfachSendOptions,
} from './create-postfach.ts';
export { zbpBridge, zbpEnvironments } from './environments.ts';
export type { PostfachErrorCode } from './errors.ts';
export { postfachLimits } from './limits.ts';
export {
  type ApplicationState,
  type AttachmentSource,
  applicationStates,
  type PostfachAttachment,
  type PostfachMessage,
  type PostfachReceipt,
  type PostfachState,
  type PostfachStatus,
} from './message.ts';
export type {
  Submission,
  SubmissionAttachment,
  SubmissionDelivery,
  SubmissionSender,
} from './submission-sender.ts';
export {
  type DeliverOptions,
  type Parcel,
  type PostfachConnection,
  type PostfachSurroundings,
  type PostfachTransport,
  sendAgain,
} from './transport.ts';
export { type ZbpFitConnectOptions, zbpFitConnect } from './zbp-fit-connect.ts';
export { type ZbpRestOptions, zbpRest } from './zbp-rest.ts';
