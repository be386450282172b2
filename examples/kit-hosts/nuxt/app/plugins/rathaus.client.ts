/** Defines the elements when the handlers are there: the kit tells of files that were chosen before it came. */
export default defineNuxtPlugin(({ hook }) => {
  hook('app:mounted', async () => {
    await import('@rathaus/ui-kit/define');
  });
});
