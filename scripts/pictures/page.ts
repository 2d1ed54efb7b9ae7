import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

export type Theme = 'light' | 'dark';

export interface PageOptions {
  readonly theme: Theme;
  /** Mermaid, as a script; null: charts are shown as they are written */
  readonly mermaid: string | null;
  /** show what is folded away, too */
  readonly open: boolean;
}

/** In CSS pixels: a comment's width on GitHub. */
export const WIDTH = 920;

/** Markdown as GitHub renders it, nearly: raw HTML is left as it is, which is worse than what GitHub does. */
export function rendered(markdown: string): string {
  return micromark(markdown, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });
}

/** A page that looks like a comment on GitHub. Its title becomes its height in pixels. */
export function page(markdown: string, { theme, mermaid, open }: PageOptions): string {
  const css = createRequire(import.meta.url).resolve(`github-markdown-css/github-markdown-${theme}.css`);
  const ground = theme === 'light' ? '#ffffff' : '#0d1117';
  const html = rendered(markdown).replace(
    /<pre><code class="language-mermaid">([\s\S]*?)<\/code><\/pre>/g,
    mermaid === null ? '$&' : '<div class="mermaid">$1</div>',
  );
  const drawn = `mermaid.initialize({ startOnLoad: false, theme: '${theme === 'light' ? 'default' : 'dark'}' }); mermaid.run().then(measure)`;
  return [
    '<!doctype html><meta charset="utf-8">',
    `<style>${readFileSync(css, 'utf8')} body { margin: 0; background: ${ground}; } article { box-sizing: border-box; width: ${WIDTH}px; padding: 24px; }</style>`,
    `<article class="markdown-body">${open ? html.replaceAll('<details>', '<details open>') : html}</article>`,
    ...(mermaid === null ? [] : [`<script>${mermaid}</script>`]),
    `<script>const measure = () => { document.title = String(Math.ceil(document.querySelector('article').getBoundingClientRect().height)) }; measure(); ${mermaid === null ? '' : drawn}</script>`,
  ].join('\n');
}
