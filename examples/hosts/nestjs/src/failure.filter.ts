import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { Response } from 'express';
import { errorPage, htmlHeaders, notFoundPage } from './pages.js';

/** The pages of the site for an unknown address and for whatever fails, the login included. */
@Catch()
export class FailureFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    if (response.destroyed) return; // the visitor has gone, and nobody is to be answered
    const status = error instanceof HttpException ? error.getStatus() : 500;
    if (status >= 500) console.error(error);
    if (response.headersSent) return void response.destroy();
    response
      .status(status)
      .set(htmlHeaders())
      .send(status === 404 ? notFoundPage() : errorPage());
  }
}
