import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Context, Hono } from 'hono';

/** The scripts of the kit and its language files. Pages work without them; elements gain progress, warnings, drop. */
export function kitScripts(app: Hono): void {
  const folder = dirname(fileURLToPath(import.meta.resolve('@rathaus/ui-kit/cdn/rathaus-ui.js')));
  const script = async (c: Context, file: string) => {
    try {
      const text = await readFile(join(folder, file), 'utf8');
      return c.body(text, 200, {
        'content-type': 'text/javascript; charset=utf-8',
        'cache-control': 'max-age=300',
      });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return c.notFound();
      throw error;
    }
  };
  app.get('/rathaus/:name{[a-z-]+\\.js}', (c) => script(c, c.req.param('name')));
  app.get('/rathaus/locales/:name{[a-z-]+\\.js}', (c) => script(c, `locales/${c.req.param('name')}`));
}
