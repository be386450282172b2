import { notFoundPage } from '@/pages';
import { servicekonto } from '@/servicekonto';

/** Login, callback, and what a provider posts to us. */
const handler = async (request: Request) => (await servicekonto().handle(request)) ?? notFoundPage();

export { handler as GET, handler as POST };
