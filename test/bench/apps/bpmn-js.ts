import type { App } from './app.ts';
import { servePage } from './pages.ts';

const STATE = `modeler.get('elementRegistry').filter((one) => one.parent).map(({ type, businessObject, x, y, width, height }) =>
  [type, businessObject.name, Math.round(x), Math.round(y), width, height])`;

/** An editor of diagrams, drawn as SVG. */
export const BPMN: App = {
  name: 'bpmn-js',
  packages: { 'bpmn-js': '18.31.1' },
  start: (folder) => servePage(folder, PAGE),
  journeys: [
    {
      title: 'Append a task and name it',
      path: '/',
      state: STATE,
      async act(hand) {
        await hand.click('[data-element-id=Start]');
        await hand.click('.djs-context-pad [data-action="append.append-task"]');
        await hand.click('[data-element-id^=Activity_]', { count: 2 });
        await hand.write('Load the sleigh');
        await hand.click(['.djs-container', 0.9, 0.9]);
      },
    },
    {
      title: 'Put a gateway from the palette, and move the start',
      path: '/',
      state: STATE,
      async act(hand) {
        await hand.click('.djs-palette [data-action="create.exclusive-gateway"]');
        await hand.click(['.djs-container', 0.6, 0.5]);
        await hand.drag('[data-element-id=Start] .djs-hit', ['.djs-container', 0.3, 0.7]);
      },
    },
  ],
};

const PAGE = `<title>Processes</title><style>html, body, #canvas { height: 100%; margin: 0 }</style>
  <link rel="stylesheet" href="/lib/bpmn-js/dist/assets/diagram-js.css"><link rel="stylesheet" href="/lib/bpmn-js/dist/assets/bpmn-js.css">
  <link rel="stylesheet" href="/lib/bpmn-js/dist/assets/bpmn-font/css/bpmn.css"><div id="canvas"></div>
  <script src="/lib/bpmn-js/dist/bpmn-modeler.production.min.js"></script><script>
  const modeler = new BpmnJS({ container: '#canvas' });
  modeler.importXML(\`<?xml version="1.0" encoding="UTF-8"?>
    <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:omgdc="http://www.omg.org/spec/DD/20100524/DC" targetNamespace="x">
    <process id="Process" isExecutable="false"><startEvent id="Start" /></process>
    <bpmndi:BPMNDiagram id="Diagram"><bpmndi:BPMNPlane id="Plane" bpmnElement="Process"><bpmndi:BPMNShape id="Shape" bpmnElement="Start">
    <omgdc:Bounds x="240" y="200" width="36" height="36" /></bpmndi:BPMNShape></bpmndi:BPMNPlane></bpmndi:BPMNDiagram></definitions>\`);</script>`;
