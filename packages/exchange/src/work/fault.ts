import type { FailureClass } from './failure.ts';
import type { WorkColumns } from './pick-items.ts';

/** Why a delivery does not go on. */
export interface DeliveryFault {
  code: string;
  message: string;
  class: FailureClass;
  /** Since when attempts fail. */
  since?: string | undefined;
}

/** Of a row that was read with its work; undefined when its last attempt has not failed. */
export function faultOf(row: WorkColumns): DeliveryFault | undefined {
  if (row.error_code === null) return undefined;
  return {
    code: row.error_code,
    message: row.error_message ?? '',
    class: (row.failure_class ?? 'local') as FailureClass,
    since: row.failing_since === null ? undefined : new Date(Number(row.failing_since)).toISOString(),
  };
}
