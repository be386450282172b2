import type { Vertrauensniveau } from '@rathaus/servicekonto-client';

declare module '#app' {
  interface PageMeta {
    /** Level that a page asks for. */
    level?: Vertrauensniveau;
  }
}

/**
 * Leads to the login from pages that ask for a level. It looks at the page that was found, not at the address: the
 * router takes `/Geschuetzt`, `/geschuetzt/` and `/%67eschuetzt` for the same page, so that a comparison of addresses on
 * the server would let them pass.
 */
export default defineNuxtRouteMiddleware(async (to) => {
  const { level } = to.meta;
  if (level === undefined) return;
  // In the browser a link has been followed: the server is asked, as for the first page.
  if (import.meta.client)
    return useNuxtApp().isHydrating
      ? undefined
      : navigateTo(useRouter().resolve(to).href, { external: true });
  const { session, toLogin } = useRequestEvent()?.context ?? {};
  if (session?.atLeast(level)) return;
  if (!toLogin) throw createError({ status: 403 });
  return navigateTo(await toLogin(level, to.fullPath), { external: true, redirectCode: 303 });
});
