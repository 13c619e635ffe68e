import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseScript } from '../../../codegen/parse.ts';
import { puppeteer } from '../../../codegen/standalone/puppeteer.ts';
import { standalone } from '../../codegen/standalone.ts';
import { IN_SHELL, run, scratch, type Outcome } from '../../command.ts';
import { page, Stage } from './stage.ts';

/** A script that needs no Waymark does what the walk says, and is as strict. */

const stage = new Stage();
let folder: Awaited<ReturnType<typeof scratch>>;

beforeAll(async () => {
  await stage.open();
  folder = await scratch();
  await mkdir(join(folder.path, 'walk.files'));
  await writeFile(join(folder.path, 'walk.files/a.txt'), 'Alpha');
});
afterAll(async () => {
  await stage.close();
  await folder[Symbol.asyncDispose]();
});

/** Replays a walk as a script of its own. */
async function replay(walk: string, options = '', target = puppeteer): Promise<Outcome> {
  const script = `import { journey, expect } from "waymark";
    export default journey("It", { baseUrl: "${stage.url}", ${options} },
    async ({ page, tabs, step, inputs, secrets }) => { ${walk} });`;
  const journey = parseScript(script, {
    file: 'it.ts',
    id: 'it',
    attachmentOf: (path) => ({ name: 'a.txt', path, sha256: '0'.repeat(64), size: 5 }),
  });
  const custom = journey.steps.flatMap((step) => (step.kind === 'custom' ? [step.code] : []));
  expect(custom).toEqual([]);
  const file = join(folder.path, 'it.puppeteer.ts');
  const text = await standalone(journey, target);
  await writeFile(file, target === puppeteer ? text : text.replace('TIMEOUT = 15_000', 'TIMEOUT = 1_000'));
  return run(process.execPath, [file], { cwd: folder.path, env: { CODE: 's3cret', ...IN_SHELL } });
}

const EVERYTHING =
  page(`<style>#far { margin-top: 3000px } .box { width: 90px; height: 40px; background: #ccc }</style>
  <label>Email <input id="email"></label> <input placeholder="Code" id="code" title="Six digits">
  <label><input type="checkbox" id="terms"> I agree</label>
  <label>Plan <select multiple><option>Desk</option><option>Office</option><option>Floor</option></select></label>
  <label>When <input type="date"></label>
  <img alt="A lake" src="data:," width=40 height=20 onclick="say('img')">
  <button data-testid="ask" onclick="say(confirm('Sure?')); say(prompt('Name?')); alert('Done')">Ask</button>
  <table><tr><td>Ada</td><td><button onclick="say('no')">Drop</button></td></tr>
    <tr><td>Bob</td><td><button onclick="say('Bob')">Drop</button></td></tr></table>
  <a href="/next">Next</a> <button onclick="window.open('/next')">Aside</button> <a href="/file" download>Plan</a>
  <button onclick="fetch('/data').then((r) => r.text()).then(say)">Load</button>
  <div class=box id=menu onmouseover="say('over')" oncontextmenu="say('menu'); return false" ondblclick="say('double')">Menu</div>
  <div contenteditable id=letter role=textbox aria-label="Letter" style="height:30px">Dear Ada, bye</div>
  <div class=box id=drop onpaste="say(event.clipboardData.getData('text/html')); event.preventDefault()" tabindex=0
    ondragover="event.preventDefault()" ondrop="event.preventDefault(); say(event.dataTransfer.files[0]?.name ?? 'box')">Drop here</div>
  <div class=box draggable=true id=toy>Toy</div>
  <input type=file id=file hidden onchange="say(this.files[0]?.name)"> <label for=file>Choose</label>
  <div id=wheel style="width:90px;height:40px" onwheel="say('wheel' + event.deltaY)">Map</div>
  <iframe title="Rent" style="border:3px solid" srcdoc="<p>Inside</p><button onclick='this.textContent = &quot;Rented&quot;'>Rent</button>"></iframe>
  <nav aria-label="Main"><button onkeydown="say(event.key + event.ctrlKey)">Key</button></nav>
  <div id=host></div><script>host.attachShadow({ mode: 'open' }).innerHTML = '<button id=deep>Deep</button>'</script>
  <p id=far>Far</p>`);

