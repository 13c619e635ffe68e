/** Matches all elements that may have a role, and more. */
export function selectorOfRole(role: string): string {
  const tags = TAGS_OF_ROLE[role];
  return tags === undefined ? '[role]' : `${tags},[role]`;
}

/** The tags that have a role without saying so, so that a search need not weigh every element of a page. */
const TAGS_OF_ROLE: Record<string, string> = {
  article: 'article',
  banner: 'header',
  button: 'button,input,summary',
  cell: 'td',
  checkbox: 'input',
  columnheader: 'th',
  combobox: 'input,select',
  complementary: 'aside',
  contentinfo: 'footer',
  definition: 'dd',
  dialog: 'dialog',
  document: 'html',
  figure: 'figure',
  form: 'form',
  group: 'details,fieldset,optgroup',
  heading: 'h1,h2,h3,h4,h5,h6',
  img: 'img,svg',
  legend: 'legend',
  link: 'a,area,link',
  list: 'menu,ol,ul',
  listbox: 'select,datalist',
  listitem: 'li',
  main: 'main',
  math: 'math',
  navigation: 'nav',
  option: 'option',
  progressbar: 'progress',
  radio: 'input',
  region: 'section',
  row: 'tr',
  rowgroup: 'tbody,tfoot,thead',
  searchbox: 'input',
  separator: 'hr',
  slider: 'input',
  spinbutton: 'input',
  status: 'output',
  table: 'table',
  term: 'dt',
  textbox: 'input,textarea',
};
