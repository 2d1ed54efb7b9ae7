import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

/** Markdown as GitHub renders it, nearly: raw HTML is left as it is, which is worse than what GitHub does. */
export function rendered(markdown: string): string {
  return micromark(markdown, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });
}

/** A page that looks like a comment on GitHub. */
export function page(markdown: string, theme: 'light' | 'dark'): string {
  const css = createRequire(import.meta.url).resolve(`github-markdown-css/github-markdown-${theme}.css`);
  const ground = theme === 'light' ? '#ffffff' : '#0d1117';
  return [
    '<!doctype html><meta charset="utf-8">',
    `<style>${readFileSync(css, 'utf8')} body { margin: 0; background: ${ground}; } article { box-sizing: border-box; width: 900px; padding: 24px; }</style>`,
    `<article class="markdown-body">${rendered(markdown).replaceAll('<details>', '<details open>')}</article>`,
  ].join('\n');
}
