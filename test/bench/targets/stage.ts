import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'puppeteer';
import { startBrowser } from '../../../runner/play/browser.ts';
import { COMPONENT_CASES } from '../../cases/all.ts';
import { serveCases } from '../../cases/site.ts';
import { bundleForPage } from '../../in-page-bundle.ts';
import type { CorpusPage } from './corpus.ts';
import { servePackages, type PackageSite } from './site.ts';

/** One browser in which still pages of the corpus are opened, each with all tools in it. */
export class Stage {
  readonly #browser: Browser;
  readonly #site: PackageSite;
  readonly #tools: string;

  private constructor(browser: Browser, site: PackageSite, tools: string) {
    this.#browser = browser;
    this.#site = site;
    this.#tools = tools;
  }

  /** Builds what goes into pages, and makes still pages of those that scripts make. */
  static async open(pages: readonly CorpusPage[]): Promise<Stage> {
    const [browser, site, inPage, playwright] = await Promise.all([
      startBrowser(),
      servePackages(),
      bundleForPage(new URL('./in-page/main.ts', import.meta.url)),
      playwrightScript(),
    ]);
    const stage = new Stage(browser, site, `${playwright}\n${inPage}`);
    await stage.#still(pages.filter(({ file }) => file === undefined));
    return stage;
  }

  async #still(pages: readonly CorpusPage[]): Promise<void> {
    const names = new Set(pages.map(({ name }) => name));
    const cases = await serveCases(COMPONENT_CASES.filter(({ name }) => names.has(name)));
    try {
      for (const { name, open } of pages) {
        const page = await this.#page(`${cases.url}/${name}`);
        await page.waitForFunction('Boolean(globalThis.state)');
        if (open !== undefined) await page.click(open);
        await page.evaluate(() => new Promise((resolve) => void setTimeout(resolve, 300)));
        // Styles that the page links to lie on a site that will be gone.
        await page.evaluate(async () => {
          for (const link of document.querySelectorAll('link[rel=stylesheet]')) {
            if (!(link instanceof HTMLLinkElement)) continue;
            const style = document.createElement('style');
            style.textContent = await (await fetch(link.href)).text();
            link.replaceWith(style);
          }
        });
        this.#site.show(`/still/${name}`, await page.evaluate(() => inPage.snapshot()));
        await page.close();
      }
    } finally {
      await cases.close();
    }
  }

  /** Opens a page of the corpus. */
  visit({ name, file }: CorpusPage): Promise<Page> {
    return this.show(file ?? `still/${name}`);
  }

  /** Opens a page that a package brings. */
  show(file: string): Promise<Page> {
    return this.#page(`${this.#site.url}/${file}`);
  }

  /** Opens that HTML. */
  showHtml(html: string): Promise<Page> {
    this.#site.show('/html', html);
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
    await this.#browser.close();
    await this.#site.close();
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
