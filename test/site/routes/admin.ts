import { Hono } from 'hono';
import { isBreak } from '../breaks.ts';
import type { Env } from './env.ts';

/** Breaks, mends and slows the site from outside. */
export function adminRoutes(): Hono<Env> {
  const app = new Hono<Env>();
  app.post('/break/:name', (c) => {
    const name = c.req.param('name');
    if (!isBreak(name)) return c.text(`There is no break "${name}"\n`, 404);
    c.var.state.broken = name;
    return c.text(`Broken: ${name}\n`);
  });
  app.delete('/break', (c) => {
    c.var.state.broken = undefined;
    return c.text('Mended\n');
  });
  app.post('/latency/:ms{[0-9]{1,6}}', (c) => {
    c.var.state.latency = Number(c.req.param('ms'));
    return c.text(`Latency: ${c.var.state.latency} ms\n`);
  });
  return app;
}
