import { render } from 'preact';
import '../../../report/page.css';
import 'uplot/dist/uPlot.min.css';
import './page.css';
import { App } from './app.tsx';

const root = document.querySelector('#dashboard');
if (root) render(<App />, root);