const WALK = `
  await step("All", async () => {
    await page.goto("/");
    await page.getByLabel("Email").fill(inputs.guest);
    await expect(page.getByLabel("Email")).toHaveValue("Rudolph");
    await page.getByPlaceholder("Code").fill(secrets.CODE);
    await page.getByTitle("Six digits").press("Control+a");
    await page.getByLabel("I agree").check();
    await expect(page.locator("#terms")).toBeChecked();
    await page.getByLabel("I agree").uncheck();
    await expect(page.locator("#terms")).toBeUnchecked();
    await page.getByLabel("Plan").select(["Desk", "Floor"]);
    await page.getByLabel("When").fill("2027-12-24");
    await page.getByAltText("A lake").click();
    await page.getByTestId("ask").click({ confirms: "Sure?", answers: ["Name?", "Eve"], alerts: "Done" });
    await page.beside("Bob").getByRole("button", "Drop").click();
    await page.getByRole("button", "Load").click({ requests: "/data" });
    await page.getByText("Menu").hover();
    await page.getByText("Menu").click({ button: "right", modifiers: ["Shift"], position: { x: 0.1, y: 0.1 } });
    await page.getByText("Menu").click({ count: 2 });
    await page.getByRole("textbox", "Letter").type("!", { after: "Ada" });
    await page.getByRole("textbox", "Letter").placeCaret({ over: "bye" });
    await page.getByRole("textbox", "Letter").type("hi");
    await expect(page.getByRole("textbox", "Letter")).toHaveText("Dear Ada!, hi");
    await page.getByText("Drop here").paste("Ho", { html: "<b>Ho</b>" });
    await page.getByText("Toy").dragTo(page.getByText("Drop here"));
    await page.getByText("Toy").drag([{ x: 0.2, y: 0.5 }, { x: 0.8, y: 0.5 }]);
    await page.locator("#file").upload("walk.files/a.txt");
    await page.getByText("Drop here").dropFiles("walk.files/a.txt");
    await page.getByText("Map").scroll({ by: { y: 50 } });
    await page.getByTitle("Rent").contentFrame().getByRole("button", "Rent").click();
    await expect(page.getByTitle("Rent").contentFrame().getByRole("button", "Rented")).toBeVisible();
    await page.getByRole("navigation", "Main").getByRole("button", "Key").press("Control+k");
    await page.getByText("Plan").click({ downloads: "plan*.txt" });
    await expect(page.getByRole("button", "Deep")).toHaveCount(1);
    await page.scroll({ to: "end" });
    await page.scroll({ to: 0 });
    await expect(page.locator("#said")).toHaveText("img;true;Eve;Bob;Data;over;menu;double;<b>Ho</b>;box;a.txt;a.txt;wheel50;Controltrue;ktrue;");
    await page.screenshot("All there is");
  });
  await page.getByRole("button", "Aside").click({ opens: tabs.aside });
  await expect(tabs.aside.getByRole("heading", "Next")).toBeVisible();
  await tabs.aside.getByRole("button", "Close").click({ closes: true });
  await page.getByRole("link", "Next").click({ goesTo: "/n*" });
  await page.back({ goesTo: "/" });
  await page.forward();
  await page.reload();
  await page.resize({ width: 400, height: 300 });
  await tabs.more.open("/next");
  await tabs.more.close();
  await expect(page.getByText("No such thing")).toBeHidden();
  await expect(page).toHaveTitle("Page");
  await expect(page).toHaveUrl("/next");
`;

