import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'puppeteer';
import { startBrowser } from '../../../runner/play/browser.ts';
import { COMPONENT_CASES, OWN_CASES } from '../../cases/all.ts';
import { serveCases } from '../../cases/site.ts';
import { bundleForPage } from '../../in-page-bundle.ts';
import { startSite } from '../../site/server.ts';
import type { CorpusPage } from './corpus.ts';
import { servePackages, type PackageSite } from './site.ts';

/** One browser in which still pages of the corpus are opened, each with all tools in it. */
export class Stage {
  readonly #browser: Browser;
  readonly #isOwn: boolean;
  readonly #packages: PackageSite;
  readonly #tools: string;

  private constructor(browser: Browser, isOwn: boolean, packages: PackageSite, tools: string) {
    this.#browser = browser;
    this.#isOwn = isOwn;
    this.#packages = packages;
    this.#tools = tools;
  }

  /**
   * Builds what goes into pages, and makes still pages of those that scripts make.
   * @param kept a browser that outlives the stage, in place of one of its own
   */
  static async open(pages: readonly CorpusPage[], kept?: Browser): Promise<Stage> {
    const [browser, packages, inPage, playwright] = await Promise.all([
      kept ?? startBrowser(),
      servePackages(),
      bundleForPage(new URL('./in-page/main.ts', import.meta.url)),
      playwrightScript(),
    ]);
    const stage = new Stage(browser, kept === undefined, packages, `${playwright}\n${inPage}`);
    await stage.#stillCases(pages.filter(({ file, site }) => file === undefined && site === undefined));
    await stage.#stillSite(pages.filter(({ site }) => site !== undefined));
    return stage;
  }

  async #stillCases(pages: readonly CorpusPage[]): Promise<void> {
    const names = new Set(pages.map(({ name }) => name));
    const cases = await serveCases([...OWN_CASES, ...COMPONENT_CASES].filter(({ name }) => names.has(name)));
    try {
      for (const page of pages) await this.#still(page, `${cases.url}/${page.name}`);
    } finally {
      await cases.close();
    }
  }

  async #stillSite(pages: readonly CorpusPage[]): Promise<void> {
    if (pages.length === 0) return;
    const demo = await startSite();
    try {
      for (const page of pages) await this.#still(page, `${demo.url}${page.site ?? ''}`);
    } finally {
      await demo.close();
    }
  }

  async #still({ name, part, site, open }: CorpusPage, address: string): Promise<void> {
    const page = await this.#page(address);
    // A page of a case tells when it is made.
    if (site === undefined) await page.waitForFunction('Boolean(globalThis.state)');
    if (open !== undefined) await page.click(open);
    if (part !== 'own') await page.evaluate(() => new Promise((resolve) => void setTimeout(resolve, 300)));
    // Styles that the page links to lie on a site that will be gone.
    await page.evaluate(async () => {
      for (const link of document.querySelectorAll('link[rel=stylesheet]')) {
        if (!(link instanceof HTMLLinkElement)) continue;
        const style = document.createElement('style');
        style.textContent = await (await fetch(link.href)).text();
        link.replaceWith(style);
      }
    });
    this.#packages.show(`/still/${name}`, await page.evaluate(() => inPage.snapshot()));
    await page.close();
  }

  /** Opens a page of the corpus. */
  visit({ name, file }: CorpusPage): Promise<Page> {
    return this.show(file ?? `still/${name}`);
  }

  /** Opens a page that a package brings. */
  show(file: string): Promise<Page> {
    return this.#page(`${this.#packages.url}/${file}`);
  }

  /** Opens that HTML. */
  showHtml(html: string): Promise<Page> {
    this.#packages.show('/html', html);
    return this.show('html');
  }

  async #page(address: string): Promise<Page> {
    const page = await this.#browser.newPage();
    await page.setViewport({ width: 1280, height: 900 });
    await page.goto(address, { waitUntil: 'load' });
    await page.evaluate(this.#tools);
    return page;
  }

  async close(): Promise<void> {
    if (this.#isOwn) await this.#browser.close();
    await this.#packages.close();
  }
}

/** What Playwright puts into pages, as it stands in its package. */
async function playwrightScript(): Promise<string> {
  const path = createRequire(import.meta.url).resolve('playwright-core/package.json');
  const bundle = await readFile(path.replace('package.json', 'lib/coreBundle.js'), 'utf8');
  const literal =
    /generated\/injectedScriptSource\.ts"\(\) \{\s*"use strict";\s*\w+ = ('(?:[^'\\]|\\.)*')/s.exec(
      bundle,
    )?.[1];
  if (literal === undefined) throw new Error('Playwright keeps what it puts into pages elsewhere now.');
  const source: unknown = new Function(`return ${literal}`)();
  const options = {
    sdkLanguage: 'javascript',
    testIdAttributeName: 'data-testid',
    stableRafCount: 1,
    browserName: 'chromium',
    isUtilityWorld: false,
    customEngines: [],
  };
  return `globalThis.playwrightScript = (() => { const module = {}; ${String(source)}\n; return new (module.exports.InjectedScript())(globalThis, ${JSON.stringify(options)}); })();`;
}
