declare namespace App {
  interface Locals {
    /** Asks the store, so that a page without session does not wait for it. */
    session(): Promise<import('@rathaus/servicekonto-client').Session | undefined>;
  }
}
