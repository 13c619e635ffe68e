import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, LaunchOptions } from 'puppeteer';
import { afterAll, beforeAll } from 'vitest';
import { USUAL_LANGUAGE } from '../../../journey/format.ts';
import { keyOf } from '../../../journey/mending.ts';
import type { Target } from '../../../journey/model.ts';
import { journey, type JourneyContext, type JourneyOptions, type Script } from '../../../runner/api.ts';
import type { Run } from '../../../runner/evidence/run.ts';
import { load, type Playable } from '../../../runner/load.ts';
import { startBrowser } from '../../../runner/play/browser.ts';
import { replay, type ReplayOptions } from '../../../runner/play/replay.ts';
import { keptReplayer, leave } from '../kept-browsers.ts';

/** An answer of the stage's server: a page's HTML, or a function that answers by itself (or never). */
export type Answer = string | ((request: IncomingMessage, response: ServerResponse) => void);

/** What a test's journey is given beyond its body. */
interface Extras {
  options?: Partial<JourneyOptions<Record<string, string>, string, string>>;
  known?: readonly Target[];
  replaying?: Partial<ReplayOptions>;
}

/** A journey's body as a script writes it. */
export type Body = (context: JourneyContext<Record<string, string>, string, string>) => Promise<void>;

/** A browser, and a site and a folder of its own for the runs of a test file. */
export class Stage {
  browser: Browser | undefined;
  out = '';
  port = 0;
  /** The paths that the site was asked for, in order. */
  asked: string[] = [];
  #answers: Record<string, Answer> = {};
  readonly #launch: LaunchOptions | undefined;
  readonly #server = createServer((request, response) => {
    this.asked.push(request.url ?? '');
    const { pathname } = new URL(request.url ?? '', this.url);
    const answer = this.#answers[pathname];
    if (typeof answer === 'function') answer(request, response);
    else if (answer === undefined) response.writeHead(404).end();
    else response.setHeader('content-type', 'text/html; charset=utf-8').end(answer);
  });

  /** @param launch for a browser of its own, which ends with it; without, one that other files use too */
  constructor(launch?: LaunchOptions) {
    this.#launch = launch;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** The same site under another name: for the browser, another site. */
  get otherUrl(): string {
    return `http://localhost:${this.port}`;
  }

  async open(): Promise<void> {
    this.out = await mkdtemp(join(tmpdir(), 'waymark-replay-'));
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const address = this.#server.address();
    this.port = typeof address === 'object' && address ? address.port : 0;
    this.browser = await (this.#launch ? startBrowser(this.#launch) : keptReplayer());
  }

  async close(): Promise<void> {
    await leave(this.browser);
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
    await rm(this.out, { recursive: true, force: true });
  }

  /** Serves these and no other pages from now on. */
  serve(answers: Record<string, Answer>): void {
    this.#answers = { '/favicon.ico': (_, response) => response.writeHead(204).end(), ...answers };
    this.asked = [];
  }

  /** Serves a page at `/`, goes there, and replays a script's body. */
  async run(html: string, body: Body, extras: Extras = {}): Promise<Run> {
    this.serve({ '/': html });
    return this.walk(async (context) => {
      await context.page.goto('/');
      await body(context);
    }, extras);
  }

  /** Replays a script's body. */
  async walk(body: Body, { options = {}, known = [], replaying = {} }: Extras = {}): Promise<Run> {
    const script = journey('Test walk', { baseUrl: this.url, tabs: ['other'], ...options }, body);
    return this.replay(playable(script, known, this.out), replaying);
  }

  /** Replays a journey's model. */
  async replayModel(model: object, replaying: Partial<ReplayOptions> = {}): Promise<Run> {
    const file = join(this.out, `model-${performance.now()}.journey.json`);
    const common = { version: 1, id: 'test-walk', title: 'Test walk', inputs: {}, secrets: [] };
    const environment = { viewport: { width: 800, height: 600 } };
    await writeFile(file, JSON.stringify({ ...common, baseUrl: this.url, environment, ...model }));
    return this.replay(await load(file), replaying);
  }

  async replay(what: Playable, replaying: Partial<ReplayOptions> = {}): Promise<Run> {
    if (!this.browser) throw new Error('The stage is not open.');
    return replay(what, this.browser, { out: this.out, timeout: 1500, secrets: {}, ...replaying });
  }

  /** The text of a file in a run's folder. */
  async read(run: Run, name: string): Promise<string> {
    return readFile(join(this.out, 'runs', run.id, name), 'utf8');
  }
}

/** A stage for a test file, open while its tests run; `launch` as the stage has it. */
export function useStage(launch?: LaunchOptions): Stage {
  const stage = new Stage(launch);
  beforeAll(() => stage.open());
  afterAll(() => stage.close());
  return stage;
}

/** A whole page. What its scripts `say` can be read from `#said`. */
export function page(body: string, head = ''): string {
  const script = `<script>
    function say(text) { document.querySelector('#said').textContent += text + ';'; }
  </script>`;
  return `<!doctype html><title>Page</title>${head}<p id="said" style="margin:0;height:3em;overflow:hidden"></p>${script}${body}`;
}

/** What a run came to, in one line: the verdict, else the cause and message. */
export function outcome({ verdict, failure }: Run): string {
  return failure ? `${verdict} ${failure.cause}: ${failure.message}` : verdict;
}

/** A body as a journey of a stage. */
export function playableOf({ url, out }: Stage, body: Body, title: string): Playable {
  return playable(journey(title, { baseUrl: url, tabs: ['other'] }, body), [], out);
}

function playable(script: Script, known: readonly Target[], folder: string): Playable {
  const { title, options } = script;
  return {
    id: 'test-walk',
    title,
    file: 'test-walk.ts',
    baseUrl: options.baseUrl,
    scopes: options.synthetic ?? [options.baseUrl],
    viewport: options.viewport ?? { width: 800, height: 600 },
    language: options.language ?? USUAL_LANGUAGE,
    secrets: options.secrets ?? [],
    known: new Map(
      known.flatMap((target) => target.candidates.slice(0, 1).map((best) => [keyOf([], best), target])),
    ),
    files: { folder, checksums: new Map() },
    play: (walk, first) => script.play(walk, first),
  };
}
