import type { Session } from '@rathaus/servicekonto-client';

declare global {
  namespace App {
    interface Locals {
      /** Asks the store, so that a page without session does not wait for it. */
      session(): Promise<Session | undefined>;
    }
  }
}
