import { Hono } from 'hono';
import { LAB_PAGES, labDoublePage, labKeysPage, labLinkPage, labLinksPage, labPage } from '../pages/lab.ts';
import type { Env } from './env.ts';
import { missing } from './pages.ts';

/** The small pages that each try one kind of input. */
export function labPages(): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/', (c) => c.html(labPage()));
  app.get('/links', (c) => c.html(labLinksPage()));
  app.get('/links/:number{[0-9]+}', (c) => {
    const number = Number(c.req.param('number'));
    return number >= 1 && number <= LAB_PAGES ? c.html(labLinkPage(number)) : missing(c);
  });
  app.get('/keys', (c) => c.html(labKeysPage(c.req.query('find'))));
  app.get('/double', (c) => c.html(labDoublePage()));
  return app;
}
