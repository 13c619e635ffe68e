import { render } from 'preact';
import type { ReportData } from './data.ts';
import { Report } from './report.tsx';

// Both elements stand in the shell that this script is written into.
const data: ReportData = JSON.parse(document.querySelector('#data')?.textContent ?? '');
const root = document.querySelector('#report');
if (root) render(<Report runs={data.runs} />, root);