const OPTIONS = 'inputs: { guest: "Rudolph" }, secrets: ["CODE"], tabs: ["aside", "more"]';

test('each kind of act, check and effect comes about', async () => {
  stage.serve({
    '/': EVERYTHING,
    '/next': page('<h1>Next</h1><button onclick="window.close()">Close</button>'),
    '/data': (_, response) => response.end('Data'),
    '/file': (_, response) =>
      response.setHeader('content-disposition', 'attachment; filename=plan-7.txt').end('Plan'),
  });
  const { stdout, stderr, status } = await replay(WALK, OPTIONS);
  expect(stderr).toBe('');
  expect(stdout).toBe('passed  All\npassed  It\n');
  expect(status).toBe(0);
  expect(await readdir(folder.path)).toContain('All-there-is.png');
  expect(await readFile(join(folder.path, 'it.puppeteer.ts'), 'utf8')).not.toContain('s3cret');
});

const STRICT = page(`<button>Twin</button><button>Twin</button><button disabled>Off</button>
  <div style="position:relative"><button>Under</button><div id=lid style="position:absolute;inset:0"></div></div>
  <button onclick="setTimeout(() => { throw new Error('Oh no') })">Throw</button><button onclick="alert('Hey')">Say</button>
  <a href="/gone">Gone</a><a href="/elsewhere">Elsewhere</a><h1>Home</h1>`);

/** Each in a step of its own, with how it ends. */
const REFUSED: [walk: string, message: string][] = [
  ['await page.getByRole("button", "Twin").click();', 'Click button “Twin”: 2 elements match button “Twin”'],
  ['await page.getByText("Nowhere").click();', 'nothing to be seen matches text “Nowhere”'],
  ['await page.getByText("Off").click();', 'text “Off” is disabled'],
  ['await page.getByText("Under").click();', 'text “Under” is covered by <div> lid'],
  [
    'await page.getByText("Throw").click(); await expect(page.getByText("Later")).toBeVisible();',
    'The page threw an error: Oh no',
  ],
  [
    'await page.getByText("Say").click(); await page.getByText("Say").hover();',
    'The page showed the alert “Hey”; none was expected',
  ],
  ['await page.getByText("Gone").click({ goesTo: "/gone" });', '/gone was answered with 404'],
  ['await page.getByText("Home").click({ goesTo: "/else" });', 'the page has not gone to /else'],
  ['await page.unsupported("A gesture");', 'A gesture could not be recorded'],
  [
    'await page.getByText("Elsewhere").click({ goesTo: "/elsewhere" }); await page.getByText("There").click();',
    'is none of the pages that the journey may act on',
  ],
];

test('what is not right ends it, and is said', async () => {
  stage.serve({
    '/': STRICT,
    '/elsewhere': page('<p>There'),
    '/gone': (_, response) => response.writeHead(404).end('Gone'),
  });
  const steps = REFUSED.map(
    ([walk], at) => `await step("${at}", async () => { await page.goto("/"); ${walk} });`,
  );
  const goingOn = { ...puppeteer, files: puppeteer.files.with(0, 'test/e2e/replay/going-on.ts') };
  const { stdout } = await replay(steps.join('\n'), 'synthetic: ["/"]', goingOn);
  const lines = stdout.trim().split('\n');
  expect(lines).toHaveLength(REFUSED.length);
  for (const [at, line] of lines.entries()) expect(line).toContain(REFUSED[at]?.[1]);
});

test('it fails without the value of a secret, and without a check at its end', async () => {
  stage.serve({ '/': STRICT });
  const lost = await replay('await page.getByLabel("x").fill(secrets.LOST);', 'secrets: ["LOST"]');
  expect(lost.stderr).toContain('The secret LOST is not set');
  const unproven = await replay('await page.goto("/");');
  expect(unproven.stderr).toContain('ends without a check of its outcome');
  expect([lost.status, unproven.status]).toEqual([1, 1]);
});
