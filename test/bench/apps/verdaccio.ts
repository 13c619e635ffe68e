import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CASE_PASSWORD } from '../../cases/case.ts';
import { freePort } from '../../free-port.ts';
import type { App } from './app.ts';
import { startProgram } from './program.ts';

/** A registry of packages, with a site to look through them. */
export const VERDACCIO: App = {
  name: 'verdaccio',
  packages: { verdaccio: '6.10.4' },
  // It asks for this one by a tag, which registries that mirror npm don't always have.
  overrides: { 'node-fetch': '2.7.0' },
  async start(folder) {
    const url = `http://127.0.0.1:${await freePort()}`;
    const data = join(folder, 'data');
    await rm(data, { recursive: true, force: true });
    await mkdir(data);
    await writeFile(join(data, 'config.yaml'), CONFIG);
    const line = ['node_modules/verdaccio/bin/verdaccio', '--config', 'data/config.yaml', '--listen', url];
    const program = await startProgram(folder, line, url);
    await publish(url);
    return { url, ...program };
  },
  journeys: [
    {
      title: 'Sign in',
      path: '/',
      state: `localStorage.getItem('username')`,
      async act(hand) {
        await hand.click('button ::-p-text(Login)');
        await hand.type('#login--dialog-username', 'santa');
        await hand.type('#login--dialog-password', CASE_PASSWORD);
        await hand.click('#login--dialog-button-submit');
        await hand.until(`!document.querySelector('#login--dialog-username')`);
      },
    },
    {
      title: 'Search for a package and look at its versions',
      path: '/',
      state: `[location.pathname, document.querySelector('[role=tab][aria-selected=true]')?.innerText ?? '']`,
      async act(hand) {
        await hand.type('input[placeholder^="Search"]', 'bells');
        await hand.click('[role=option]');
        await hand.click('[role=tab]::-p-text(Versions)');
        await hand.see('::-p-text(1.0.0)');
      },
    },
  ],
};

const CONFIG = `storage: ./storage
auth: { htpasswd: { file: ./htpasswd } }
packages: { '**': { access: $all, publish: $authenticated } }
log: { type: stdout, format: pretty, level: warn }
`;

/** Signs Santa up, who publishes a package. */
async function publish(url: string): Promise<void> {
  const { token } = await put(`${url}/-/user/org.couchdb.user:santa`, {
    name: 'santa',
    password: CASE_PASSWORD,
  });
  const name = 'sleigh-bells';
  const file = `${name}-1.0.0.tgz`;
  const data = Buffer.from('jingle');
  const version = {
    name,
    version: '1.0.0',
    description: 'They ring',
    dist: { tarball: `${url}/${name}/-/${file}` },
  };
  await put(
    `${url}/${name}`,
    {
      _id: name,
      name,
      description: 'They ring',
      readme: '# Sleigh bells',
      'dist-tags': { latest: '1.0.0' },
      versions: { '1.0.0': version },
      _attachments: { [file]: { data: data.toString('base64'), length: data.length } },
    },
    { authorization: `Bearer ${String(token)}` },
  );
}

async function put(
  url: string,
  body: object,
  headers: Record<string, string> = {},
): Promise<{ token?: unknown }> {
  const response = await fetch(url, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url}: ${response.status}: ${await response.text()}`);
  return Object(await response.json());
}
