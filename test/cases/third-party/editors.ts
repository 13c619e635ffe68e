import type { Case } from '../case.ts';

/** Editors of text and code. */

export const EDITORS: readonly Case[] = [
  {
    name: 'quill-editor',
    component: 'quill',
    kinds: ['fill'],
    html: `<title>Quill</title><div id="editor" style="height: 150px"></div><script type="module">
      import Quill from 'quill'; import 'quill/dist/quill.snow.css'; const quill = new Quill('#editor', { theme: 'snow' });
      globalThis.state = () => quill.getContents().ops;</script>`,
    async act(hand) {
      await hand.click('.ql-editor');
      await hand.write('Dear elves');
      await hand.press('Enter');
      await hand.write('hurry');
    },
  },
  {
    name: 'quill-formats',
    component: 'quill',
    kinds: ['fill'],
    html: `<title>Quill</title><div id="editor" style="height: 150px"></div><script type="module">
      import Quill from 'quill'; import 'quill/dist/quill.snow.css'; const quill = new Quill('#editor', { theme: 'snow' });
      globalThis.state = () => quill.getContents().ops;</script>`,
    async act(hand) {
      await hand.click('.ql-editor');
      await hand.write('Wish: ');
      await hand.click('button.ql-bold');
      await hand.write('a sled');
    },
  },
  {
    name: 'tiptap-editor',
    component: '@tiptap/core',
    kinds: ['fill', 'press'],
    html: `<title>Tiptap</title><button id="bold">Bold</button><div id="editor"></div><script type="module">
      import { Editor } from '@tiptap/core'; import StarterKit from '@tiptap/starter-kit';
      const editor = new Editor({ element: document.getElementById('editor'), extensions: [StarterKit], content: '' });
      document.getElementById('bold').onclick = () => editor.chain().focus().toggleBold().run();
      globalThis.state = () => editor.getJSON();</script><style>.tiptap { min-height: 80px; border: 1px solid }</style>`,
    async act(hand) {
      await hand.click('.tiptap');
      await hand.write('Snow');
      await hand.press('Enter');
      await hand.press('Control+B');
      await hand.write('and ice');
    },
  },
  {
    name: 'lexical-editor',
    component: 'lexical',
    kinds: ['fill'],
    html: `<title>Lexical</title><div id="editor" contenteditable="true" role="textbox" aria-label="Letter" style="min-height: 80px; border: 1px solid"></div><script type="module">
      import { createEditor, $getRoot } from 'lexical'; import { registerRichText, HeadingNode, QuoteNode } from '@lexical/rich-text'; import { createEmptyHistoryState, registerHistory } from '@lexical/history';
      const editor = createEditor({ namespace: 'case', nodes: [HeadingNode, QuoteNode], onError(error) { throw error; } }); editor.setRootElement(document.getElementById('editor'));
      registerRichText(editor); registerHistory(editor, createEmptyHistoryState(), 300);
      globalThis.state = () => editor.getEditorState().read(() => $getRoot().getTextContent());</script>`,
    async act(hand) {
      await hand.click('#editor');
      await hand.write('A red kite');
      await hand.press('Enter');
      await hand.write('and a drum');
    },
  },
  {
    name: 'trix-editor',
    component: 'trix',
    kinds: ['fill'],
    html: `<title>Trix</title><form><input id="body" type="hidden" name="body"><trix-editor input="body" aria-label="Body"></trix-editor></form><script type="module">
      import 'trix'; import 'trix/dist/trix.css'; globalThis.state = () => document.getElementById('body').value;</script>`,
    async act(hand) {
      await hand.click('trix-editor');
      await hand.write('Ten reindeer');
    },
  },
  {
    name: 'codemirror-editor',
    component: 'codemirror',
    kinds: ['fill'],
    html: `<title>CodeMirror</title><div id="editor"></div><script type="module">
      import { EditorView, basicSetup } from 'codemirror'; import { javascript } from '@codemirror/lang-javascript';
      const view = new EditorView({ doc: '', extensions: [basicSetup, javascript()], parent: document.getElementById('editor') });
      globalThis.state = () => view.state.doc.toString();</script>`,
    async act(hand) {
      await hand.click('.cm-content');
      await hand.write('let toys = 3;');
      await hand.press('Enter');
      await hand.write('wrap toys;');
    },
  },
  {
    name: 'codemirror-edits',
    component: 'codemirror',
    kinds: ['press', 'fill'],
    html: `<title>CodeMirror</title><div id="editor"></div><script type="module">
      import { EditorView, basicSetup } from 'codemirror';
      const view = new EditorView({ doc: 'one\\ntwo\\nthree', extensions: [basicSetup], parent: document.getElementById('editor') });
      globalThis.state = () => view.state.doc.toString();</script>`,
    async act(hand) {
      await hand.click('.cm-line:nth-child(2)');
      await hand.press('End');
      await hand.write(' elves');
      await hand.press('Alt+ArrowUp');
    },
  },
  {
    name: 'ace-editor',
    component: 'ace-builds',
    kinds: ['type'],
    html: `<title>Ace</title><div id="editor" style="width: 500px; height: 200px"></div><script type="module">
      import ace from 'ace-builds/src-noconflict/ace'; const editor = ace.edit('editor', { useWorker: false });
      globalThis.state = () => editor.getValue();</script>`,
    async act(hand) {
      await hand.click('.ace_content');
      await hand.write('print sleigh');
      await hand.press('Enter');
      await hand.write('done');
    },
  },
  {
    name: 'easymde-editor',
    component: 'easymde',
    kinds: ['type'],
    html: `<title>Markdown</title><textarea id="note"></textarea><script type="module">
      import EasyMDE from 'easymde'; import 'easymde/dist/easymde.min.css'; const editor = new EasyMDE({ element: document.getElementById('note'), spellChecker: false, autoDownloadFontAwesome: false, status: false });
      globalThis.state = () => editor.value();</script>`,
    async act(hand) {
      await hand.click('.CodeMirror-scroll');
      await hand.write('# Wishes');
    },
  },
];
