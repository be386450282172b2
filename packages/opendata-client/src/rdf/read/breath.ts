/**
 * Lets the program do something else: promises alone never let timers and events in, so that nobody could give up. A
 * message and no timer, because timers have a least time in browsers, and are stopped in tests.
 */
export const breath = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
