import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Browser, Builder, By, until } from 'selenium-webdriver';
import { Options, ServiceBuilder } from 'selenium-webdriver/chrome.js';
import { Select } from 'selenium-webdriver/lib/select.js';

/** The journey by WebDriver: each worker has a session of its own, whose cookies are forgotten between two walks. */

const { BENCH_URL: url, BENCH_OUT: out, BENCH_BROWSER, BENCH_DRIVER } = process.env;
const numbers = Array.from({ length: Number(process.env.BENCH_TIMES) }, (_, number) => number).values();
await Promise.all(Array.from({ length: Number(process.env.BENCH_WORKERS) }, work));

async function work() {
  const options = new Options();
  options.setChromeBinaryPath(BENCH_BROWSER);
  options.addArguments('--headless=new', '--no-sandbox', '--window-size=1274,845');
  const driver = await new Builder()
    .forBrowser(Browser.CHROME)
    .setChromeOptions(options)
    .setChromeService(new ServiceBuilder(BENCH_DRIVER))
    .build();
  try {
    for (const number of numbers) {
      await walk(driver, number);
      await driver.manage().deleteAllCookies();
    }
  } finally {
    await driver.quit();
  }
}

async function walk(driver, number) {
  let pictures = 0;
  const shoot = async () => {
    pictures += 1;
    await writeFile(join(out, `${number}-${pictures}.png`), await driver.takeScreenshot(), 'base64');
  };
  const seen = async (by) => {
    const element = await driver.wait(until.elementLocated(by), 10_000);
    return driver.wait(until.elementIsVisible(element), 10_000);
  };
  const click = async (by) => (await seen(by)).click();
  const button = (name) =>
    click(By.xpath(`//button[normalize-space()="${name}" and not(ancestor::*[@hidden])]`));
  const fill = async (label, value) => {
    const field = await seen(By.xpath(`//input[@id=//label[normalize-space()="${label}"]/@for]`));
    await field.clear();
    await field.sendKeys(value);
  };
  const arrive = (path) => driver.wait(until.urlMatches(path), 10_000);
  await driver.get(`${url}/login`);
  await fill('Email', process.env.BENCH_EMAIL);
  await fill('Password', process.env.PASSWORD);
  await button('Sign in');
  await arrive(/\/dashboard$/);
  await shoot();
  await click(By.linkText('Offices'));
  await arrive(/\/offices$/);
  await shoot();
  await click(By.linkText('Father Christmas Workshop'));
  await arrive(/\/offices\/father-christmas-workshop$/);
  await shoot();
  await button('Go to the toy hall');
  await seen(By.xpath('//*[normalize-space()="You are in: Toy hall"]'));
  await click(By.linkText('Book a tour'));
  await arrive(/\/book\/father-christmas-workshop$/);
  await shoot();
  await fill('Your name', 'Rudolph');
  await fill('Team', 'Sleigh crew');
  await fill('Number of desks', '9');
  await button('Continue');
  await new Select(await seen(By.name('plan'))).selectByVisibleText('Private office');
  await fill('Start date', '12/24/2027');
  await click(By.xpath('//label[contains(., "By video call")]'));
  await button('Continue');
  await click(By.xpath('//label[contains(., "I accept the terms of the tour")]'));
  await button('Continue');
  await button('Book the tour');
  await arrive(/\/confirmation$/);
  await seen(By.xpath('//h1[normalize-space()="Your tour is booked"]'));
  await shoot();
}
