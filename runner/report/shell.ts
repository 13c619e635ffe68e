import { createHash } from 'node:crypto';
import type { ReportData } from './data.ts';
import { count } from './verdicts.ts';

/**
 * The text of a report's file. What was recorded stands in it once, as JSON that can't end its own element;
 * the page may run no other script, take no other style and ask for nothing but its own pictures.
 */
export function renderReport(data: ReportData, assets: { script: string; style: string }): string {
  const script = inline(assets.script, 'script');
  const style = inline(assets.style, 'style');
  const { passed, failed } = count(data.runs.map(({ run }) => run));
  const isGreen = failed === 0 && passed > 0;
  const policy = [
    "default-src 'none'",
    `script-src ${hash(script)}`,
    `style-src ${hash(style)}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${failed} failed, ${passed} passed – Waymark</title>
<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(icon(isGreen))}">
<style>${style}</style>
</head>
<body>
<div id="report"></div>
<noscript>${passed} passed, ${failed} failed. The rest of this report needs JavaScript.</noscript>
<script type="application/json" id="data">${json(data)}</script>
<script>${script}</script>
</body>
</html>
`;
}

function json(data: ReportData): string {
  return JSON.stringify(data)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}

/** Our own code inside an element of its own: text in it that looks like an end tag must not end it. */
function inline(code: string, element: 'script' | 'style'): string {
  return code.replaceAll(new RegExp(`<(?=/${element}|!--)`, 'gi'), element === 'script' ? '\\x3c' : '\\3c ');
}

function hash(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

function icon(isGreen: boolean): string {
  const [colour, mark] = isGreen ? ['#0b6e4f', 'M4.5 8.5l2.5 2.5 4.5-6'] : ['#b3261e', 'M5 5l6 6M11 5l-6 6'];
  const path = `<path d="${mark}" fill="none" stroke="#fff" stroke-width="2"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><circle cx="8" cy="8" r="8" fill="${colour}"/>${path}</svg>`;
}
