import { OWN_CASES } from '../../cases/all.ts';

/** The pages of the benches on naming elements, and which of them its weights were tuned on. */

/** A page whose elements are named. */
export interface CorpusPage {
  readonly name: string;
  /** Tuned on, only ever measured on, or none of both. */
  readonly part: 'train' | 'test' | 'own';
  /** A page that the package brings, as `package/path`; without this and the next, it is the page of a case. */
  readonly file?: string;
  /** A page of the demo site, by its address there. */
  readonly site?: string;
  /** What is clicked before the page is looked at: what opens a calendar or a list. */
  readonly open?: string;
}

/** Whole pages of themes, and pages that are made with a component. */
export const CORPUS: readonly CorpusPage[] = [
  { name: 'freelancer', part: 'train', file: 'freelancer-5/index.html' },
  { name: 'modern-business', part: 'train', file: 'modern-business-4/index.html' },
  { name: 'modern-business-contact', part: 'train', file: 'modern-business-4/contact.html' },
  { name: 'modern-business-pricing', part: 'train', file: 'modern-business-4/pricing.html' },
  { name: 'modern-business-blog', part: 'train', file: 'modern-business-4/blog-home-1.html' },
  { name: 'flatpickr-date', part: 'train', open: '#start' },
  { name: 'choices-select', part: 'train', open: '.choices' },
  { name: 'easymde-editor', part: 'train' },
  { name: 'tabulator-cells', part: 'train' },
  { name: 'shoelace-form', part: 'train' },
  { name: 'sortablejs-board', part: 'train' },
  { name: 'sb-admin', part: 'test', file: 'sb-admin-4/index.html' },
  { name: 'sb-admin-tables', part: 'test', file: 'sb-admin-4/tables.html' },
  { name: 'sb-admin-register', part: 'test', file: 'sb-admin-4/register.html' },
  { name: 'sb-admin-cards', part: 'test', file: 'sb-admin-4/cards.html' },
  { name: 'agency', part: 'test', file: 'agency-5/index.html' },
  { name: 'shop-homepage', part: 'test', file: 'shop-homepage-4/dist/index.html' },
  { name: 'shop-item', part: 'test', file: 'shop-item-4/dist/index.html' },
  { name: 'fullcalendar-click', part: 'test' },
  { name: 'air-datepicker', part: 'test', open: '#day' },
  { name: 'intl-tel-input', part: 'test', open: '.iti__selected-country' },
  { name: 'quill-editor', part: 'test' },
  { name: 'jspreadsheet-cells', part: 'test' },
  { name: 'material-form', part: 'test' },
  { name: 'trix-editor', part: 'test' },
];

/** Pages of our own, which are only held to the laws: those of the cases, and the demo site's. */
export const OWN_PAGES: readonly CorpusPage[] = [
  ...OWN_CASES.map(({ name }): CorpusPage => ({ name, part: 'own' })),
  { name: 'nook', part: 'own', site: '/' },
  { name: 'nook-offices', part: 'own', site: '/offices' },
  { name: 'nook-office', part: 'own', site: '/offices/father-christmas-workshop' },
  { name: 'nook-booking', part: 'own', site: '/book/father-christmas-workshop' },
  { name: 'nook-login', part: 'own', site: '/login' },
  { name: 'nook-lab', part: 'own', site: '/lab' },
];
