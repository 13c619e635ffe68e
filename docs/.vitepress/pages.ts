/** What the site shows beside each page, in the order in which somebody needs it. */
export const SIDEBAR = [
  {
    text: 'Develop',
    items: [{ text: 'Architecture', link: '/architecture' }],
  },
];
