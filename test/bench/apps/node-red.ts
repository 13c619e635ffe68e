import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from '../../free-port.ts';
import type { App } from './app.ts';
import { startProgram } from './program.ts';

const FLOWS = [
  { id: 'f1', type: 'tab', label: 'Flow 1' },
  {
    id: 'n1',
    type: 'inject',
    z: 'f1',
    name: 'Every hour',
    props: [],
    repeat: '',
    once: false,
    x: 200,
    y: 120,
    wires: [[]],
  },
];

/** A builder of programs that are drawn, and the server that runs them. */
export const NODE_RED: App = {
  name: 'node-red',
  packages: { 'node-red': '5.0.7' },
  async start(folder) {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    await rm(join(folder, 'data'), { recursive: true, force: true });
    await mkdir(join(folder, 'data'));
    const settings = [
      '-D',
      'uiHost=127.0.0.1',
      '-D',
      'telemetry.enabled=false',
      '-D',
      'editorTheme.tours=false',
      '-D',
      'editorTheme.palette.editable=false',
    ];
    const line = ['node_modules/node-red/red.js', '-u', 'data', '-p', String(port), ...settings];
    const program = await startProgram(folder, line, `${url}/flows`);
    const headers = { 'content-type': 'application/json', 'node-red-deployment-type': 'full' };
    return {
      url,
      ...program,
      async reset() {
        await fetch(`${url}/flows`, { method: 'POST', headers, body: JSON.stringify(FLOWS) });
      },
      async state() {
        const flows: Record<string, unknown>[] = await (await fetch(`${url}/flows`)).json();
        return flows.map(({ type, name, x, y, wires }) => [
          type,
          name,
          x,
          y,
          Array.isArray(wires) ? wires.flat(2).length : 0,
        ]);
      },
    };
  },
  journeys: [
    {
      title: 'Add a node, wire it, deploy',
      path: '/',
      state: '0',
      async act(hand) {
        await hand.drag('.red-ui-palette-node[data-palette-type=debug]', [
          '#red-ui-workspace-chart',
          0.65,
          0.3,
        ]);
        await hand.drag(
          '#n1 .red-ui-flow-port-output .red-ui-flow-port',
          '.red-ui-flow-node-group:not(#n1) .red-ui-flow-port-input .red-ui-flow-port',
        );
        await hand.click('#red-ui-header-button-deploy');
        await hand.see('::-p-text(Successfully deployed)');
      },
    },
    {
      title: 'Rename a node in its form, deploy',
      path: '/',
      state: '0',
      async act(hand) {
        await hand.click('#n1', { count: 2 });
        // The form slides in, and then takes the focus to where it likes.
        await hand.until(`document.activeElement?.closest('.red-ui-tray')`);
        await hand.type('#node-input-name', 'Every minute', { over: true });
        await hand.click('#node-dialog-ok');
        await hand.until(`!document.querySelector('.red-ui-tray')`);
        await hand.click('#red-ui-header-button-deploy');
        await hand.see('::-p-text(Successfully deployed)');
      },
    },
  ],
};
