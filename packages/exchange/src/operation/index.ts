export {
  type PausedLane,
  type PauseFacts,
  readStatus,
  type StatusScope,
  type TenantStatus,
} from './status.ts';
