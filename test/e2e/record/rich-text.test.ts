import { expect, test } from 'vitest';
import { atPages } from './bench.ts';

/** Writing into the page itself: editable elements, and editors that keep the text on their own. */

const done = '<button type="button">Done</button>';

/** Puts what the page holds into its address, in short: the address of the replay's page must be the same. */
const sum = `<button type="button" onclick="
  const text = [...document.querySelectorAll('[contenteditable],output')].map((one) => one.innerHTML).join('|');
  history.replaceState(null, '', '#' + [...text].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 1e9, 7));
">Sum</button>`;

/** As the common editors do: takes every key from the browser, keeps the text itself and draws a paragraph a line. */
const OWN_MODEL = `<script>
  const box = document.querySelector('[role=textbox]');
  let text = '';
  function draw() {
    box.replaceChildren(...text.split('\\n').map((line) => {
      const p = document.createElement('p');
      p.append(line === '' ? document.createElement('br') : line);
      return p;
    }));
    const last = box.lastChild;
    getSelection().collapse(last, last.childNodes.length);
  }
  function put(more) {
    const all = getSelection().toString().trim() !== '' && !getSelection().isCollapsed;
    text = (all ? '' : text) + more;
    draw();
  }
  box.addEventListener('beforeinput', (event) => {
    event.preventDefault();
    if (event.inputType === 'deleteContentBackward') { text = getSelection().isCollapsed ? text.slice(0, -1) : ''; draw(); }
    else if (event.data) put(event.data);
  });
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') { event.preventDefault(); put('\\n'); }
    if (event.key === 'z' && event.ctrlKey) { event.preventDefault(); text = text.slice(0, -1); draw(); }
  });
  box.addEventListener('paste', (event) => { event.preventDefault(); put(event.clipboardData.getData('text/plain')); });
</script>`;

const at = atPages({
  '/': '<title>Start</title><p>Start</p>',
  '/letter': `<title>Letter</title><div contenteditable role="textbox" aria-label="Letter" style="min-height: 40px"></div>${done}
    <button type="button" onmousedown="event.preventDefault()" onclick="document.execCommand('bold')">Bold</button>${sum}`,
  '/sink': `<title>Sink</title><textarea aria-label="Code"></textarea><output></output>${sum}<script>
    const sink = document.querySelector('textarea');
    sink.addEventListener('input', () => {
      document.querySelector('output').textContent += sink.value;
      sink.value = '';
    });
  </script>`,
  '/drawn': `<title>Drawn</title><canvas tabindex="0" aria-label="Letter" width="300" height="60"></canvas><output></output>${sum}<script>
    const [canvas, output] = document.querySelectorAll('canvas,output');
    canvas.editContext = new EditContext();
    canvas.editContext.ontextupdate = ({ text }) => (output.textContent += text);
    canvas.onkeydown = (event) => {
      if (event.key !== 'Backspace') return;
      event.preventDefault();
      output.textContent = output.textContent.slice(0, -1);
    };
  </script>`,
  // Nothing else is near enough to tell it.
  '/code': `<title>Code</title>${'<div>'.repeat(5)}<div id="code"><div class="lines"><div tabindex="0" style="height: 1px"></div>
    <output>ride();</output></div></div>${'</div>'.repeat(5)}${sum}<script>
      const [code, lines] = document.querySelectorAll('[tabindex],output');
      code.editContext = new EditContext();
      code.editContext.ontextupdate = ({ text }) => (lines.textContent += text);
      document.getElementById('code').onmousedown = (event) => {
        event.preventDefault();
        code.focus();
      };
    </script>`,
  '/own': `<title>Own</title><div contenteditable role="textbox" aria-label="Letter" style="min-height: 40px; white-space: pre-wrap"></div>${done}${OWN_MODEL}`,
  '/chat': `<title>Chat</title><div contenteditable role="textbox" aria-label="Message" style="min-height: 40px"></div>
    <p role="status" id="sent"></p>${done}<script>
      const box = document.querySelector('[role=textbox]');
      box.addEventListener('keydown', (event) => {
        if (event.key !== 'Enter' || event.shiftKey) return;
        event.preventDefault();
        document.querySelector('#sent').textContent = 'Sent: ' + box.innerText;
        box.textContent = '';
      });
    </script>`,
  '/framed': `<title>Framed</title><iframe title="Letter" src="/inside"></iframe>${done}`,
  '/inside': '<title>Inside</title><body contenteditable><p><br></p></body>',
  '/fields': `<title>Fields</title><label>Name <input></label><label>Code <input id="code"></label>${done}<output></output>${sum}<script>
    addEventListener('paste', (event) => {
      if (event.target !== document.body) return;
      document.querySelector('output').textContent = event.clipboardData.getData('text/plain').split(',').length + ' cells';
      event.preventDefault();
    });
    document.getElementById('code').addEventListener('paste', (event) => {
      event.preventDefault();
      event.target.value = event.clipboardData.getData('text/plain').replaceAll('-', '');
    });
  </script>`,
});

