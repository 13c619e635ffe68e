import type { OwnAnswer } from './own-pages.ts';

/** A page with links, a form and a frame that lead to files. */
const PAGE = `<title>Files</title><a href="/export">Export</a>
         <form action="/report"><input name="year" aria-label="Year" value="2027"><button>Report</button></form>
         <a href="/files/plan.xlsx" target="_blank">Plan</a> <a href="/export" download>Save</a>
         <button onclick="frame.src = '/export'">Framed</button> <iframe id="frame" title="Hidden" hidden></iframe>
         <a href="/slow">Slow</a> <button>Like</button> <a href="/nothing">Nothing</a> <a href="/notes.txt">Notes</a>`;

/** What the links lead to; only the answers tell that these are files. */
const ANSWERS: Readonly<Record<string, OwnAnswer>> = {
  '/export': file('attachment; filename="tours.csv"', 'text/csv'),
  '/report': file(
    "attachment; filename=bueros.pdf; filename*=UTF-8''B%C3%BCros%202027.pdf",
    'application/pdf',
  ),
  '/files/plan.xlsx': file('', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
  '/slow': { ...file('attachment; filename=slow.txt', 'text/plain'), after: 1200 },
  '/nothing': { status: 204, headers: {}, body: '' },
  '/notes.txt': { headers: { 'content-type': 'text/plain' }, body: 'Only notes' },
};

function file(disposition: string, type: string): OwnAnswer {
  return {
    headers: { 'content-type': type, ...(disposition && { 'content-disposition': disposition }) },
    body: 'a,b\n1,2\n',
  };
}

/** The page, at `/`, and what its links lead to. */
export function fileAt(path: string): string | OwnAnswer | undefined {
  return path === '/' ? PAGE : ANSWERS[path];
}
