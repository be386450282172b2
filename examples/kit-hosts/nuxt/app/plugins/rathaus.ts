// Defines the elements in the browser and does nothing on the server.
import '@rathaus/ui-kit/define';

export default defineNuxtPlugin(() => {});