async function hold(
  modifier: 'Control' | 'Shift',
  key: 'a' | 'b' | 'c' | 'v' | 'z' | 'Enter',
): Promise<void> {
  const { keyboard } = at.bench.page;
  await keyboard.down(modifier);
  // Chromium learns of an editing command of a key by name alone.
  await keyboard.press(key, { commands: COMMANDS[key] ?? [] });
  await keyboard.up(modifier);
}

const COMMANDS: Partial<Record<string, string[]>> = {
  a: ['selectAll'],
  b: ['bold'],
  c: ['copy'],
  v: ['paste'],
  z: ['undo'],
};

async function focus(role: string, name: string): Promise<void> {
  const element = await at.bench.person.see(role, name);
  await element.click();
}

test.each(['/letter', '/own'])(
  'what is written in an editor at %s is one fill, with its lines',
  async (path) => {
    const { bench } = at;
    await bench.record(path);
    await focus('textbox', 'Letter');
    await bench.page.keyboard.type('Dear elf,\n\nthe  trains are lates');
    await bench.person.press('Backspace');
    await bench.person.press('Enter');
    await bench.page.keyboard.type('Yours');
    await bench.person.click('button', 'Done');
    await bench.expectSteps([
      'Fill textbox “Letter” with “Dear elf,\n\nthe  trains are late\nYours”',
      'Click button “Done”',
    ]);
    await bench.expectRoundTrip();
  },
);

test('an editor that ends in an empty line is filled so', async () => {
  const { bench } = at;
  await bench.record('/own');
  await focus('textbox', 'Letter');
  await bench.page.keyboard.type('Dear elf,\n');
  await bench.expectSteps(['Fill textbox “Letter” with “Dear elf,\n”']);
});

test('Enter that sends what is written is a press', async () => {
  const { bench } = at;
  await bench.record('/chat');
  await focus('textbox', 'Message');
  await bench.page.keyboard.type('Ho');
  await hold('Shift', 'Enter');
  await bench.page.keyboard.type('ho');
  await bench.person.press('Enter');
  await bench.person.click('button', 'Done');
  await bench.expectSteps([
    'Fill textbox “Message” with “Ho\nho”',
    'Press Enter in textbox “Message”',
    'Click button “Done”',
  ]);
});

test('an editor in a frame is filled', async () => {
  const { bench } = at;
  await bench.record('/framed');
  const frame = bench.page.frames().find((one) => one.url().endsWith('/inside'));
  if (!frame) throw new Error('The frame is not there.');
  const body = await frame.$('body');
  await body?.click();
  await bench.page.keyboard.type('One\nTwo');
  await bench.person.click('button', 'Done');
  await bench.expectSteps([
    expect.stringMatching(/^Fill .*body.* with “One\nTwo” \(in a frame\)$/),
    'Click button “Done”',
  ]);
  await bench.expectRoundTrip();
});

test('text with looks of its own is told by its keys, and by where the caret was', async () => {
  const { bench } = at;
  const { keyboard } = bench.page;
  await bench.record('/letter');
  await focus('textbox', 'Letter');
  await keyboard.type('Dear elf');
  await hold('Control', 'a');
  await bench.person.click('button', 'Bold');
  await bench.person.press('End');
  await keyboard.type('!');
  await bench.person.press('Enter');
  await keyboard.type('Yourss');
  await bench.person.press('Backspace');
  await hold('Control', 'b');
  await keyboard.type(', Santa');
  for (let key = 0; key < 5; key += 1) await bench.person.press('ArrowLeft');
  await keyboard.type('dear ');
  await keyboard.down('Control');
  await bench.person.press('Backspace');
  await keyboard.up('Control');
  await bench.person.click('button', 'Sum');
  await bench.expectSteps([
    'Fill textbox “Letter” with “Dear elf”',
    'Select everything in textbox “Letter”',
    'Click button “Bold”',
    'Type “!\nYours” at the end in textbox “Letter”',
    'Press Control+b in textbox “Letter”',
    'Type “, Santa” into textbox “Letter”',
    'Type “dear ” after “Yours, ” in textbox “Letter”',
    'Press Control+Backspace in textbox “Letter”',
    'Click button “Sum”',
  ]);
  await bench.expectRoundTrip();
});

