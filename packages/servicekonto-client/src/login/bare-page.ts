import type { RathausError } from '@rathaus/client-core';
import { errorContent } from '../pages/error-page.ts';
import { builtInPage } from '../pages/frame.ts';
import { languageOf } from '../pages/language.ts';
import { pageStatus } from '../pages/page-status.ts';
import { guarded } from './show-page.ts';

/** The page of an error where no configuration says in which frame: there is no tenant, or a page of the application failed. */
export async function bareErrorPage(request: Request, error: RathausError): Promise<Response> {
  const status = pageStatus(error.code);
  const content = errorContent({ error, status, language: languageOf(request), homeHref: '/' });
  return guarded(await builtInPage(content), content);
}
