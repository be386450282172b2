import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ServiceName } from './service-name.ts';

export interface Service {
  readonly name: ServiceName | 'control';
  /** Name of the called operation, for log and faults. */
  operation(method: string, path: string): string;
  handle(request: IncomingMessage, response: ServerResponse): void | Promise<void>;
  /** What the real service or the proxy in front of it answers to this operation with this status. */
  failure(status: number, operation: string): { contentType: string; body: string };
  /** Back to the state after start. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

export const marker = 'Emulator – kein echter Dienst';