test('what is pasted into formatted text keeps its looks', async () => {
  const { bench } = at;
  await bench.record('/letter');
  await focus('textbox', 'Letter');
  await bench.page.keyboard.type('Ho ');
  await hold('Control', 'b');
  await bench.page.keyboard.type('ho');
  await hold('Control', 'a');
  await hold('Control', 'c');
  await bench.person.press('End');
  await hold('Control', 'v');
  await bench.person.click('button', 'Sum');
  await bench.expectSteps([
    'Fill textbox “Letter” with “Ho ”',
    'Press Control+b in textbox “Letter”',
    'Type “ho” into textbox “Letter”',
    'Paste “Ho ho” into textbox “Letter”',
    'Click button “Sum”',
  ]);
  await bench.expectRoundTrip();
});

test('text that a page takes out of its field as it comes is told by its keys', async () => {
  const { bench } = at;
  await bench.record('/sink');
  await focus('textbox', 'Code');
  await bench.page.keyboard.type('let a\nb');
  await bench.person.click('button', 'Sum');
  await bench.expectSteps(['Type “let a\nb” into field “Code”', 'Click button “Sum”']);
  await bench.expectRoundTrip();
});

test('a paste that the page takes for itself is one', async () => {
  const { bench } = at;
  await bench.record('/fields');
  await bench.person.type('Name', 'a,b');
  await hold('Control', 'a');
  await hold('Control', 'c');
  await bench.page.evaluate(
    () => document.activeElement instanceof HTMLElement && document.activeElement.blur(),
  );
  await hold('Control', 'v');
  await bench.person.click('button', 'Sum');
  await bench.expectSteps(['Fill field “Name” with “a,b”', 'Paste “a,b”', 'Click button “Sum”']);
  await bench.expectRoundTrip();
});

test.each(['/letter', '/own', '/fields'])(
  'composing, pasting and undoing at %s end as one fill',
  async (path) => {
    const { bench } = at;
    const name = path === '/fields' ? 'Name' : 'Letter';
    await bench.record(path);
    await focus('textbox', name);
    const keyboard = await bench.page.createCDPSession();
    if (path !== '/own') {
      const how = { selectionStart: 0, selectionEnd: 0 };
      await keyboard.send('Input.imeSetComposition', { text: 'と', ...how });
      await keyboard.send('Input.imeSetComposition', { text: 'とう', ...how });
    }
    await keyboard.send('Input.insertText', { text: '東' });
    await bench.page.keyboard.type('ab');
    await hold('Control', 'a');
    await hold('Control', 'c');
    await bench.person.press('End');
    await hold('Control', 'v');
    await hold('Control', 'v');
    await bench.page.keyboard.type('q');
    await hold('Control', 'z');
    await keyboard.detach();
    const held = await bench.page.$eval('input,[contenteditable]', (field) =>
      field instanceof HTMLInputElement ? field.value : (field.textContent ?? ''),
    );
    expect(held).toContain('東ab');
    await bench.expectSteps([expect.stringMatching(new RegExp(`^Fill .* “${name}” with “${held}”$`))]);
    await bench.expectRoundTrip();
  },
);

test('what the page itself puts into a field on a paste is its value', async () => {
  const { bench } = at;
  await bench.record('/fields');
  await bench.person.type('Name', 'AB-12');
  await hold('Control', 'a');
  await hold('Control', 'c');
  await focus('textbox', 'Code');
  await hold('Control', 'v');
  await bench.expectSteps(['Fill field “Name” with “AB-12”', 'Fill field “Code” with “AB12”']);
  await bench.expectRoundTrip();
});

test('what is typed into text that the page draws, and the browser tells it of, is typing', async () => {
  const { bench } = at;
  await bench.record('/drawn');
  await (await bench.page.waitForSelector('canvas'))?.click();
  await bench.page.keyboard.type('Dear elff');
  await bench.person.press('Backspace');
  await bench.person.click('button', 'Sum');
  await bench.seeSteps((steps) => {
    expect(steps.join()).toContain('Dear elff');
    expect(steps.at(-1)).toContain('“Sum”');
  });
  await bench.expectRoundTrip();
});

test('an editor that draws its text is named by something else than that text', async () => {
  const { bench } = at;
  await bench.record('/code');
  await (await bench.page.waitForSelector('output'))?.click();
  await bench.page.keyboard.type(' rest();');
  await bench.person.press('End');
  await bench.person.click('button', 'Sum');
  await bench.seeSteps((steps) => {
    expect(steps.at(-1)).toContain('“Sum”');
    const typed = steps.filter((step) => /^(Type|Press)/.test(step));
    expect(typed.length).toBeGreaterThan(0);
    for (const step of typed) expect(step).toContain('“div.lines”');
  });
  await bench.expectRoundTrip();
});
