import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { toNodeHandler } from '@rathaus/servicekonto-client/node';
import { FailureFilter } from './failure.filter.js';
import { konto, mount } from './servicekonto.js';
import { SiteModule } from './site.module.js';

const app = await NestFactory.create<NestExpressApplication>(SiteModule, { logger: ['error', 'warn'] });
app.disable('x-powered-by');
// Login, callback and logout; every other path goes on to the controllers.
app.use(toNodeHandler(konto));
app.useGlobalFilters(new FailureFilter());
app.setGlobalPrefix(mount);

const port = Number(process.env.PORT ?? 3000);
await app.listen(port, '127.0.0.1');
console.log(`http://127.0.0.1:${port}`);
