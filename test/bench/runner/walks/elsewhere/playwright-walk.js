/** The journey with Playwright's locators, for its own runner and for Elastic's. */
export async function walk(page, expect, url, shoot) {
  const click = (role, name) => page.getByRole(role, { name, exact: true }).click();
  const fill = (label, value) => page.getByLabel(label, { exact: true }).fill(value);
  await page.goto(`${url}/login`, { waitUntil: 'domcontentloaded' });
  await fill('Email', process.env.BENCH_EMAIL);
  await fill('Password', process.env.PASSWORD);
  await click('button', 'Sign in');
  await expect(page).toHaveURL(/\/dashboard$/);
  await shoot();
  await click('link', 'Offices');
  await expect(page).toHaveURL(/\/offices$/);
  await shoot();
  await click('link', 'Father Christmas Workshop');
  await expect(page).toHaveURL(/\/offices\/father-christmas-workshop$/);
  await shoot();
  await click('button', 'Go to the toy hall');
  await expect(page.getByText('You are in: Toy hall', { exact: true })).toBeVisible();
  await click('link', 'Book a tour');
  await expect(page).toHaveURL(/\/book\/father-christmas-workshop$/);
  await shoot();
  await fill('Your name', 'Rudolph');
  await fill('Team', 'Sleigh crew');
  await fill('Number of desks', '9');
  await click('button', 'Continue');
  await page.getByLabel('Plan', { exact: true }).selectOption('Private office');
  await fill('Start date', '2027-12-24');
  await page.getByRole('radio', { name: 'By video call', exact: true }).check();
  await click('button', 'Continue');
  await page.getByRole('checkbox', { name: 'I accept the terms of the tour', exact: true }).check();
  await click('button', 'Continue');
  await click('button', 'Book the tour');
  await expect(page).toHaveURL(/\/confirmation$/);
  await expect(page.getByRole('heading', { name: 'Your tour is booked', exact: true })).toBeVisible();
  await shoot();
}
