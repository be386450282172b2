import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import { toRequest } from '@rathaus/servicekonto-client/node';
import type { Request, Response } from 'express';
import { applicationPage, htmlHeaders, protectedPage, refusedPage, searchPage, startPage } from './pages.js';
import { base, konto, mount, visit } from './servicekonto.js';

const html = (response: Response, page: string, status = 200): void =>
  void response.status(status).set(htmlHeaders()).send(page);

/** The pages of the site. */
@Controller()
export class SiteController {
  @Get()
  async start(@Req() incoming: Request, @Res() response: Response): Promise<void> {
    html(response, startPage(await visit(toRequest(incoming, response))));
  }

  @Get('geschuetzt')
  async protected(@Req() incoming: Request, @Res() response: Response): Promise<void> {
    const request = toRequest(incoming, response);
    const session = await konto.session(request);
    if (session?.atLeast('substanziell')) return html(response, protectedPage(session));
    const back = `${base}${incoming.originalUrl.slice(mount.length)}`;
    const href = await konto.loginHref(request, { level: 'substanziell', return: back });
    response.set('cache-control', 'no-store').redirect(303, href);
  }

  @Post('antrag')
  async apply(
    @Req() incoming: Request,
    @Res() response: Response,
    @Body() form: Record<string, unknown> = {},
  ): Promise<void> {
    const request = toRequest(incoming, response);
    const session = await konto.session(request);
    if (!session?.verifyCsrf(form.csrf)) return html(response, refusedPage(await visit(request)), 403);
    html(response, applicationPage(String(form.hund ?? '')));
  }

  @Post('suche')
  search(@Res() response: Response, @Body() form: Record<string, unknown> = {}): void {
    html(response, searchPage(String(form.wort ?? '')));
  }
}
