/** The script of the demo's walk, whichever browser it was recorded in; the site's port left out. */
export const WALK_SCRIPT = `import { journey, expect } from "waymark";

export default journey(
  "Book a tour of the workshop",
  {
    baseUrl: "http://127.0.0.1",
    secrets: ["PASSWORD"],
  },
  async ({ page, step, secrets }) => {
    await step("Sign in", async () => {
      await page.goto("/login");
      await page.getByLabel("Email").fill("santa@example.test");
      await page.getByLabel("Password").fill(secrets.PASSWORD);
      await page.getByRole("button", "Sign in").click({ goesTo: "/dashboard" });
    });
    await step("Dashboard", async () => {
      await page.getByRole("link", "Offices").click({ goesTo: "/offices" });
    });
    await step("Offices", async () => {
      await page
        .getByRole("link", "Father Christmas Workshop")
        .click({ goesTo: "/offices/father-christmas-workshop" });
    });
    await step("Father Christmas Workshop", async () => {
      await page.getByRole("button", "Go to the toy hall").click();
      await expect(page.locator("#tour-place")).toHaveText(
        "You are in: Toy hall",
      );
      await page
        .getByRole("link", "Book a tour")
        .click({ goesTo: "/book/father-christmas-workshop" });
    });
    await step("Book a tour of Father Christmas Workshop", async () => {
      await page.getByLabel("Your name").fill("Rudolph");
      await page.getByLabel("Team").fill("Sleigh crew");
      await page.getByLabel("Number of desks").fill("9");
      await page.getByRole("button", "Continue").click();
      await page.getByLabel("Plan").select("Private office");
      await page.getByLabel("Start date").fill("2027-12-24");
      await page.getByLabel("By video call").check();
      await page.getByRole("button", "Continue").click();
      await page.getByLabel("I accept the terms of the tour").check();
      await page.getByRole("button", "Continue").click();
      await page
        .getByRole("button", "Book the tour")
        .click({ goesTo: "/bookings/*/confirmation" });
      await expect(
        page.getByRole("heading", "Your tour is booked"),
      ).toBeVisible();
    });
  },
);
`;
