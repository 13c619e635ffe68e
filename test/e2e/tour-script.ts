/** A short script for the demo site: takes the virtual tour, which `tour-throws` breaks. */
export function tourScript(title: string, baseUrl: string): string {
  return `import { journey, expect } from 'waymark';

export default journey('${title}', { baseUrl: '${baseUrl}' }, async ({ page, step }) => {
  await step('Visit the workshop', async () => {
    await page.goto('/offices/father-christmas-workshop');
  });
  await step('Take the tour', async () => {
    await page.getByRole('button', 'Go to the toy hall').click();
    await expect(page.locator('#tour-place')).toHaveText('You are in: Toy hall');
  });
});
`;
}
