import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { asked } from './asked.ts';
import { inOneBrowser } from './in-one-browser.ts';

/**
 * The journey by hand, with Puppeteer's own locators: they take the first of many matches and don't look at what
 * covers it.
 */
await inOneBrowser(async (page, _, number) => {
  let pictures = 0;
  const shoot = async (): Promise<void> => {
    pictures += 1;
    await page.screenshot({ path: join(asked.out, `${number}-${pictures}.png`) });
  };
  await page.goto(`${asked.url}/login`, { waitUntil: 'domcontentloaded' });
  await fill(page, 'Email', asked.email);
  await fill(page, 'Password', asked.password);
  await click(page, 'button', 'Sign in');
  await arrive(page, '/dashboard');
  await shoot();
  await click(page, 'link', 'Offices');
  await arrive(page, '/offices');
  await shoot();
  await click(page, 'link', 'Father Christmas Workshop');
  await arrive(page, '/offices/father-christmas-workshop');
  await shoot();
  await click(page, 'button', 'Go to the toy hall');
  await page.waitForSelector('::-p-text(You are in: Toy hall)', { visible: true });
  await click(page, 'link', 'Book a tour');
  await arrive(page, '/book/father-christmas-workshop');
  await shoot();
  await fill(page, 'Your name', 'Rudolph');
  await fill(page, 'Team', 'Sleigh crew');
  await fill(page, 'Number of desks', '9');
  await click(page, 'button', 'Continue');
  await page.locator('select[name=plan]').fill('Private office');
  await fill(page, 'Start date', '2027-12-24');
  await click(page, 'radio', 'By video call');
  await click(page, 'button', 'Continue');
  await click(page, 'checkbox', 'I accept the terms of the tour');
  await click(page, 'button', 'Continue');
  await click(page, 'button', 'Book the tour');
  await page.waitForFunction(() => location.pathname.endsWith('/confirmation'));
  await page.waitForSelector('::-p-aria([role="heading"][name="Your tour is booked"])', { visible: true });
  await shoot();
});

function click(page: Page, role: string, name: string): Promise<void> {
  return page.locator(`::-p-aria([role="${role}"][name="${name}"])`).click();
}

function fill(page: Page, label: string, value: string): Promise<void> {
  const selector: string = `::-p-aria(${label})`;
  return page.locator(selector).fill(value);
}

async function arrive(page: Page, path: string): Promise<void> {
  await page.waitForFunction((wanted) => location.pathname === wanted, {}, path);
}
